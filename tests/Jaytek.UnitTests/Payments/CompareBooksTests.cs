using Jaytek.Kernel;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Providers;
using Jaytek.Payments.Reconciliation;

namespace Jaytek.UnitTests.Payments;

/// <summary>Two sides of the same money, and where they differ.</summary>
public sealed class CompareBooksTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 3, 40, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset From = Now.AddDays(-30);
    private static readonly DateTimeOffset At = Now.AddDays(-10);

    [Fact]
    public void Alike_is_no_difference() => Assert.Empty(Compare([Line(LineKind.Payment, "pi", 1_000, 40)], [Ours(LineKind.Payment, "pi", 1_000, 40)]));

    [Theory]
    [InlineData(999, 40, "Amount")]
    [InlineData(1_000, 41, "Fee")]
    public void Another_amount_and_another_fee_are(long amount, long fee, string kind) =>
        Assert.Equal(kind, Assert.Single(Compare([Line(LineKind.Payment, "pi", amount, fee)], [Ours(LineKind.Payment, "pi", 1_000, 40)])).Kind.ToString());

    [Fact]
    public void A_fee_that_we_do_not_know_is()
    {
        var difference = Assert.Single(Compare([Line(LineKind.Payment, "pi", 1_000, 40)], [Ours(LineKind.Payment, "pi", 1_000, null)]));
        Assert.Equal((DifferenceKind.Fee, null, 40L), (difference.Kind, difference.Ours, difference.Theirs));
    }

    [Fact]
    public void A_refund_that_came_back_is_alike_on_both_sides() => Assert.Empty(Compare(
        [Line(LineKind.Refund, "re", -500), Line(LineKind.Refund, "re", 500)], [Ours(LineKind.Refund, "re", 0, null)]));

    [Fact]
    public void What_others_do_by_the_same_account_is_none() => Assert.Empty(Compare([Line(LineKind.Payment, "pi_foreign", 1_000, 40), Line(LineKind.Refund, "re_foreign", -1_000, payment: "pi_foreign")], []));

    [Fact]
    public void What_names_our_order_or_belongs_to_our_payment_and_is_not_known_is_missing_here() => Assert.Equal(
        [(DifferenceKind.MissingHere, "pi_new", "o1"), (DifferenceKind.MissingHere, "re_new", "o2")],
        Compare(
            [Line(LineKind.Payment, "pi_new", 1_000, 40, order: "o1"), Line(LineKind.Refund, "re_new", -100, payment: "pi"), Line(LineKind.Payment, "pi", 1_000, 40)],
            [Ours(LineKind.Payment, "pi", 1_000, 40, "o2")]).Select(d => (d.Kind, d.Reference, d.OrderId!)));

    [Fact]
    public void A_payment_that_the_provider_does_not_know_is_missing_there_and_one_of_the_edge_is_not() => Assert.Equal(
        ["pi"],
        Compare([], [Ours(LineKind.Payment, "pi", 1_000, 40), Ours(LineKind.Payment, "pi_edge", 1_000, 40, at: From.AddDays(1)), Ours(LineKind.Payment, "pi_now", 1_000, 40, at: Now.AddMinutes(-5))])
            .Select(d => d.Reference));

    [Fact]
    public void What_has_just_happened_is_looked_at_the_next_time() =>
        Assert.Empty(Compare([Line(LineKind.Payment, "pi", 1_000, 40, order: "o1", at: Now.AddMinutes(-5))], []));

    [Fact]
    public void What_is_settled_in_another_currency_is_not_compared_and_never_summed_with_ours()
    {
        var line = Line(LineKind.Payment, "pi", 1_100, 0, currency: "USD");
        var (found, sums) = CompareBooks.Compare("stripe", [line], [Ours(LineKind.Payment, "pi", 1_000, 0)], new HashSet<string>(), From, Now);
        Assert.DoesNotContain(found, d => d.Kind == DifferenceKind.Amount);
        Assert.Equal(new SumLine("USD", "Payments", 1_100, 0, 0), sums[0]);
    }

    [Fact]
    public void Sums_tell_ours_from_others()
    {
        var (_, sums) = CompareBooks.Compare(
            "stripe", [Line(LineKind.Payment, "pi", 1_000, 40), Line(LineKind.Payment, "pi_foreign", 700, 30), Line(LineKind.Payout, "po", -900)], [Ours(LineKind.Payment, "pi", 1_000, 40)],
            new HashSet<string>(), From, Now);
        Assert.Equal([new SumLine("EUR", "Payments", 1_000, 1_000, 700), new SumLine("EUR", "Fees", -40, -40, -30), new SumLine("EUR", "Payouts", -900, null, 0)], sums);
    }

    [Fact]
    public void The_same_difference_has_the_same_id_on_the_next_night() =>
        Assert.Equal(
            Compare([Line(LineKind.Payment, "pi", 999, 40)], [Ours(LineKind.Payment, "pi", 1_000, 40)])[0].Id, Compare([Line(LineKind.Payment, "pi", 998, 40)], [Ours(LineKind.Payment, "pi", 1_000, 40)])[0].Id);

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 4)]
    [InlineData(7, 256)]
    [InlineData(8, 360)]
    [InlineData(1_000_000, 360)]
    public void An_order_is_asked_after_less_and_less_often(int times, int minutes) => Assert.Equal(TimeSpan.FromMinutes(minutes), OrderBackOff.After(times));

    private static IReadOnlyList<Difference> Compare(IReadOnlyList<StatementLine> lines, IReadOnlyList<OurLine> ours) =>
        CompareBooks.Compare("stripe", lines, ours, new HashSet<string>(lines.Select(line => line.OrderId).OfType<string>()), From, Now).Differences;

    private static StatementLine Line(
        LineKind kind, string reference, long amount, long fee = 0, string? payment = null, string? order = null, DateTimeOffset? at = null, string currency = "EUR") =>
        new(kind, reference, payment ?? (kind == LineKind.Payment ? reference : null), order, new Money(amount, currency), new Money(fee, currency), at ?? At);

    private static OurLine Ours(LineKind about, string reference, long amount, long? fee, string order = "o1", DateTimeOffset? at = null) =>
        new(about, reference, order, new Money(amount, "EUR"), fee is { } known ? new Money(known, "EUR") : null, at ?? At);
}

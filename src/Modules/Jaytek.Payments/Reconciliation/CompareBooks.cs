using Jaytek.Kernel;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Providers;

namespace Jaytek.Payments.Reconciliation;

/// <summary>What we have of a payment, refund or dispute.</summary>
/// <param name="About">Which of them.</param>
/// <param name="Reference">The provider's name for it.</param>
/// <param name="OrderId">Our order.</param>
/// <param name="Amount">What came by it, or below zero what went; zero of what was undone.</param>
/// <param name="Fee">What we booked as its fee; null where that is not known yet, or never asked.</param>
/// <param name="Began">When it is first told of, UTC.</param>
internal sealed record OurLine(LineKind About, string Reference, string OrderId, Money Amount, Money? Fee, DateTimeOffset Began);

/// <summary>Both sides of one currency and one sort of line.</summary>
/// <param name="Currency">The currency in which the provider settles.</param>
/// <param name="What">Payments, refunds, disputes, fees, payouts, other.</param>
/// <param name="Theirs">Minor units, of what is ours at the provider.</param>
/// <param name="Ours">Minor units; null where our books do not follow it.</param>
/// <param name="Foreign">Minor units at the provider that belong to somebody else who uses the account.</param>
internal sealed record SumLine(string Currency, string What, long Theirs, long? Ours, long Foreign);

/// <summary>Holds a provider's statement against what we have. It asks nobody.</summary>
internal static class CompareBooks
{
    // An event takes a moment; what is newer is looked at the next time.
    public static readonly TimeSpan Moment = TimeSpan.FromMinutes(10);

    // For how long what the provider has may come to us late: a debit stands in its statement from its beginning on, and is ours once it is paid.
    private static readonly TimeSpan Late = OrderBackOff.Longest + TimeSpan.FromDays(1);

    /// <summary>The differences of a time, and the sums.</summary>
    /// <param name="provider">Whose statement it is.</param>
    /// <param name="lines">The statement.</param>
    /// <param name="ours">What we have: all that the statement names, and all that began in that time.</param>
    /// <param name="orders">Those of the orders that the statement names which are ours.</param>
    /// <param name="from">Its beginning.</param>
    /// <param name="now">Its end.</param>
    public static (IReadOnlyList<Difference> Differences, IReadOnlyList<SumLine> Sums) Compare(
        string provider, IReadOnlyList<StatementLine> lines, IReadOnlyList<OurLine> ours, IReadOnlySet<string> orders, DateTimeOffset from, DateTimeOffset now)
    {
        var found = new List<Difference>();
        var known = ours.ToDictionary(one => (one.About, one.Reference));
        var payments = ours.Where(one => one.About == LineKind.Payment).ToDictionary(one => one.Reference, one => one.OrderId);
        var theirs = lines.Where(line => line.Kind is LineKind.Payment or LineKind.Refund or LineKind.Dispute)
            .GroupBy(line => (line.Kind, line.Reference, line.Amount.Currency)).Select(Group.Of).ToList();
        foreach (var group in theirs)
            found.AddRange(One(provider, group, known.GetValueOrDefault((group.About, group.Reference)), OrderOf(group, payments, orders), from, now));
        var there = theirs.Select(group => (group.About, group.Reference)).ToHashSet();
        found.AddRange(ours.Where(one => !one.Amount.IsZero && one.Began >= from + Late && one.Began < now - Moment && !there.Contains((one.About, one.Reference)))
            .Select(one => Make(provider, DifferenceKind.MissingThere, one.About, one.Reference, one.OrderId, one.Amount.Currency, one.Amount.Minor, null, now)));
        return (found, Sums(lines, theirs, known, payments, orders));
    }

    /// <summary>A difference, under the id that it always has.</summary>
    public static Difference Make(
        string provider, DifferenceKind kind, LineKind about, string reference, string? orderId, string currency, long? ours, long? theirs, DateTimeOffset now) => new()
        {
            Id = PublicId.Derived($"{provider}:{kind}:{about}:{reference}:{currency}"), Provider = provider, Kind = kind, About = about, Reference = reference, OrderId = orderId,
            Currency = currency, Ours = ours, Theirs = theirs, FirstSeenAt = now, SeenAt = now,
        };

    private static IEnumerable<Difference> One(string provider, Group theirs, OurLine? ours, string? orderId, DateTimeOffset from, DateTimeOffset now)
    {
        if (theirs.Last > now - Moment)
            yield break;
        if (ours is null)
        {
            // What names no order of ours is somebody else's; what was undone before we heard of it moved nothing.
            if (orderId is not null && !theirs.Amount.IsZero)
                yield return Make(provider, DifferenceKind.MissingHere, theirs.About, theirs.Reference, orderId, theirs.Amount.Currency, null, theirs.Amount.Minor, now);
            yield break;
        }

        // Settled in another currency the amounts cannot be compared; begun before this time its earlier lines are not here.
        var isWhole = ours.Began >= from || theirs.About == LineKind.Payment;
        if (isWhole && ours.Amount.Currency == theirs.Amount.Currency && ours.Amount != theirs.Amount)
            yield return Make(provider, DifferenceKind.Amount, theirs.About, theirs.Reference, ours.OrderId, theirs.Amount.Currency, ours.Amount.Minor, theirs.Amount.Minor, now);
        if (isWhole && theirs.About != LineKind.Refund && (ours.Fee is { } fee ? fee != theirs.Fee : !theirs.Fee.IsZero))
            yield return Make(provider, DifferenceKind.Fee, theirs.About, theirs.Reference, ours.OrderId, theirs.Fee.Currency, ours.Fee?.Currency == theirs.Fee.Currency ? ours.Fee?.Minor : null, theirs.Fee.Minor, now);
    }

    private static string? OrderOf(Group group, Dictionary<string, string> payments, IReadOnlySet<string> orders) =>
        group.OrderId is { } noted && orders.Contains(noted) ? noted : group.Payment is { } payment ? payments.GetValueOrDefault(payment) : null;

    private static List<SumLine> Sums(
        IReadOnlyList<StatementLine> lines, IReadOnlyList<Group> theirs, Dictionary<(LineKind, string), OurLine> known, Dictionary<string, string> payments, IReadOnlySet<string> orders)
    {
        var sums = new List<SumLine>();
        foreach (var currency in lines.Select(line => line.Amount.Currency).Distinct().Order(StringComparer.Ordinal))
        {
            var here = theirs.Where(group => group.Amount.Currency == currency).Select(group => (Group: group, Ours: known.GetValueOrDefault((group.About, group.Reference)))).ToList();
            bool IsOurs((Group Group, OurLine? Ours) one) => one.Ours is not null || OrderOf(one.Group, payments, orders) is not null;
            long OurAmount(OurLine? line) => line?.Amount.Currency == currency ? line.Amount.Minor : 0;
            long OurFee(OurLine? line) => line?.Fee?.Currency == currency ? line.Fee.Value.Minor : 0;
            foreach (var about in new[] { LineKind.Payment, LineKind.Refund, LineKind.Dispute })
            {
                var of = here.Where(one => one.Group.About == about).ToList();
                if (of.Count > 0)
                    sums.Add(new SumLine(currency, about + "s", of.Where(IsOurs).Sum(one => one.Group.Amount.Minor), of.Sum(one => OurAmount(one.Ours)), of.Where(one => !IsOurs(one)).Sum(one => one.Group.Amount.Minor)));
            }

            sums.Add(new SumLine(currency, "Fees", -here.Where(IsOurs).Sum(one => one.Group.Fee.Minor), -here.Sum(one => OurFee(one.Ours)), -here.Where(one => !IsOurs(one)).Sum(one => one.Group.Fee.Minor)));
            foreach (var about in new[] { LineKind.Payout, LineKind.Other })
            {
                var of = lines.Where(line => line.Kind == about && line.Amount.Currency == currency).ToList();
                if (of.Count > 0)
                    sums.Add(new SumLine(currency, about == LineKind.Payout ? "Payouts" : "Other", of.Sum(line => line.Amount.Minor - line.Fee.Minor), null, 0));
            }
        }

        return sums;
    }

    /// <summary>All lines of a statement about one thing.</summary>
    private sealed record Group(LineKind About, string Reference, string? Payment, string? OrderId, Money Amount, Money Fee, DateTimeOffset Last)
    {
        public static Group Of(IGrouping<(LineKind Kind, string Reference, string Currency), StatementLine> lines) => new(
            lines.Key.Kind, lines.Key.Reference, lines.First().Payment, lines.Select(line => line.OrderId).FirstOrDefault(id => id is not null),
            Money.Sum(lines.Key.Currency, lines.Select(line => line.Amount)), Money.Sum(lines.Key.Currency, lines.Select(line => line.Fee)), lines.Max(line => line.At));
    }
}

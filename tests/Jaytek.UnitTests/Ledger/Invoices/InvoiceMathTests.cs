using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Contracts.Views;
using Jaytek.Ledger.Invoices;

namespace Jaytek.UnitTests.Ledger.Invoices;

/// <summary>Credit in parts never exceeds the invoice, neither in all nor in net or tax, and ends at its last unit.</summary>
public sealed class InvoiceMathTests
{
    [Theory]
    [InlineData(11_900, 1_900, 3)]
    [InlineData(1, 0, 1)]
    [InlineData(1, 1, 1)]
    [InlineData(99, 16, 7)]
    [InlineData(100, 100, 9)]
    [InlineData(10_001, 1_597, 33)]
    public void Credit_in_parts_takes_all_of_it_and_never_more(long gross, long tax, int parts)
    {
        IReadOnlyList<InvoiceLine> lines = [Line(0, gross, tax)];
        var corrections = new List<InvoiceDocument>();
        for (var part = 0; part < parts; part++)
        {
            var left = InvoiceMath.Left(lines, corrections);
            var most = left.Sum(line => line.Gross);
            var amount = part == parts - 1 ? most : Math.Min(most, Math.Max(1, gross / parts));
            if (amount == 0)
                break;
            var taken = InvoiceMath.Take(left, amount);
            Assert.Equal(amount, taken.Sum(line => line.Gross));
            Assert.All(taken, line => Assert.Equal(line.Gross, line.Net + line.Tax));
            corrections.Add(Document(InvoiceKind.CreditNote, taken));
            Assert.All(InvoiceMath.Left(lines, corrections), line => Assert.True(line is { Net: >= 0, Tax: >= 0, Gross: >= 0 }, line.ToString()));
        }

        Assert.All(InvoiceMath.Left(lines, corrections), line => Assert.Equal((0, 0, 0), (line.Net, line.Tax, line.Gross)));
    }

    [Fact]
    public void Random_credit_over_lines_of_several_rates_stays_within_each_line()
    {
        var random = new Random(20261123);
        for (var run = 0; run < 2_000; run++)
        {
            var lines = Enumerable.Range(0, random.Next(1, 6)).Select(at =>
            {
                var gross = random.NextInt64(0, run % 2 == 0 ? 50 : 5_000_000);
                return Line(at, gross, random.NextInt64(0, gross + 1));
            }).ToList();
            var corrections = new List<InvoiceDocument>();
            while (InvoiceMath.Left(lines, corrections) is var left && left.Sum(line => line.Gross) is var most and > 0)
            {
                var taken = InvoiceMath.Take(left, random.NextInt64(1, most + 1));
                corrections.Add(Document(InvoiceKind.CreditNote, taken));
                // Some of it comes back.
                if (corrections.Count < 6 && random.Next(3) == 0)
                    corrections.Add(Document(InvoiceKind.Invoice, taken));
                Assert.All(InvoiceMath.Left(lines, corrections), line => Assert.True(line is { Net: >= 0, Tax: >= 0, Gross: >= 0 } && line.Gross == line.Net + line.Tax, line.ToString()));
            }
        }
    }

    [Fact]
    public void Tax_that_is_known_is_taken_as_it_is_and_every_line_has_room_for_it()
    {
        var random = new Random(20261124);
        for (var run = 0; run < 2_000; run++)
        {
            IReadOnlyList<InvoiceLine> left = [.. Enumerable.Range(0, random.Next(1, 6)).Select(at =>
            {
                var gross = random.NextInt64(1, run % 2 == 0 ? 20 : 5_000_000);
                return Line(at, gross, random.NextInt64(0, gross + 1));
            })];
            while (left.Sum(line => line.Gross) is var most and > 0)
            {
                var amount = random.NextInt64(1, most + 1);
                var (least, highest) = (Math.Max(0, amount - left.Sum(line => line.Net)), Math.Min(amount, left.Sum(line => line.Tax)));
                var tax = random.NextInt64(least, highest + 1);
                var taken = InvoiceMath.Take(left, amount, tax);
                Assert.Equal((amount, tax), (taken.Sum(line => line.Gross), taken.Sum(line => line.Tax)));
                left = InvoiceMath.Left(left, [Document(InvoiceKind.CreditNote, taken)]);
                Assert.All(left, line => Assert.True(line is { Net: >= 0, Tax: >= 0 } && line.Gross == line.Net + line.Tax, line.ToString()));
            }
        }
    }

    [Theory]
    [InlineData(5_950, 0, 0)]
    [InlineData(5_950, 1_901, 1_900)]
    [InlineData(10_500, 100, 500)]
    [InlineData(11_900, 7, 1_900)]
    public void Tax_that_an_invoice_has_not_left_is_taken_as_near_as_it_gets(long amount, long tax, long taken) =>
        Assert.Equal((amount - taken, taken), Assert.Single(InvoiceMath.Take([Line(0, 11_900, 1_900)], amount, tax)) is var line ? (line.Net, line.Tax) : default);

    [Fact]
    public void The_tax_of_a_part_is_in_proportion()
    {
        var taken = Assert.Single(InvoiceMath.Take([Line(0, 11_900, 1_900)], 5_950));
        Assert.Equal((5_000, 950), (taken.Net, taken.Tax));
    }

    [Theory]
    [InlineData(123_456_789, "EUR", "1,234,567.89")]
    [InlineData(-100_000, "EUR", "−1,000.00")]
    [InlineData(1_234, "JPY", "1,234")]
    [InlineData(999, "JPY", "999")]
    [InlineData(-1_234_567, "KWD", "−1,234.567")]
    [InlineData(5, "KWD", "0.005")]
    [InlineData(0, "EUR", "0.00")]
    public void Amounts_are_printed_grouped_with_the_decimals_of_their_currency(long minor, string currency, string printed) =>
        Assert.Equal(printed, PrintedMoney.Of(new Money(minor, currency)));

    [Theory]
    [InlineData(1_900, "19 %")]
    [InlineData(770, "7.7 %")]
    [InlineData(525, "5.25 %")]
    [InlineData(0, "0 %")]
    [InlineData(5, "0.05 %")]
    public void Rates_are_printed_without_needless_zeroes(int basisPoints, string printed) => Assert.Equal(printed, PrintedMoney.Rate(basisPoints));

    [Fact]
    public void Two_series_need_two_beginnings()
    {
        var settings = new InvoiceSettings { InvoicePrefix = "cn-" };
        Assert.NotEmpty(settings.Validate(new System.ComponentModel.DataAnnotations.ValidationContext(settings)));
        Assert.Empty(new InvoiceSettings().Validate(new System.ComponentModel.DataAnnotations.ValidationContext(settings)));
    }

    private static InvoiceLine Line(int at, long gross, long tax) => new(at, "A course", 1, gross - tax, "VAT", 1_900, tax, gross);

    private static InvoiceDocument Document(InvoiceKind kind, IReadOnlyList<InvoiceLine> lines) => new()
    {
        Number = "1", Kind = kind, IssuedOn = new DateOnly(2026, 1, 1), SuppliedOn = new DateOnly(2026, 1, 1), OrderId = "o", Currency = "EUR",
        Issuer = new InvoiceIssuer("", [], "", "", "", ""), Buyer = new InvoiceBuyer("", "", [], ""), Lines = lines,
    };
}

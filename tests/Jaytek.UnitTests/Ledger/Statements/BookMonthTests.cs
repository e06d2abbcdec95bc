using Jaytek.Ledger.Contracts.Views;
using Jaytek.Ledger.Postings;
using Jaytek.Ledger.Statements;

namespace Jaytek.UnitTests.Ledger.Statements;

/// <summary>Months of the books.</summary>
public sealed class BookMonthTests
{
    private static readonly TimeZoneInfo Lagos = TimeZoneInfo.FindSystemTimeZoneById("Africa/Lagos");

    [Theory]
    [InlineData("2026-10", true)]
    [InlineData("2020-01", true)]
    [InlineData("2019-12", false)]
    [InlineData("2026-13", false)]
    [InlineData("2026-1", false)]
    [InlineData("2026-10-01", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("٢٠٢٦-10", false)]
    public void Only_a_month_is_a_month(string? text, bool isOne) => Assert.Equal(isOne, BookMonth.TryParse(text, out _));

    [Fact]
    public void Months_follow_each_other_without_a_gap_by_the_clock_of_the_site()
    {
        var month = new BookMonth(2025, 11);
        for (var count = 0; count < 24; count++, month = month.Next)
        {
            Assert.Equal(month.Span(Lagos).Before, month.Next.Span(Lagos).From);
            Assert.Equal(month, month.Next.Before);
        }

        // Midnight in Lagos is eleven at night before, in UTC.
        Assert.Equal(PostingIds.From(new DateTimeOffset(2026, 9, 30, 23, 0, 0, TimeSpan.Zero)), new BookMonth(2026, 10).Span(Lagos).From);
    }

    [Fact]
    public void A_month_is_over_an_hour_after_its_end()
    {
        var end = new DateTimeOffset(2026, 10, 31, 23, 0, 0, TimeSpan.Zero);
        var month = new BookMonth(2026, 10);
        Assert.False(month.IsOver(end, Lagos));
        Assert.False(month.IsOver(end.AddMinutes(59), Lagos));
        Assert.True(month.IsOver(end.AddHours(1), Lagos));
        Assert.Equal(new BookMonth(2026, 11), BookMonth.Of(end, Lagos));
    }

    [Fact]
    public void Too_many_movements_stand_together_by_day_and_kind_and_come_to_the_same()
    {
        var random = new Random(7);
        var balance = new StatementBalance(5, 0, 0);
        var lines = new List<StatementLine>();
        for (var at = 0; at < 3_000; at++)
        {
            var change = new StatementBalance(random.Next(-9, 9), random.Next(9), 0);
            balance += change;
            lines.Add(new StatementLine(new DateOnly(2026, 10, 1 + (at / 100)), at % 3 == 0 ? "Refund" : "Share of a sale", "", at + 1, change, balance));
        }

        var whole = new StatementDocument
        {
            Issuer = "", Owner = "", Month = "2026-10", From = new DateOnly(2026, 10, 1), To = new DateOnly(2026, 10, 31), Currency = "EUR",
            Opening = new StatementBalance(5, 0, 0), Lines = lines,
        };
        var together = PrintStatement.Together(whole);
        Assert.Equal(60, together.Lines.Count);
        Assert.Equal((whole.Closing, whole.Closing), (together.Closing, together.Lines[^1].Balance));
        Assert.Same(whole with { Lines = [] } is var few ? few : null, PrintStatement.Together(few));
    }
}

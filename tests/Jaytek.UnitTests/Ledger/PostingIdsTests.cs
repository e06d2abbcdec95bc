using Jaytek.Ledger.Postings;

namespace Jaytek.UnitTests.Ledger;

/// <summary>Numbers of postings and the instants that they bear.</summary>
public sealed class PostingIdsTests
{
    [Fact]
    public void A_number_bears_the_millisecond_in_which_it_was_given()
    {
        var before = DateTimeOffset.UtcNow;
        var at = PostingIds.At(new PostingIds(TimeProvider.System).Next(above: 0));
        Assert.InRange(at, before.AddMilliseconds(-1), DateTimeOffset.UtcNow);
        Assert.Equal(0, at.Ticks % TimeSpan.TicksPerMillisecond);
    }

    [Fact]
    public void A_span_is_the_same_by_numbers_and_by_the_clock()
    {
        var month = new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);
        var first = PostingIds.From(month);
        Assert.Equal(month, PostingIds.At(first));
        Assert.Equal(month.AddMilliseconds(-1), PostingIds.At(first - 1));
    }

    [Fact]
    public void A_number_that_has_to_be_above_another_keeps_its_instant()
    {
        var ids = new PostingIds(TimeProvider.System);
        var ahead = PostingIds.From(DateTimeOffset.UtcNow.AddSeconds(5)) + 7;
        Assert.Equal(ahead + 1, ids.Next(above: ahead));
        Assert.Equal(PostingIds.At(ahead), PostingIds.At(ahead + 1));
    }
}

using System.Collections.Concurrent;

namespace Jaytek.Pages.Redirects;

/// <summary>Counts in memory how often redirects led somebody on; a job writes it down every minute, and a killed process loses less than that.</summary>
internal sealed class RedirectHits(TimeProvider clock)
{
    private ConcurrentDictionary<long, Tally> _tallies = new();

    /// <summary>One more.</summary>
    public void Count(long id) => _tallies.AddOrUpdate(id, static (_, now) => new Tally(1, now), static (_, tally, now) => new Tally(tally.Count + 1, now), clock.GetUtcNow());

    /// <summary>What was counted since the last time; counting goes on in a new list.</summary>
    public IReadOnlyCollection<KeyValuePair<long, Tally>> Take() => Interlocked.Exchange(ref _tallies, new()).ToArray();

    /// <summary>Hits of one redirect.</summary>
    /// <param name="Count">How many.</param>
    /// <param name="LastAt">The last one.</param>
    public sealed record Tally(long Count, DateTimeOffset LastAt);
}

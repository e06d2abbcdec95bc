namespace Jaytek.IntegrationTests.Sites;

/// <summary>A clock that a test moves; timers stay real, but for those that are told to stand still.</summary>
public sealed class TestClock : TimeProvider
{
    private readonly DateTimeOffset _begun = System.GetUtcNow();
    private long _offsetTicks;

    /// <summary>True lets no time pass but what is told; timers go on by the real one.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>Timers that tick at this interval never do; null lets all tick.</summary>
    public TimeSpan? Still { get; init; }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        period == Still ? base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) : base.CreateTimer(callback, state, dueTime, period);

    public override DateTimeOffset GetUtcNow() => (IsFrozen ? _begun : base.GetUtcNow()).AddTicks(Interlocked.Read(ref _offsetTicks));

    public void Advance(TimeSpan by) => Interlocked.Add(ref _offsetTicks, by.Ticks);
}

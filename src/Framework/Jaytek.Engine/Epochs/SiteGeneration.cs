namespace Jaytek.Engine.Epochs;

/// <summary>
/// Counts the changes that anything kept for everybody may depend on. All caches of <see cref="IEpochListener.Any"/> ask this one number, so
/// they go stale in one moment: were each to count for itself, a page could be made of a list that is forgotten only after it, and be kept.
/// </summary>
public sealed class SiteGeneration : IEpochListener
{
    private long _current;

    /// <summary>The state that a value must have been made in to be good.</summary>
    public long Current => Volatile.Read(ref _current);

    string IEpochListener.Epoch => IEpochListener.Any;

    Task IEpochListener.RefreshAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _current);
        return Task.CompletedTask;
    }
}

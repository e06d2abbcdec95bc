using Jaytek.Engine.Epochs;

namespace Jaytek.Engine.Actions;

/// <summary>
/// While it lasts, the actions that its maker calls do not clear the caches of this process; its end does. It goes along with the calls and not
/// with a scope, since who works on many things gives each a scope of its own.
/// </summary>
internal sealed class FollowingOnce : IAsyncDisposable
{
    private static readonly AsyncLocal<FollowingOnce?> Current = new();

    private readonly EpochPoller _epochs;
    private readonly FollowingOnce? _outer;
    private volatile bool _hasEnded;

    public FollowingOnce(EpochPoller epochs)
    {
        (_epochs, _outer) = (epochs, Current.Value);
        Current.Value = this;
    }

    /// <summary>Whether somebody above follows later. What was started inside and outlives it follows by itself again.</summary>
    public static bool IsUnderWay => Current.Value?.IsOpen == true;

    private bool IsOpen => !_hasEnded || _outer?.IsOpen == true;

    // Not async: a change of what goes along with the calls would not reach the caller.
    public ValueTask DisposeAsync()
    {
        _hasEnded = true;
        Current.Value = _outer;
        // What was committed stands, whether or not all of it was reached. An outer one follows for this one too.
        return IsUnderWay ? ValueTask.CompletedTask : new ValueTask(_epochs.FollowAsync(CancellationToken.None));
    }
}

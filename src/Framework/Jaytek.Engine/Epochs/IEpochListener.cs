namespace Jaytek.Engine.Epochs;

/// <summary>A cache that must be refreshed when a named epoch moves. Registered as a singleton of this interface.</summary>
public interface IEpochListener
{
    /// <summary>The <see cref="Epoch"/> of a cache that anything but <see cref="Own"/> may make stale; it follows after those of the epoch itself, and asks <see cref="SiteGeneration"/> whether what it keeps is good.</summary>
    const string Any = "*";

    /// <summary>
    /// How the names of epochs begin that change only what single people may do: sessions, passwords. What is kept for everybody stays good,
    /// and nobody empties it for all by signing in and out.
    /// </summary>
    const string Own = "own:";

    /// <summary>The epoch's name, or <see cref="Any"/>.</summary>
    string Epoch { get; }

    /// <summary>Reads the new state. Called after a commit of this process that bumped the epoch, and within a second of another's.</summary>
    Task RefreshAsync(CancellationToken cancellationToken);
}

namespace Jaytek.Engine.Outgoing;

/// <summary>How one kind of outgoing call behaves; a module keeps its own as a constant. Calls of one name and host share a circuit breaker.</summary>
/// <param name="Name">Names the kind in logs and errors, such as <c>media</c>.</param>
public sealed record OutgoingClient(string Name)
{
    /// <summary>How long one try may take until the answer's headers are there. The body's reading is the caller's to limit.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Tries after the first, 0 to 10. None for a caller that repeats by rules of its own, as where a protocol says more than a status does.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>About how long the first retry waits; each further one about twice as long, all with jitter.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between tries. An answer whose <c>Retry-After</c> asks for more is handed back at once.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many calls of a host within half a minute, at least half of them failed, open its circuit.</summary>
    public int BreakAfter { get; init; } = 8;

    /// <summary>How long an open circuit refuses calls before it lets one try.</summary>
    public TimeSpan BreakFor { get; init; } = TimeSpan.FromSeconds(30);
}

namespace Jaytek.Webhooks.Deliveries;

/// <summary>When a delivery is tried again: soon at first, then ever later, never at the same moment as all others.</summary>
internal static class BackOff
{
    /// <summary>So many tries of one delivery have to fail before an endpoint is switched off for its failures.</summary>
    public const int TriesToGiveUp = 5;

    /// <summary>So long later deliveries wait behind one that the receiver did not answer; then they overtake it.</summary>
    public static readonly TimeSpan MostHeld = TimeSpan.FromMinutes(15);

    private const double Jitter = 0.2;

    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(3), TimeSpan.FromHours(4),
    ];

    /// <summary>The next try, or null where the time for tries is over.</summary>
    /// <param name="attempts">How many have failed, from 1.</param>
    /// <param name="now">The time.</param>
    /// <param name="until">When the time for tries is over.</param>
    /// <param name="asked">How long the receiver has asked to be left alone, or null.</param>
    /// <param name="chance">Between 0 and 1.</param>
    public static DateTimeOffset? Next(int attempts, DateTimeOffset now, DateTimeOffset until, TimeSpan? asked, double chance)
    {
        if (now >= until)
            return null;
        var wait = Waits[Math.Min(attempts, Waits.Length) - 1] * (1 - Jitter + (2 * Jitter * chance));
        var next = now + (asked > wait ? asked.Value : wait);
        // The last try comes at the very end, whatever was asked for.
        return next < until ? next : until;
    }
}

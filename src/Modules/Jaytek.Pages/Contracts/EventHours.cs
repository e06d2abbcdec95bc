namespace Jaytek.Pages.Contracts;

/// <summary>When a date counts as past, the same in every list.</summary>
public static class EventHours
{
    /// <summary>A night stays among the coming dates for so long after its start: who arrives late still finds the door.</summary>
    public static TimeSpan Night { get; } = TimeSpan.FromHours(6);

    /// <summary>Whether what starts then is over.</summary>
    public static bool IsOver(DateTimeOffset start, DateTimeOffset now) => start < now - Night;

    /// <summary>What starts before this instant is over; to the minute, so that lists of the same minute are the same list.</summary>
    public static DateTimeOffset Over(DateTimeOffset now)
    {
        var instant = now - Night;
        return instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMinute));
    }
}

namespace Jaytek.Pages.Contracts;

/// <summary>When a date counts as past, the same in every list.</summary>
public static class EventHours
{
    /// <summary>A night stays among the coming dates for so long after its start: who arrives late still finds the door.</summary>
    public static TimeSpan Night { get; } = TimeSpan.FromHours(6);
}

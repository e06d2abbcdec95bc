namespace Jaytek.Ledger.Withdrawals;

/// <summary>
/// How often a withdrawal is sent whose method did not answer: soon at first, then every six hours, for two weeks in all. So long money of sales
/// may take until it can be sent on.
/// </summary>
internal static class PayoutBackOff
{
    /// <summary>After so many a person has to decide.</summary>
    public const int Most = 66;

    /// <summary>How long its event alone is at it.</summary>
    public static readonly TimeSpan First = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    /// <summary>How long to wait after so many tries: fifteen seconds, doubling.</summary>
    public static TimeSpan After(int tries) => tries >= 12 ? Longest : TimeSpan.FromSeconds(15 << Math.Max(0, tries - 1));
}

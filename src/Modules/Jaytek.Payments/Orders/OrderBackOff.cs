namespace Jaytek.Payments.Orders;

/// <summary>When an order is looked after by itself.</summary>
internal static class OrderBackOff
{
    /// <summary>Who just began hears from the provider themselves.</summary>
    public static readonly TimeSpan First = TimeSpan.FromMinutes(2);

    /// <summary>Until then the event of the payment is at it.</summary>
    public static readonly TimeSpan Grant = TimeSpan.FromMinutes(15);

    /// <summary>For how long an order is asked after at most, from its beginning or from when a bank took it over: a debit takes days.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(14);

    private static readonly TimeSpan Widest = TimeSpan.FromHours(6);

    /// <summary>How long until it is asked after again: two minutes, doubling to six hours.</summary>
    public static TimeSpan After(int times) => times >= 8 ? Widest : TimeSpan.FromTicks(Math.Min(Widest.Ticks, First.Ticks << Math.Max(0, times)));
}

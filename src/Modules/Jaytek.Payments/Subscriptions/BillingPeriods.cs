using Jaytek.Payments.Contracts;

namespace Jaytek.Payments.Subscriptions;

/// <summary>Reckons with billing periods, and words them.</summary>
internal static class BillingPeriods
{
    /// <summary>The end of a number of periods since a beginning: on its day of the month, or the month's last where it has no such day.</summary>
    public static DateTimeOffset After(this BillingPeriod every, DateTimeOffset began, int periods) =>
        every == BillingPeriod.Year ? began.AddYears(periods) : began.AddMonths(periods);

    /// <summary>Such as <c>a month</c>, to stand after a price.</summary>
    public static string Words(this BillingPeriod every) => every == BillingPeriod.Year ? "a year" : "a month";
}

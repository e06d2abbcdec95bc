using Jaytek.Contents.Contracts;
using Jaytek.Kernel;
using Jaytek.Learning.Contracts.Views;
using Jaytek.Pages.Contracts;
using Jaytek.Payments.Contracts;

namespace Jaytek.Learning.Bundles;

/// <summary>What lists say of bundles.</summary>
internal static class BundleSummaries
{
    public const string Type = "Bundle";

    /// <summary>So many courses at most; what an editor picked beyond is not sold.</summary>
    public const int MaxCourses = 50;

    public static BundleSummary Build(ContentItem item) => new(
        item.ContentItemId,
        item.Title(),
        item.Url() ?? $"/bundles/{item.ContentItemId}",
        item.Picture(Type, "Cover"),
        item.Text(Type, "ShortDescription"),
        PriceOf(item),
        PeriodOf(item));

    /// <summary>The ids of the courses, in the editor's order.</summary>
    public static IReadOnlyList<string> CoursesOf(ContentItem item) => [.. item.Picked(Type, "Courses").Distinct(StringComparer.Ordinal).Take(MaxCourses)];

    /// <summary>The price, of each period where there are periods; null where number or currency is missing or none.</summary>
    public static Money? PriceOf(ContentItem item) => Courses.CourseSummaries.PriceOf(item, Type);

    /// <summary>How often it is paid; null for once.</summary>
    public static BillingPeriod? PeriodOf(ContentItem item) => item.Text(Type, "Billing") switch
    {
        "Month" => BillingPeriod.Month,
        "Year" => BillingPeriod.Year,
        _ => null,
    };
}

using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Jaytek.Pages.Contracts.Views;
using Jaytek.Payments.Contracts;

namespace Jaytek.Learning.Contracts.Views;

/// <summary>A bundle in a list: the model of <c>Content/Bundle.Summary</c>.</summary>
/// <param name="Id">The bundle's public id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Url">The bundle's page.</param>
/// <param name="Cover">Cover or art.</param>
/// <param name="Promise">A sentence; or null.</param>
/// <param name="Price">Of each period where there are periods; null where none is set.</param>
/// <param name="Every">How often it is paid; null for once.</param>
public sealed record BundleSummary(string Id, string Title, string Url, ImageRequest Cover, string? Promise, Money? Price, BillingPeriod? Every)
{
    /// <summary>What stands behind the price of a subscription, or null.</summary>
    public string? Per => Every switch { BillingPeriod.Month => "a month", BillingPeriod.Year => "a year", _ => null };
}

/// <summary>A bundle's page: the model of <c>Content/Bundle.Detail</c>.</summary>
/// <param name="Head">For the page's head.</param>
/// <param name="VersionId">The version that is shown.</param>
/// <param name="Summary">Title, promise and price.</param>
/// <param name="DescriptionHtml">Sanitised; empty where there is nothing.</param>
/// <param name="Courses">What is in it, as far as whoever looks may see it.</param>
/// <param name="BuyUrl">Where it is bought; null where it is not for sale, or not to whoever looks.</param>
/// <param name="IsOwned">Whether whoever looks has all of its courses for good.</param>
public sealed record BundleDetail(
    PageHead Head, string VersionId, BundleSummary Summary, string DescriptionHtml, IReadOnlyList<CourseSummary> Courses, string? BuyUrl, bool IsOwned) : IPageModel
{
    /// <summary>What the courses cost one by one; null where one has no price, or another currency than the bundle.</summary>
    public Money? Singly => Summary.Price is { } price && Courses.Count > 0 && Courses.All(course => course.Price is { } one && one.Currency == price.Currency)
        ? Courses.Aggregate(Money.Zero(price.Currency), (sum, course) => sum + course.Price!.Value) : null;
}

using Jaytek.Contents.Contracts;
using Jaytek.Kernel;
using Jaytek.Learning.Courses;
using Jaytek.Learning.Enrolments;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Contracts;

namespace Jaytek.Learning.Bundles;

/// <summary>Sells several courses at one price, once or for as long as somebody pays; each course's teacher has their part of it.</summary>
internal sealed class BundleForSale(IContentReader reader, IContentRights rights, Enrolled enrolled) : IPurchasable
{
    public const string Name = "bundle";

    /// <inheritdoc/>
    public string Kind => Name;

    /// <inheritdoc/>
    /// <remarks>
    /// Errors: <c>learning.bundle.not_found</c>, <c>learning.bundle.not_sold</c> (also where one of its courses has no teacher, or is not
    /// published), <c>learning.bundle.enrolled</c> (in all of its courses), <c>learning.bundle.own</c>.
    /// </remarks>
    public async Task<Result<Offer>> OfferAsync(string itemId, string buyerId, CancellationToken cancellationToken)
    {
        if (await reader.GetAsync(itemId, ContentVersion.Published, cancellationToken) is not { ContentType: BundleSummaries.Type } bundle || !await rights.MayViewAsync(bundle, cancellationToken))
            return LearningErrors.BundleNotFound;
        var ids = BundleSummaries.CoursesOf(bundle);
        var courses = await reader.GetManyAsync(ids, ContentVersion.Published, cancellationToken);
        if (!CanSell(bundle) || ids.Count == 0 || !ids.All(id => courses.GetValueOrDefault(id) is { ContentType: CourseSummaries.Type } course && CourseForSale.SellerOf(course) is not null))
            return LearningErrors.BundleNotSold;
        if (ids.All(id => CourseForSale.SellerOf(courses[id]) == buyerId))
            return LearningErrors.BundleOwn;
        if ((await enrolled.LastingAsync(ids, buyerId, cancellationToken)).Count == ids.Count)
            return LearningErrors.BundleEnrolled;
        var summary = BundleSummaries.Build(bundle);
        var period = BundleSummaries.PeriodOf(bundle);
        return new Offer(
            summary.Title, summary.Price!.Value, CourseForSale.SellerOf(courses[ids[0]])!, period is null ? PostingKind.CoursePurchase : PostingKind.Subscription, summary.Url)
        {
            Every = period,
        };
    }

    /// <summary>Whether the bundle has a price at which it could be had; a subscription is never for nothing.</summary>
    public static bool CanSell(ContentItem bundle) =>
        BundleSummaries.PriceOf(bundle) is { } price && CourseForSale.IsPriced(price) && (!price.IsZero || BundleSummaries.PeriodOf(bundle) is null);
}

using Jaytek.Contents.Contracts;
using Jaytek.Kernel;
using Jaytek.Learning.Bundles;
using Jaytek.Learning.Courses;

namespace Jaytek.Learning.Enrolments;

/// <summary>A course of what was sold.</summary>
/// <param name="CourseId">Which.</param>
/// <param name="SellerId">Of whom; a user's id.</param>
/// <param name="Weight">How much of the price is for it, against the others' weights.</param>
internal sealed record SoldCourse(string CourseId, string SellerId, long Weight);

/// <summary>Which courses somebody has bought who bought a course or a bundle.</summary>
internal sealed class SoldCourses(IContentReader reader)
{
    /// <summary>Whether this module sells such things.</summary>
    public static bool Sells(string purchase) => purchase is CourseForSale.Name or BundleForSale.Name;

    /// <summary>The courses, at least one; null where a bundle is gone, or has none left.</summary>
    /// <param name="purchase">What sort of thing, one of ours.</param>
    /// <param name="itemId">Which.</param>
    /// <param name="sellerId">Of whom it was bought; theirs is also what a bundle's course has no teacher for.</param>
    /// <param name="currency">In which it was paid.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<SoldCourse>?> OfAsync(string purchase, string itemId, string sellerId, string currency, CancellationToken cancellationToken)
    {
        if (purchase == CourseForSale.Name)
            return [new SoldCourse(itemId, sellerId, 1)];
        if (await FindAsync([itemId], cancellationToken) is not [var bundle, ..] || await FindAsync(BundleSummaries.CoursesOf(bundle), cancellationToken) is not { Count: > 0 } courses)
            return null;
        var prices = courses.Select(CourseSummaries.PriceOf).ToList();
        // By what each costs alone. Where that cannot be compared, each is worth the same.
        var isPriced = prices.TrueForAll(price => price is { Minor: > 0 and <= Ledger.Contracts.EntryDraft.MaxAmount } && price.Value.Currency == currency);
        return [.. courses.Select((course, i) => new SoldCourse(course.ContentItemId, CourseForSale.SellerOf(course) ?? sellerId, isPriced ? prices[i]!.Value.Minor : 1))];
    }

    // As published; what is not published any more is what it was last.
    private async Task<IReadOnlyList<ContentItem>> FindAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var published = await reader.GetManyAsync(ids, ContentVersion.Published, cancellationToken);
        var latest = await reader.GetManyAsync([.. ids.Where(id => !published.ContainsKey(id))], ContentVersion.Latest, cancellationToken);
        return [.. ids.Select(id => published.GetValueOrDefault(id) ?? latest.GetValueOrDefault(id)).OfType<ContentItem>()];
    }
}

using Jaytek.Contents.Contracts;
using Jaytek.Kernel;
using Jaytek.Learning.Courses;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Contracts;

namespace Jaytek.Learning.Enrolments;

/// <summary>Sells courses: at the published price, to whoever may see them and is not enrolled, for the instructor.</summary>
internal sealed class CourseForSale(IContentReader reader, IContentRights rights, Enrolled enrolled) : IPurchasable
{
    public const string Name = "course";

    /// <inheritdoc/>
    public string Kind => Name;

    /// <inheritdoc/>
    /// <remarks>Errors: <c>learning.course.not_found</c>, <c>learning.course.not_sold</c>, <c>learning.course.enrolled</c>, <c>learning.course.own</c>.</remarks>
    public async Task<Result<Offer>> OfferAsync(string itemId, string buyerId, CancellationToken cancellationToken)
    {
        if (await reader.GetAsync(itemId, ContentVersion.Published, cancellationToken) is not { ContentType: CourseSummaries.Type } course || !await rights.MayViewAsync(course, cancellationToken))
            return LearningErrors.CourseNotFound;
        var summary = CourseSummaries.Build(course);
        if (!IsPriced(summary.Price) || SellerOf(course) is not { } seller)
            return LearningErrors.NotSold;
        var price = summary.Price!.Value;
        if (seller == buyerId)
            return LearningErrors.Own;
        if ((await enrolled.LastingAsync([itemId], buyerId, cancellationToken)).Count > 0)
            return LearningErrors.Enrolled;
        return new Offer(summary.Title, price, seller, PostingKind.CoursePurchase, summary.Url);
    }

    /// <summary>Whether a course with this price can be had, also for nothing; one without a price cannot.</summary>
    public static bool IsPriced(Money? price) => price is { Minor: >= 0 and <= EntryDraft.MaxAmount };

    /// <summary>Who teaches; where nobody is named, whose course it is.</summary>
    public static string? SellerOf(ContentItem course) =>
        course.Field(CourseSummaries.Type, "Instructor")?["UserIds"].AsTexts() is [var id, ..] && PublicId.IsWellFormed(id) ? id
        : PublicId.IsWellFormed(course.Owner) ? course.Owner : null;
}

using Jaytek.Contents.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Jaytek.Learning.Courses;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Learning.Enrolments;

/// <summary>Sells courses: at the published price, to whoever may see them and is not enrolled, for the instructor.</summary>
internal sealed class CourseForSale(IContentReader reader, IContentRights rights, UnitOfWork unit) : IPurchasable
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
        if (summary.Price is not { IsZero: false } price || price.Minor > EntryDraft.MaxAmount || SellerOf(course) is not { } seller)
            return LearningErrors.NotSold;
        if (seller == buyerId)
            return LearningErrors.Own;
        if (await unit.Db.Set<Enrolment>().AnyAsync(e => e.CourseId == itemId && e.StudentId == buyerId && e.EndedAt == null, cancellationToken))
            return LearningErrors.Enrolled;
        // Prices are given with tax; which part of it is tax is not known before tax rates are.
        return new Offer(summary.Title, price, Money.Zero(price.Currency), seller, PostingKind.CoursePurchase, summary.Url);
    }

    /// <summary>Who teaches; where nobody is named, whose course it is.</summary>
    private static string? SellerOf(ContentItem course) =>
        course.Field(CourseSummaries.Type, "Instructor")?["UserIds"].AsTexts() is [var id, ..] ? id : PublicId.IsWellFormed(course.Owner) ? course.Owner : null;
}

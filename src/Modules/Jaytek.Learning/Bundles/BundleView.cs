using Jaytek.Engine.Contracts;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;
using Jaytek.Engine.Security;
using Jaytek.Learning.Contracts.Views;
using Jaytek.Learning.Courses;
using Jaytek.Learning.Enrolments;
using Jaytek.Pages.Contracts;
using Jaytek.Payments.Contracts;

namespace Jaytek.Learning.Bundles;

/// <summary>Bundles as pages and lists show them.</summary>
internal sealed class BundleView(IContentReader reader, IContentRights rights, IContentText text, PageHeads heads, Enrolled enrolled, ICurrentActor current, ICheckouts checkouts) : IContentView
{
    private const string Type = BundleSummaries.Type;

    public string ContentType => Type;

    public async Task<IReadOnlyList<object>> BuildAsync(IReadOnlyList<ContentItem> items, string displayType, CancellationToken cancellationToken)
    {
        var built = new List<object>(items.Count);
        foreach (var item in items)
            built.Add(displayType == "Detail" ? await DetailAsync(item, cancellationToken) : BundleSummaries.Build(item));
        return built;
    }

    private async Task<BundleDetail> DetailAsync(ContentItem item, CancellationToken cancellationToken)
    {
        var summary = BundleSummaries.Build(item);
        var ids = BundleSummaries.CoursesOf(item);
        var found = await reader.GetManyAsync(ids, ContentVersion.Published, cancellationToken);
        var courses = new List<CourseSummary>();
        foreach (var course in ids.Select(found.GetValueOrDefault).OfType<ContentItem>())
        {
            if (await rights.MayViewAsync(course, cancellationToken))
                courses.Add(CourseSummaries.Build(course));
        }

        var has = current.Actor.UserId is { } student && ids.Count > 0 && (await enrolled.LastingAsync(ids, student, cancellationToken)).Count == ids.Count;
        var about = item.Markdown(Type, "Description");
        return new BundleDetail(
            await heads.OfAsync(item, summary.Promise ?? about, item.Picture(Type, "Cover"), new CardLines("Bundle", null), cancellationToken),
            item.ContentItemVersionId,
            summary,
            text.MarkdownToHtml(about),
            courses,
            !has && courses.Count > 0 && BundleForSale.CanSell(item) && checkouts.Takes(summary.Price!.Value) ? $"/checkout/{BundleForSale.Name}/{item.ContentItemId}" : null,
            has);
    }
}

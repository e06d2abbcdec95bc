using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Jaytek.Learning.Contracts.Views;
using Jaytek.Learning.Enrolments;
using Jaytek.Learning.Lessons;
using Jaytek.Media.Contracts;
using Jaytek.Pages.Contracts;
using Jaytek.Payments.Contracts;

namespace Jaytek.Learning.Courses;

/// <summary>Courses as pages and lists show them.</summary>
internal sealed class CourseView(
    IContentText text, IUserDirectory users, PageHeads heads, ISettings<SiteSettings> site, TermNames terms, Syllabus syllabus, Enrolled enrolled,
    ICheckouts checkouts, ICurrentActor current) : IContentView
{
    private const string Type = CourseSummaries.Type;

    public string ContentType => Type;

    public async Task<IReadOnlyList<object>> BuildAsync(IReadOnlyList<ContentItem> items, string displayType, CancellationToken cancellationToken)
    {
        var built = new List<object>(items.Count);
        foreach (var item in items)
            built.Add(displayType == "Detail" ? await DescribedAsync(await DetailAsync(item, cancellationToken), cancellationToken) : CourseSummaries.Build(item));
        return built;
    }

    private async Task<CourseDetail> DescribedAsync(CourseDetail detail, CancellationToken cancellationToken) => detail with
    {
        Head = detail.Head with
        {
            Above = [new PageCrumb("Courses", "/courses")],
            Data = [CourseData.Of(detail, (await site.GetAsync(cancellationToken)).SiteName), .. detail.Head.Data],
        },
    };

    private async Task<CourseDetail> DetailAsync(ContentItem item, CancellationToken cancellationToken)
    {
        var summary = CourseSummaries.Build(item);
        var about = item.Markdown(Type, "Description");
        var topics = item.Terms(Type, "Topics");
        await terms.LoadAsync([topics], cancellationToken);
        var instructor = await InstructorAsync(item, cancellationToken);
        var isEnrolled = await enrolled.IsInAsync(item.ContentItemId, cancellationToken);
        return new CourseDetail(
            await heads.OfAsync(item, summary.Promise ?? about, item.Picture(Type, "Cover"), new CardLines("Course", instructor), cancellationToken),
            item.ContentItemVersionId,
            summary,
            text.MarkdownToHtml(about),
            item.MediaPaths(Type, "Trailer") is [var trailer, ..] ? MediaUrl.Of(trailer) : null,
            [.. terms.Of(topics).Select(term => term.Name)],
            instructor,
            await syllabus.OfAsync(item.ContentItemId, cancellationToken),
            isEnrolled ? null : BuyUrl(item, summary),
            isEnrolled);
    }

    // Teachers do not buy their own. A page that is kept for visitors was made for nobody in particular.
    private string? BuyUrl(ContentItem course, CourseSummary summary) =>
        summary.Price is { } price && CourseForSale.IsPriced(price) && checkouts.Takes(price) && CourseForSale.SellerOf(course) is { } seller && seller != current.Actor.UserId
            ? $"/checkout/{CourseForSale.Name}/{course.ContentItemId}"
            : null;

    private async Task<string?> InstructorAsync(ContentItem item, CancellationToken cancellationToken)
    {
        if (item.Field(Type, "Instructor")?["UserIds"].AsTexts() is not [var id, ..])
            return null;
        var found = await users.FindAsync([id], cancellationToken);
        return found.GetValueOrDefault(id)?.DisplayName;
    }
}

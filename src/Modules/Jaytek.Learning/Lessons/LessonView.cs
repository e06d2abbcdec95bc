using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;
using Jaytek.Engine.Contracts;
using Jaytek.Learning.Contracts.Views;
using Jaytek.Learning.Courses;
using Jaytek.Learning.Enrolments;
using Jaytek.Media.Contracts;
using Jaytek.Pages.Contracts;
using Jaytek.Pages.Contracts.Views;

namespace Jaytek.Learning.Lessons;

/// <summary>Lessons as pages and lists show them. A preview shows what it holds to everybody, the others to the enrolled alone.</summary>
internal sealed class LessonView(IContentReader reader, IContentText text, PageHeads heads, Syllabus syllabus, Enrolled enrolled) : IContentView
{
    private const string Type = LessonSummaries.Type;
    private const int MaxResources = 100;

    public string ContentType => Type;

    public async Task<IReadOnlyList<object>> BuildAsync(IReadOnlyList<ContentItem> items, string displayType, CancellationToken cancellationToken)
    {
        var built = new List<object>(items.Count);
        foreach (var item in items)
            built.Add(displayType == "Detail" ? Described(await DetailAsync(item, cancellationToken)) : LessonSummaries.Build(item));
        return built;
    }

    private static LessonDetail Described(LessonDetail detail) => detail with
    {
        Head = detail.Head with
        {
            Above = [new PageCrumb("Courses", "/courses"), .. detail.Course is { } course ? [new PageCrumb(course.Title, course.Url)] : Array.Empty<PageCrumb>()],
        },
    };

    private async Task<LessonDetail> DetailAsync(ContentItem item, CancellationToken cancellationToken)
    {
        var courseId = LessonSummaries.CourseOf(item);
        var course = courseId is null ? null : await reader.GetAsync(courseId, ContentVersion.Published, cancellationToken);
        var lessons = course is null ? [] : await syllabus.OfAsync(course.ContentItemId, cancellationToken);
        var own = LessonSummaries.Build(item);
        // Its number is its place among the published ones; the rest is of the version that is shown, which may be a draft.
        var summary = lessons.FirstOrDefault(lesson => lesson.Id == item.ContentItemId) is { } listed ? own with { Number = listed.Number } : own;
        var isEnrolled = courseId is not null && await enrolled.IsInAsync(courseId, cancellationToken);
        var isOpen = summary.IsPreview || isEnrolled;
        var about = isOpen ? item.Markdown(Type, "Description") : null;
        return new LessonDetail(
            await heads.OfAsync(item, about ?? (course is null ? null : $"A lesson of {course.Title()}."), cancellationToken),
            item.ContentItemVersionId,
            summary,
            course is null ? null : CourseSummaries.Build(course),
            IsLocked: !isOpen,
            text.MarkdownToHtml(about),
            isOpen && item.MediaPaths(Type, "Video") is [var video, ..] ? MediaUrl.Of(video) : null,
            isOpen ? Resources(item) : [],
            lessons,
            isEnrolled);
    }

    private static IReadOnlyList<LinkText> Resources(ContentItem item)
    {
        var texts = item.Field(Type, "Resources")?["MediaTexts"].AsTexts() ?? [];
        return [.. item.MediaPaths(Type, "Resources").Take(MaxResources).Select((path, at) =>
            new LinkText(MediaUrl.Of(path), texts.ElementAtOrDefault(at) is { Length: > 0 } words ? words : Path.GetFileName(path)))];
    }
}

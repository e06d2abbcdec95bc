using Jaytek.Contents.Contracts;
using Jaytek.Learning.Contracts.Views;
using Jaytek.Pages.Contracts;

namespace Jaytek.Learning.Lessons;

/// <summary>What a syllabus says of lessons.</summary>
internal static class LessonSummaries
{
    public const string Type = "Lesson";

    /// <summary>A lesson; its number is the place that its editor gave it.</summary>
    public static LessonSummary Build(ContentItem item) => new(
        item.ContentItemId,
        (int)Math.Clamp(item.Number(Type, "Order") ?? 1, 1, int.MaxValue),
        item.Title(),
        item.Url() ?? $"/courses/lesson/{item.ContentItemId}",
        item.Number(Type, "DurationSeconds") is > 0 and var seconds ? seconds : null,
        item.Flag(Type, "Preview"));

    /// <summary>The id of the lesson's course, or null.</summary>
    public static string? CourseOf(ContentItem item) => item.Picked(Type, "Course") is [var id, ..] ? id : null;
}

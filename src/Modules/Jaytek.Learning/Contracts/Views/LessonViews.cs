using Jaytek.Engine.Contracts;
using Jaytek.Pages.Contracts.Views;

namespace Jaytek.Learning.Contracts.Views;

/// <summary>A lesson in a syllabus.</summary>
/// <param name="Id">The lesson's public id.</param>
/// <param name="Number">Its place in the course, from 1.</param>
/// <param name="Title">Its title.</param>
/// <param name="Url">The lesson's page.</param>
/// <param name="Seconds">Its length, or null where unknown.</param>
/// <param name="IsPreview">True where anybody may see it.</param>
public sealed record LessonSummary(string Id, int Number, string Title, string Url, double? Seconds, bool IsPreview);

/// <summary>A lesson's page: the model of <c>Content/Lesson.Detail</c>.</summary>
/// <param name="Head">For the page's head.</param>
/// <param name="VersionId">The version that is shown.</param>
/// <param name="Summary">Number, title and length.</param>
/// <param name="Course">The course to which it belongs, or null where that is not published.</param>
/// <param name="IsLocked">True where only who has enrolled may see it; then there is no text, video or resource here.</param>
/// <param name="DescriptionHtml">Sanitised; empty where there is nothing, or where it is locked.</param>
/// <param name="VideoUrl">The video's address, or null.</param>
/// <param name="Resources">Files to download.</param>
/// <param name="Syllabus">All lessons of the course.</param>
/// <param name="IsEnrolled">Whether whoever looks learns in the course.</param>
public sealed record LessonDetail(
    PageHead Head,
    string VersionId,
    LessonSummary Summary,
    CourseSummary? Course,
    bool IsLocked,
    string DescriptionHtml,
    string? VideoUrl,
    IReadOnlyList<LinkText> Resources,
    IReadOnlyList<LessonSummary> Syllabus,
    bool IsEnrolled) : IPageModel
{
    /// <summary>The lesson before this one, or null.</summary>
    public LessonSummary? Previous => Syllabus.LastOrDefault(lesson => lesson.Number < Summary.Number);

    /// <summary>The lesson after this one, or null.</summary>
    public LessonSummary? Next => Syllabus.FirstOrDefault(lesson => lesson.Number > Summary.Number);
}

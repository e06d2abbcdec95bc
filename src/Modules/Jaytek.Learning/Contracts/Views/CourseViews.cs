using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Jaytek.Pages.Contracts.Views;

namespace Jaytek.Learning.Contracts.Views;

/// <summary>A course in a list: the model of <c>Content/Course.Summary</c>.</summary>
/// <param name="Id">The course's public id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Url">The course's page.</param>
/// <param name="Cover">Cover or art.</param>
/// <param name="Promise">What one can do afterwards, in a sentence; or null.</param>
/// <param name="Level"><c>Beginner</c>, <c>Intermediate</c>, <c>Advanced</c>, or null.</param>
/// <param name="Price">Null where none is set.</param>
public sealed record CourseSummary(string Id, string Title, string Url, ImageRequest Cover, string? Promise, string? Level, Money? Price);

/// <summary>A course's page: the model of <c>Content/Course.Detail</c>.</summary>
/// <param name="Head">For the page's head.</param>
/// <param name="VersionId">The version that is shown.</param>
/// <param name="Summary">Title, promise, level and price.</param>
/// <param name="DescriptionHtml">Sanitised; empty where there is nothing.</param>
/// <param name="TrailerUrl">A video's address, or null.</param>
/// <param name="Topics">Names of topics.</param>
/// <param name="Instructor">Who teaches, or null.</param>
/// <param name="Lessons">The syllabus, in order; at most 200.</param>
/// <param name="BuyUrl">Where it is bought; null where it is not for sale, or not to whoever looks.</param>
/// <param name="IsEnrolled">Whether whoever looks learns in it.</param>
public sealed record CourseDetail(
    PageHead Head,
    string VersionId,
    CourseSummary Summary,
    string DescriptionHtml,
    string? TrailerUrl,
    IReadOnlyList<string> Topics,
    string? Instructor,
    IReadOnlyList<LessonSummary> Lessons,
    string? BuyUrl,
    bool IsEnrolled) : IPageModel
{
    /// <summary>The length of all lessons whose length is known, in seconds.</summary>
    public double Seconds => Lessons.Sum(lesson => lesson.Seconds ?? 0);

    /// <summary>The first lesson that anybody may see, or null.</summary>
    public LessonSummary? FirstPreview => Lessons.FirstOrDefault(lesson => lesson.IsPreview);
}

/// <summary>All courses: a page of the list.</summary>
/// <param name="Head">For the page's head.</param>
/// <param name="Items">Summaries.</param>
/// <param name="Paging">Which page this is.</param>
/// <param name="Filters">What narrows and orders it.</param>
public sealed record CourseListPage(PageHead Head, IReadOnlyList<DisplayItem> Items, Paging Paging, ListFilters Filters) : IPageModel;

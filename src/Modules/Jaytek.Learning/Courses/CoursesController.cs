using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Jaytek.Learning.Contracts.Views;
using Jaytek.Learning.Lessons;
using Jaytek.Pages.Contracts;
using Jaytek.Pages.Contracts.Views;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewEngines;

namespace Jaytek.Learning.Courses;

/// <summary>The public pages of courses and their lessons.</summary>
[Open("Public pages; items are shown by the visitor's rights, and what a lesson holds only where it is a preview.")]
public sealed class CoursesController(IContentReader reader, ContentDisplay display, ICompositeViewEngine views, ISettings<SiteSettings> site)
    : ContentPageController(reader, display, views)
{
    /// <summary>All courses, newest first.</summary>
    [HttpGet("/courses")]
    public async Task<IActionResult> Index(int page = 1, CancellationToken cancellationToken = default) =>
        await ListAsync(new ContentQuery(CourseSummaries.Type), "/courses", page, (await site.GetAsync(cancellationToken)).PageSize, cancellationToken) is { } list
            ? View(new CourseListPage(new PageHead("Courses", "Courses by working DJs and teachers.", list.Paging.Url(page)), list.Items, list.Paging))
            : NotFound();

    /// <summary>A course.</summary>
    [HttpGet("/courses/{slug}")]
    public Task<IActionResult> Course(string slug, CancellationToken cancellationToken) =>
        ShowBySlugAsync(CourseSummaries.Type, "courses", slug, cancellationToken);

    /// <summary>A lesson of a course.</summary>
    [HttpGet("/courses/{course}/{slug}")]
    public Task<IActionResult> Lesson(string course, string slug, CancellationToken cancellationToken) =>
        ShowBySlugAsync(LessonSummaries.Type, $"courses/{course}", slug, cancellationToken);
}

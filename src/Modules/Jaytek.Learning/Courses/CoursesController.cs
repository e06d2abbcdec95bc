using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Http;
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
public sealed class CoursesController(
    IContentReader reader, ContentDisplay display, ICompositeViewEngine views, ISettings<SiteSettings> site, ListFacets facets)
    : ContentPageController(reader, display, views)
{
    private const string Path = "/courses";
    private const string Cheapest = "price";
    private const string Dearest = "price-down";

    /// <summary>Courses, newest first or with <c>sort=price</c> or <c>sort=price-down</c>, narrowed by <c>level</c> and <c>topic</c>.</summary>
    [HttpGet(Path), PageNumber]
    public async Task<IActionResult> Index(string? sort, int page = 1, CancellationToken cancellationToken = default)
    {
        var order = sort is Cheapest or Dearest ? sort : null;
        var narrowing = await facets.ReadAsync(
            CourseSummaries.Type, Path, name => Request.Query[name], cancellationToken, kept: order is null ? [] : [KeyValuePair.Create("sort", order)]);
        var size = (await site.GetAsync(cancellationToken)).PageSize;
        var list = order is null
            ? await ListAsync(new ContentQuery(CourseSummaries.Type), narrowing, page, size, cancellationToken)
            : await ByPriceAsync(narrowing, order == Dearest, page, size, cancellationToken);
        if (list is not var (items, paging))
            return NotFound();
        var filters = narrowing.View(paging.Total, ("course", "courses")) with { Kept = [], Order = Orders(order) };
        return View(new CourseListPage(new PageHead("Courses", "Courses by working DJs and teachers.", paging.Url(page)), items, paging, filters));
    }

    /// <summary>A course.</summary>
    [HttpGet("/courses/{slug}")]
    public Task<IActionResult> Course(string slug, CancellationToken cancellationToken) =>
        ShowBySlugAsync(CourseSummaries.Type, "courses", slug, cancellationToken);

    /// <summary>A lesson of a course.</summary>
    [HttpGet("/courses/{course}/{slug}")]
    public Task<IActionResult> Lesson(string course, string slug, CancellationToken cancellationToken) =>
        ShowBySlugAsync(LessonSummaries.Type, $"courses/{course}", slug, cancellationToken);

    private async Task<(IReadOnlyList<DisplayItem> Items, Paging Paging)?> ByPriceAsync(
        Narrowing narrowing, bool dearestFirst, int page, int pageSize, CancellationToken cancellationToken)
    {
        var ids = narrowing.IsImpossible ? [] : CourseFacets.ByPrice(narrowing.Matches, dearestFirst);
        var paging = new Paging(page, Math.Clamp(pageSize, 1, ContentQuery.MaxTake), ids.Count, narrowing.Address);
        if (!paging.Exists)
            return null;
        var shown = ids.Skip((page - 1) * paging.PageSize).Take(paging.PageSize).ToList();
        var items = await Reader.GetManyAsync(shown, ContentVersion.Published, cancellationToken);
        return (await Display.ShowAsync([.. shown.Select(items.GetValueOrDefault).OfType<ContentItem>()], "Summary", cancellationToken), paging);
    }

    private static ListFilter Orders(string? chosen) => new("sort", "Order", "Newest first",
    [
        new FilterChoice(Cheapest, "Price, low to high", null, chosen == Cheapest),
        new FilterChoice(Dearest, "Price, high to low", null, chosen == Dearest),
    ]);
}

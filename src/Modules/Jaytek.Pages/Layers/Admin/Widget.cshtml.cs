using Jaytek.Admin.Contracts;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Pages.Layers.Admin;

/// <summary>Where a widget stands.</summary>
[Require(LayerRights.Manage)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class WidgetModel(IContentReader reader, LayerList list, PlaceWidget place) : PageModel
{
    public ContentItem Widget { get; private set; } = null!;

    public WidgetPlace Place { get; private set; } = null!;

    public string? Tag { get; private set; }

    public IReadOnlyList<ZoneLine> Zones { get; private set; } = [];

    /// <summary>The layers, and the one that the widget names though there is none.</summary>
    public IReadOnlyList<string> LayerNames { get; private set; } = [];

    public string Lead => Widget.Published ? "Visitors see it in its new place at once." : "It is a draft: visitors see it in this place once it is published.";

    public async Task<IActionResult> OnGetAsync([FromRoute] string id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(
        [FromRoute] string id, [FromForm] string? title, [FromForm] string? zone, [FromForm] string? layer, [FromForm] bool rendersTitle, [FromForm] string? tag,
        CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        Tag = tag;
        Widget.DisplayText = title?.Trim();
        Place = Place with { Zone = zone?.Trim() ?? "", Layer = layer?.Trim() ?? "", RendersTitle = rendersTitle };
        var placed = await place.RunAsync(new PlaceWidget.Input(id, Place, Widget.DisplayText ?? "", tag), cancellationToken);
        if (placed.Error is { } error)
            return Refused(error);
        TempData.Notify(NoticeKind.Success, "Widget placed.");
        return LocalRedirect("~" + PlacedWidgets.List);
    }

    private IActionResult Refused(Error error)
    {
        if (error.Kind is ErrorKind.Forbidden or ErrorKind.Unauthenticated)
            return Forbid();
        ModelState.AddRefusal(error, member => member.StartsWith(WidgetPlace.Member, StringComparison.Ordinal) ? member[(member.LastIndexOf('.') + 1)..] : member);

        Response.StatusCode = FormErrors.StatusOf(error);
        return Page();
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        if (await reader.GetAsync(id, ContentVersion.Latest, cancellationToken) is not { } widget || WidgetPlace.Of(widget) is not { } stands)
            return false;
        ViewData["Title"] = "Place a widget";
        ViewData["Section"] = PlacedWidgets.List;
        (Widget, Place, Tag) = (widget, stands, widget.Tag);
        Zones = await list.ZonesAsync(cancellationToken);
        var names = (await list.LayersAsync(cancellationToken)).Select(one => one.Layer.Name).ToList();
        LayerNames = names.Contains(stands.Layer) ? names : [stands.Layer, .. names];
        return true;
    }
}

using Jaytek.Contents.Contracts;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Pages.Layers.Admin;

/// <summary>Asks where a new widget stands and what it is; the editor of content writes it.</summary>
[Require(LayerRights.Manage)]
internal sealed class NewWidgetModel(LayerList list, IContentDefinitionManager definitions) : PageModel
{
    public string? Zone { get; private set; }

    public string? Layer { get; private set; }

    public IReadOnlyList<ZoneLine> Zones { get; private set; } = [];

    public IReadOnlyList<(Layer Layer, int Widgets)> Layers { get; private set; } = [];

    /// <summary>The types of widgets, by their names.</summary>
    public IReadOnlyList<ContentTypeDefinition> Types =>
        [.. definitions.Current.Types.Where(type => type.Stereotype == PlacedWidgets.Stereotype).OrderBy(type => type.DisplayName, StringComparer.Ordinal)];

    public async Task<IActionResult> OnGetAsync(
        [FromQuery] string? zone, [FromQuery] string? layer, [FromQuery] string? title, [FromQuery] string? type, CancellationToken cancellationToken)
    {
        if (Types.Any(one => one.Name == type) && zone is { Length: > 0 } && layer is { Length: > 0 })
            return LocalRedirect($"~/admin/content/{Uri.EscapeDataString(type!)}/new{QueryOf(zone, layer, title)}");
        ViewData["Title"] = "Add a widget";
        ViewData["Section"] = PlacedWidgets.List;
        (Zone, Layer) = (zone, layer);
        Zones = await list.ZonesAsync(cancellationToken);
        Layers = await list.LayersAsync(cancellationToken);
        return Layers.Count == 0 ? LocalRedirect("~/admin/layers/new") : Page();
    }

    private static string QueryOf(string zone, string layer, string? title) =>
        $"?zone={Uri.EscapeDataString(zone)}&layer={Uri.EscapeDataString(layer)}&title={Uri.EscapeDataString(title ?? "")}";
}

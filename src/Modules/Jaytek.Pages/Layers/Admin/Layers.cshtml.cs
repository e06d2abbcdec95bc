using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Pages.Layers.Admin;

/// <summary>The layers of the site.</summary>
[Require(LayerRights.Manage)]
internal sealed class LayersModel(LayerList list) : PageModel
{
    public IReadOnlyList<(Layer Layer, int Widgets)> Layers { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        ViewData["Title"] = "Layers";
        Layers = await list.LayersAsync(cancellationToken);
    }

    /// <summary>A recipe of all layers.</summary>
    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellationToken) =>
        File(LayerExport.Recipe((await list.LayersAsync(cancellationToken)).Select(one => one.Layer)), "application/json", "layers.recipe.json");
}

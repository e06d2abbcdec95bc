using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Pages.Layers.Admin;

/// <summary>The zones with their widgets.</summary>
[Require(LayerRights.Manage)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class WidgetsModel(LayerList list, MoveWidget move) : PageModel
{
    private HashSet<string> _layers = [];

    public IReadOnlyList<ZoneLine> Zones { get; private set; } = [];

    /// <summary>Why nothing was done, or null.</summary>
    public string? Refused { get; private set; }

    public bool HasLayers => _layers.Count > 0 || Zones.Any(zone => zone.Widgets.Count > 0);

    public bool KnowsLayer(string name) => _layers.Contains(name);

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostMoveAsync([FromForm] string? id, [FromForm] string? to, CancellationToken cancellationToken)
    {
        var moved = await move.RunAsync(id ?? "", to == "up", cancellationToken);
        return moved.Error is { } error ? await RefusedAsync(error, cancellationToken) : RedirectToPage();
    }

    private async Task<IActionResult> RefusedAsync(Error error, CancellationToken cancellationToken)
    {
        if (error.Kind is ErrorKind.Forbidden or ErrorKind.Unauthenticated)
            return Forbid();
        Refused = error.Message;
        Response.StatusCode = FormErrors.StatusOf(error);
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        ViewData["Title"] = "Widgets";
        _layers = [.. (await list.LayersAsync(cancellationToken)).Select(one => one.Layer.Name)];
        Zones = await list.ZonesAsync(cancellationToken);
    }
}

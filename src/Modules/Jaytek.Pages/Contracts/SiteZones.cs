using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Security;
using Jaytek.Pages.Contracts.Views;
using Jaytek.Pages.Layers;
using Jaytek.Pages.Layers.Rules;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Pages.Contracts;

/// <summary>
/// The widgets in the zones of a page, by the rules of their layers. Rules may ask who is signed in: pages of signed-in visitors are kept
/// by nobody, and those of the others follow from their address, as a public page must.
/// </summary>
public sealed class SiteZones
{
    /// <summary>The request item under which the page leaves the type of the item that it is about.</summary>
    internal const string ShownType = "jaytek.pages.shown-type";

    private readonly LayerPlans _plans;
    private readonly ContentDisplay _display;
    private readonly ICurrentActor _current;
    private readonly IRoleDirectory _roles;
    private Visit? _visit;

    internal SiteZones(LayerPlans plans, ContentDisplay display, ICurrentActor current, IRoleDirectory roles) =>
        (_plans, _display, _current, _roles) = (plans, display, current, roles);

    /// <summary>What a zone shows on this page; empty where nothing stands there.</summary>
    public async Task<ZoneModel> GetAsync(string zone, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var shown = new List<ZoneWidget>();
        foreach (var widget in (await _plans.GetAsync(context.RequestAborted)).Widgets)
        {
            if (!widget.Zone.Equals(zone, StringComparison.OrdinalIgnoreCase) || !LayerRule.Holds(widget.Rule, await VisitAsync(context)))
                continue;
            // Its rights are its layer's: what stands in a layer is for whom the rule says.
            if (await _display.ShowContainedAsync([ContentItem.Parse(widget.Utf8)], "Detail", context.RequestAborted) is [var item])
                shown.Add(new ZoneWidget(widget.Title, item));
        }

        return new ZoneModel(zone, shown);
    }

    private async ValueTask<Visit> VisitAsync(HttpContext context) => _visit ??= new Visit(
        PathOf(context.Request.Path), _current.Actor.IsAuthenticated, await _roles.OfAsync(_current.Actor, context.RequestAborted),
        context.Items[ShownType] as string);

    private static string PathOf(PathString path) => path.Value is { Length: > 1 } text ? "/" + text.Trim('/') : "/";
}

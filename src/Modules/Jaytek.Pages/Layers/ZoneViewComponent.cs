using Jaytek.Pages.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace Jaytek.Pages.Layers;

/// <summary>A zone of the layout: <c>&lt;vc:zone name="Footer" /&gt;</c>. Its view is the theme's <c>Components/Zone/Default</c>; an empty zone leaves no trace.</summary>
public sealed class ZoneViewComponent(SiteZones zones) : ViewComponent
{
    /// <summary>Shows the widgets that the rules of their layers let stand on this page.</summary>
    public async Task<IViewComponentResult> InvokeAsync(string name) =>
        await zones.GetAsync(name, HttpContext) is { Widgets.Count: > 0 } zone ? View(zone) : Content("");
}

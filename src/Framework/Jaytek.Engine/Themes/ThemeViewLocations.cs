using Jaytek.Engine.Modules;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Razor;

namespace Jaytek.Engine.Themes;

/// <summary>
/// Finds views by name: the current theme and its bases, then the module of the controller, then any module (so that lists show items of
/// other modules), then the admin shell. Compiled paths are <c>/Themes/{Id}/…</c> and <c>/Modules/{Id}/…</c>, so no two views collide.
/// </summary>
internal sealed class ThemeViewLocations(ModuleCatalog catalog) : IViewLocationExpander
{
    /// <summary>The request item under which the pipeline leaves the theme chain's ids.</summary>
    internal const string Item = "jaytek.themes";

    // The expander's value is MVC's cache key: without it the first theme seen would win for everybody.
    public void PopulateValues(ViewLocationExpanderContext context) =>
        context.Values["theme"] = ThemesOf(context.ActionContext.HttpContext);

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations)
    {
        foreach (var theme in context.Values["theme"]!.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            yield return $"/Themes/{theme}/Views/{{2}}/{{1}}/{{0}}.cshtml";
            yield return $"/Themes/{theme}/Views/{{0}}.cshtml";
            yield return $"/Themes/{theme}/Views/Shared/{{0}}.cshtml";
        }
        yield return "/Modules/{2}/Views/{1}/{0}.cshtml";
        yield return "/Modules/{2}/Views/Shared/{0}.cshtml";
        yield return "/Modules/{2}/Views/{0}.cshtml";
        foreach (var module in catalog.MainFeatures.Keys)
        {
            yield return $"/Modules/{module}/Views/{{0}}.cshtml";
            yield return $"/Modules/{module}/Admin/{{0}}.cshtml";
        }
        foreach (var theme in catalog.Themes.Where(t => t.IsAdmin))
            yield return $"/Themes/{theme.Id}/Views/Shared/{{0}}.cshtml";
        foreach (var location in viewLocations)
            yield return location;
    }

    private static string ThemesOf(HttpContext context) => context.Items[Item] as string ?? "";
}

/// <summary>Looks the theme up once per request, before MVC, whose view search is synchronous.</summary>
internal sealed class ThemeMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, SiteThemes themes)
    {
        context.Items[ThemeViewLocations.Item] = string.Join(',', (await themes.CurrentAsync(context.RequestAborted)).Select(t => t.Id));
        await next(context);
    }
}

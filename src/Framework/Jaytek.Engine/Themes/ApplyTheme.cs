using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;

namespace Jaytek.Engine.Themes;

/// <summary>Chooses the public theme.</summary>
public sealed class ApplyTheme(ActionRunner runner, ISettings<SiteSettings> settings)
{
    /// <summary>Who may choose the site's theme.</summary>
    public static readonly Permission Apply = Permission.Parse("themes:apply:any");

    /// <summary>True where another theme was in use.</summary>
    public Task<Result<bool>> RunAsync(ThemeInfo theme, CancellationToken cancellationToken) =>
        runner.RunRepeatableAsync<bool>("engine.theme.apply", async scope =>
        {
            if (await scope.RefuseAsync(Apply, null, cancellationToken) is { } refusal)
                return refusal;
            var site = await settings.GetAsync(cancellationToken);
            if (site.SiteTheme == theme.Id)
                return false;
            var before = site.SiteTheme;
            site.SiteTheme = theme.Id;
            await settings.SetAsync(site, cancellationToken);
            scope.Audit("Theme", theme.Id, $"The site's theme is now {theme.Name}", Value(before), Value(theme.Id));
            return true;
        }, cancellationToken);

    private static JsonObject Value(string themeId) => new() { ["SiteTheme"] = themeId };
}

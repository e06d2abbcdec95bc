using Jaytek.Engine.Actions;
using Jaytek.Engine.Settings;
using Jaytek.Engine.Themes;
using Jaytek.Kernel;

namespace Jaytek.Recipes.Settings;

/// <summary>Chooses the public theme.</summary>
internal sealed class ApplyTheme(ActionRunner runner, ISettings<SiteSettings> settings)
{
    /// <summary>True where another theme was in use.</summary>
    public Task<Result<bool>> RunAsync(ThemeInfo theme, CancellationToken ct) =>
        runner.RunAsync<bool>("recipes.theme.apply", async scope =>
        {
            if (await scope.RefuseAsync(RecipesPermissions.ApplyTheme, null, ct) is { } refusal)
                return refusal;
            var site = await settings.GetAsync(ct);
            if (site.SiteTheme == theme.Id)
                return false;
            site.SiteTheme = theme.Id;
            await settings.SetAsync(site, ct);
            scope.Audit("Theme", theme.Id, $"The site's theme is now {theme.Name}");
            return true;
        }, ct);
}

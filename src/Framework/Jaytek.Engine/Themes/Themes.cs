using Jaytek.Engine.Modules;
using Jaytek.Engine.Settings;

namespace Jaytek.Engine.Themes;

/// <summary>The installed themes and the one in use.</summary>
public sealed class SiteThemes(ModuleCatalog catalog, ISettings<SiteSettings> settings)
{
    /// <summary>The public themes.</summary>
    public IReadOnlyList<ThemeInfo> Public => [.. catalog.Themes.Where(t => !t.IsAdmin)];

    /// <summary>The theme with this id, with or without the prefix <c>Jaytek.</c>, in any case; or null.</summary>
    public ThemeInfo? Find(string id) => catalog.Themes.FirstOrDefault(t =>
        t.Id.Equals(id, StringComparison.OrdinalIgnoreCase) || t.Id.Equals("Jaytek." + id, StringComparison.OrdinalIgnoreCase));

    /// <summary>The public theme in use and its bases, most special first; empty where none is installed.</summary>
    public async Task<IReadOnlyList<ThemeInfo>> CurrentAsync(CancellationToken cancellationToken)
    {
        var name = (await settings.GetAsync(cancellationToken)).SiteTheme;
        var chain = new List<ThemeInfo>();
        var theme = Find(name) is { IsAdmin: false } chosen ? chosen : Public.Count > 0 ? Find("Jaytek.Night") ?? Public[0] : null;
        for (; theme is not null && !chain.Contains(theme); theme = theme.BaseId is { } id ? Find(id) : null)
            chain.Add(theme);
        return chain;
    }

    /// <summary>The folder of the site's icons, <c>/_content/…</c> without a slash at its end: that of the theme in use or of its nearest base that has them; or null.</summary>
    public async Task<string?> IconFolderAsync(CancellationToken cancellationToken) =>
        (await CurrentAsync(cancellationToken)).FirstOrDefault(theme => theme.HasIcons) is { } theme ? $"/_content/{theme.Id}" : null;

    /// <summary>The id of the public theme in use; empty where none is installed.</summary>
    public async Task<string> CurrentIdAsync(CancellationToken cancellationToken) =>
        await CurrentAsync(cancellationToken) is [var theme, ..] ? theme.Id : "";
}

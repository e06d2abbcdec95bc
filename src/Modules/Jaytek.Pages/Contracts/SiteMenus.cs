using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Epochs;
using Jaytek.Pages.Contracts.Views;
using Jaytek.Pages.Menus;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Pages.Contracts;

/// <summary>The site's menus. A menu shows what is published to everybody alike, and is on every page: it is read once, until something changes.</summary>
public sealed class SiteMenus
{
    // About what a link's texts take.
    private const int BytesOfLink = 300;

    internal const long Bytes = 4 * 1024 * 1024;

    private readonly UntilChange<MenuModel> _kept;
    private readonly IContentReader _reader;
    private readonly IHostContext _host;

    internal SiteMenus(UntilChange<MenuModel> kept, IContentReader reader, IHostContext host) => (_kept, _reader, _host) = (kept, reader, host);

    /// <summary>The published menu with this alias, the links to <paramref name="here"/> marked; without one, a menu without links.</summary>
    public async Task<MenuModel> GetAsync(string alias, PathString here, CancellationToken cancellationToken)
    {
        var key = $"{_host.BrandId}\n{_host.Culture}\n{alias}";
        var menu = await _kept.GetAsync(key, token => ReadAsync(alias, token), menu => Count(menu.Items) * BytesOfLink, cancellationToken);
        return menu with { Items = MenuEntries.Marked(menu.Items, here) };
    }

    private async Task<MenuModel> ReadAsync(string alias, CancellationToken cancellationToken)
    {
        if (await _reader.FindByAliasAsync(alias, cancellationToken) is not { } menu)
            return new MenuModel("", []);
        var entries = MenuEntries.Of(menu);
        var items = await _reader.GetManyAsync([.. MenuEntries.Picked(entries)], ContentVersion.Published, cancellationToken);
        return new MenuModel(menu.Title(), MenuEntries.Links(entries, items));
    }

    private static long Count(IReadOnlyList<MenuLink> links) => links.Sum(link => 1 + Count(link.Items));
}

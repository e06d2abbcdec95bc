using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Jaytek.Pages.Contracts;
using Jaytek.Pages.Contracts.Views;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewEngines;

namespace Jaytek.Pages.Home;

/// <summary>The home page: the item that an editor chose, else the newest of everything.</summary>
[Open("The site's public front; items are shown by the visitor's rights.")]
public sealed class HomeController(
    IContentReader reader,
    ContentDisplay display,
    ICompositeViewEngine views,
    ISettings<HomePageSettings> home,
    ISettings<SiteSettings> site,
    PageHeads heads) : ContentPageController(reader, display, views)
{
    /// <summary><c>/</c></summary>
    [HttpGet("/")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken)
    {
        var id = (await home.GetAsync(cancellationToken)).ContentItemId;
        var item = id.Length > 0 ? await Reader.GetAsync(id, ContentVersion.Published, cancellationToken) : null;
        if (item is not null && await Display.ShowAsync([item], "Detail", cancellationToken) is [var shown])
            return Show(shown);
        var name = (await site.GetAsync(cancellationToken)).SiteName;
        var lists = await Display.ShowContainedAsync(DefaultHome.Lists(), "Detail", cancellationToken);
        return View("Home", new PageDetail(await heads.HomeAsync(cancellationToken), "", name, [.. lists.Select(list => new Block(list, 100, "justify"))], HasHero: false));
    }
}

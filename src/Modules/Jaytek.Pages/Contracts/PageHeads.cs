using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Settings;
using Jaytek.Pages.Contracts.Views;

namespace Jaytek.Pages.Contracts;

/// <summary>Fills a page's head from the item: what an editor gave in <c>SeoMetaPart</c>, else title, summary and address.</summary>
public sealed class PageHeads(IContentText text, ISettings<HomePageSettings> home, ISettings<SiteSettings> site)
{
    private const int DescriptionLength = 160;

    /// <summary>The head of an item's own page.</summary>
    /// <param name="item">The item.</param>
    /// <param name="about">Markdown or plain text for the description where the editor gave none; or null.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<PageHead> OfAsync(ContentItem item, string? about, CancellationToken cancellationToken)
    {
        var seo = item.Part("SeoMetaPart");
        var isHome = (await home.GetAsync(cancellationToken)).ContentItemId == item.ContentItemId;
        var title = isHome ? (await site.GetAsync(cancellationToken)).SiteName : item.Title();
        var description = Filled(seo?["MetaDescription"].AsText()) ?? Filled(text.Summarize(about, DescriptionLength));
        return new PageHead(
            Filled(seo?["PageTitle"].AsText()) ?? title,
            description,
            LinkText.Of(seo?["Canonical"].AsText(), null)?.Url ?? (isHome ? "/" : item.Url() ?? "/"),
            Filled(seo?["MetaRobots"].AsText()));
    }

    private static string? Filled(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}

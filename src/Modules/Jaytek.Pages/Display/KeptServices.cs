using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Epochs;
using Jaytek.Engine.Features;
using Jaytek.Engine.Themes;
using Jaytek.Pages.Contracts;
using Jaytek.Pages.Contracts.Views;
using Jaytek.Pages.Crawlers;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Pages.Display;

/// <summary>What pages read once and keep until something changes.</summary>
internal static class KeptServices
{
    /// <summary>Adds facets, menus, lists, terms and the sitemap, each with its bound.</summary>
    public static IServiceCollection AddKept(this IServiceCollection services) => services
        .AddUntilChange<IReadOnlyList<FacetRow>>(ListFacets.Bytes)
        .AddScoped(s => new ListFacets(
            s.GetRequiredService<UntilChange<IReadOnlyList<FacetRow>>>(), s.GetRequiredService<Enabled<IFacetSource>>(), s.GetRequiredService<IContentReader>(),
            s.GetRequiredService<IContentRights>(), s.GetRequiredService<IHostContext>()))
        .AddUntilChange<MenuModel>(SiteMenus.Bytes)
        .AddScoped(s => new SiteMenus(s.GetRequiredService<UntilChange<MenuModel>>(), s.GetRequiredService<IContentReader>(), s.GetRequiredService<IHostContext>()))
        .AddUntilChange<SummaryList>(SummaryListKey.Bytes)
        .AddScoped(s => new SummaryLists(
            s.GetRequiredService<UntilChange<SummaryList>>(), s.GetRequiredService<IContentReader>(), s.GetRequiredService<IContentRights>(),
            s.GetRequiredService<ContentDisplay>(), s.GetRequiredService<SiteThemes>(), s.GetRequiredService<IHostContext>(), s.GetRequiredService<TimeProvider>()))
        .AddUntilChange<SitemapIndex>(Sitemap.IndexBytes)
        .AddUntilChange<SitemapPart>(Sitemap.PartBytes)
        .AddScoped<Sitemap>()
        .AddUntilChange<Taxonomy>(TermNames.Bytes)
        .AddScoped(s => new TermNames(s.GetRequiredService<UntilChange<Taxonomy>>(), s.GetRequiredService<IContentReader>(), s.GetRequiredService<IHostContext>()));
}

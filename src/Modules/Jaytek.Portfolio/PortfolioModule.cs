using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Modules;
using Jaytek.Engine.Security;
using Jaytek.Identity.Contracts;
using Jaytek.Pages.Contracts;
using Jaytek.Portfolio.DJs;
using Jaytek.Portfolio.Events;
using Jaytek.Portfolio.Feeds;
using Jaytek.Portfolio.Mixes;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Portfolio;

/// <summary>DJs, their mixes and their dates.</summary>
public sealed class PortfolioModule : IModule
{
    /// <inheritdoc/>
    public void Build(ModuleBuilder module) =>
        module.Feature(
                "Jaytek.Portfolio", "DJ portfolio", "Music", "Profiles of DJs, their mixes with tracklists, and their dates.",
                ["Jaytek.Contents", "Jaytek.Media", "Jaytek.Pages"])
            .Recipe("portfolio.recipe.json")
            .Permissions(new PermissionInfo(OneProfileEach.Many, "Keep several profiles of one's own, as a label does for its artists", "Content"))
            .Services(services => services
                .AddScoped<DJSummaries>()
                .AddScoped<DJDetails>()
                .AddScoped<DJNames>()
                .AddScoped<MixSummaries>()
                .AddScoped<MixDetails>()
                .AddScoped<MixPlayers>()
                .AddScoped<MixFeatures>()
                .AddScoped<EventSummaries>()
                .AddScoped<EventDates>()
                .AddScoped<EventCalendarFile>()
                .AddScoped<FeedItems>())
            .Endpoints(FeedEndpoints.Map)
            .Add<ISiteFeeds, PortfolioFeeds>(ServiceLifetime.Singleton)
            .Add<ISitemapPages, PortfolioFeeds>(ServiceLifetime.Singleton)
            .Handles<AccountConfirmed, MakeDraftProfile>("portfolio.profile.draft")
            .Add<IContentHandler, ComputeEventStart>()
            .Add<IContentHandler, OneProfileEach>()
            .Add<IEditorsFields, VerifiedField>()
            .Add<IFacetSource, DJFacets>()
            .Add<IFacetSource, MixFacets>()
            .Add<IFacetSource, EventFacets>()
            .Add<IContentView, DJView>()
            .Add<IContentView, MixView>()
            .Add<IContentView, FeaturedMixView>()
            .Add<IContentView, EventView>();
}

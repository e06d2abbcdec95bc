using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;
using Jaytek.Engine.Modules;
using Jaytek.Portfolio.DJs;
using Jaytek.Portfolio.Events;
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
            .Services(services => services
                .AddScoped<DJSummaries>()
                .AddScoped<DJDetails>()
                .AddScoped<DJFacets>()
                .AddScoped<MixSummaries>()
                .AddScoped<MixDetails>()
                .AddScoped<MixPlayers>()
                .AddScoped<MixFacets>()
                .AddScoped<EventSummaries>()
                .AddScoped<EventDates>()
                .AddScoped<EventFacets>()
                .AddScoped<EventCalendar>())
            .Add<IContentHandler, ComputeEventStart>()
            .Add<IContentView, DJView>()
            .Add<IContentView, MixView>()
            .Add<IContentView, EventView>();
}

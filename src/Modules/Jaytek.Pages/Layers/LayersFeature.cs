using Jaytek.Admin.Contracts;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Epochs;
using Jaytek.Engine.Features;
using Jaytek.Engine.Menus;
using Jaytek.Engine.Modules;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Pages.Blocks;
using Jaytek.Pages.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Pages.Layers;

/// <summary>What layers and their widgets add to the feature Pages.</summary>
internal static class LayersFeature
{
    /// <summary>Adds the tables, the zones of public pages, the recipe step and the admin's pages.</summary>
    public static FeatureBuilder AddLayers(this FeatureBuilder pages) => pages
        .Tables<LayerTables>()
        .Permissions(LayerRights.Info)
        .Menu(
            new MenuEntry("Design", "Widgets", PlacedWidgets.List, LayerRights.Right, 31, "layout-grid"),
            new MenuEntry("Design", "Layers", "/admin/layers", LayerRights.Right, 32, "files"))
        .Services(services => services
            .AddUntilChange<LayerPlan>(LayerPlans.Bytes)
            .AddScoped(s => new LayerPlans(
                s.GetRequiredService<UntilChange<LayerPlan>>(), s.GetRequiredService<JaytekDb>, s.GetRequiredService<IContentReader>(), s.GetRequiredService<IHostContext>()))
            .AddScoped<LayerList>()
            .AddScoped<LayerUse>()
            .AddScoped<SaveLayer>()
            .AddScoped<DeleteLayer>()
            .AddScoped<PlaceWidget>()
            .AddScoped<MoveWidget>()
            .AddScoped(s => new SiteZones(
                s.GetRequiredService<LayerPlans>(), s.GetRequiredService<ContentDisplay>(), s.GetRequiredService<ICurrentActor>(), s.GetRequiredService<IRoleDirectory>())))
        .Add<IContentHandler, KeepLayerWidgets>()
        .Add<IPlacedContent, PlacedWidgets>()
        .Add<IRecipeStep, LayersStep>()
        .Add<IContentView, CallToActionView>();
}

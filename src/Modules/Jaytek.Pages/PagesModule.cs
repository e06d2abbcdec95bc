using Jaytek.Admin.Contracts;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Epochs;
using Jaytek.Engine.Features;
using Jaytek.Engine.Menus;
using Jaytek.Engine.Modules;
using Jaytek.Engine.Security;
using Jaytek.Engine.Themes;
using Jaytek.Kernel;
using Jaytek.Pages.Blocks;
using Jaytek.Pages.Contracts;
using Jaytek.Pages.Contracts.Views;
using Jaytek.Pages.Crawlers;
using Jaytek.Pages.Display;
using Jaytek.Pages.Heads;
using Jaytek.Pages.Home;
using Jaytek.Pages.Layers;
using Jaytek.Pages.Menus;
using Jaytek.Pages.Redirects;
using Jaytek.Pages.Templates;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Pages;

/// <summary>The site's public front: the home page, pages made of blocks, menus, and every item that has an address.</summary>
public sealed class PagesModule : IModule
{
    /// <inheritdoc/>
    public void Build(ModuleBuilder module) =>
        module.Feature("Jaytek.Pages", "Pages", "Content", "Public pages made of blocks, menus, and a page for every item with an address.", ["Jaytek.Contents"])
            .Aliases("OrchardCore.Menu", "OrchardCore.HomeRoute", "OrchardCore.Layers", "OrchardCore.Rules")
            .Recipe("pages.recipe.json")
            .Settings<HomePageSettings>("HomePage")
            .Settings<CrawlerSettings>("Crawlers")
            .Endpoints(CrawlerEndpoints.Map)
            .Endpoints(ManifestEndpoint.Map)
            .Endpoints(CardEndpoint.Map)
            .Endpoints(VideoEndpoint.Map)
            .Endpoints(MenuApi.Map)
            .Menu(new MenuEntry("Design", "Menus", "/admin/menus", Permission.Parse(MenuRights.Edit), 30, "menu-2"))
            .Services(services => services
                .AddKept()
                .AddScoped<ChooseHomePage>()
                .AddScoped<PageHeads>()
                .AddScoped<PickedItems>()
                .AddScoped<GenericFields>()
                .AddScoped<GenericModels>()
                .AddScoped<ItemLists>()
                .AddTransient<ITagHelperComponent, PreviewBar>()
                .AddScoped(s => new ContentDisplay(
                    s.GetRequiredService<Enabled<IContentView>>(), s.GetRequiredService<IContentRights>(), s.GetRequiredService<GenericModels>(),
                    s.GetRequiredService<ItemTemplates>())))
            .AddLayers()
            .AddRedirects()
            .AddTemplates()
            .Add<IContentPreview, ContentPreview>()
            .Add<IContentHandler, KeepHomePage>()
            .Add<IPublishGuard, GuardHomePage>()
            .Add<ISettingsCard, HomePageCard>()
            .Add<IContentView, PageView>()
            .Add<IContentView, HeroView>()
            .Add<IContentView, MarkdownBlockView>()
            .Add<IContentView, ImageBlockView>()
            .Add<IContentView, GalleryView>()
            .Add<IContentView, MixListView>()
            .Add<IContentView, EventListView>()
            .Add<IContentView, CourseListView>()
            .Add<IContentView, DJListView>();
}

using Jaytek.Admin.Contracts;
using Jaytek.Contents.Admin.Dashboards.Widgets;
using Jaytek.Contents.Admin.Editors;
using Jaytek.Contents.Admin.Editors.Controls;
using Jaytek.Contents.Admin.Lists;
using Jaytek.Contents.Admin.Trash;
using Jaytek.Contents.Admin.Lists.Views;
using Jaytek.Contents.Admin.Search;
using Jaytek.Contents.Admin.Versions;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;
using Jaytek.Contents.Routing;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Features;
using Jaytek.Engine.Menus;
using Jaytek.Engine.Modules;
using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Contents.Admin;

/// <summary>The admin's own pages. They stay when Contents goes off, since that is where it goes on again.</summary>
internal static class AdminFeature
{
    public const string Id = "Jaytek.Admin";

    /// <summary>Who may enter the admin at all; Identity declares it.</summary>
    public const string Access = "admin:access:any";

    private const string Tools = "Tools";

    /// <summary>Declares the feature of the pages that are always there.</summary>
    public static void Build(ModuleBuilder module) => module
        .Feature(Id, "Admin", "Access", "The dashboard and the switchboard of the features.", alwaysOn: true)
        .Aliases("OrchardCore.Admin", "OrchardCore.AdminDashboard")
        .Permissions(new PermissionInfo(SwitchFeatures.Manage, "Switch features on and off.", "Site", IsSensitive: true))
        .Menu(
            new MenuEntry(ContentMenu.Group, "Home", "/admin", Permission.Parse(Access), -100, "layout-dashboard"),
            new MenuEntry(Tools, "Features", "/admin/features", SwitchFeatures.Manage, 90, "puzzle"));

    /// <summary>Adds the lists and editors to the feature Contents.</summary>
    public static FeatureBuilder AddAdmin(this FeatureBuilder contents) => contents
        .Services(services =>
        {
            services.AddScoped<ItemSource>();
            services.AddScoped<ItemList>();
            services.AddScoped<VisitorSight>();
            services.AddScoped<ItemPages>();
            services.AddScoped<ListCounts>();
            services.AddSingleton<ListCountCache>();
            services.AddScoped<ListFields>();
            services.AddScoped<OwnerFilter>();
            services.AddScoped<ListReader>();
            services.AddScoped<ListViews>();
            services.AddScoped<SaveListView>();
            services.AddScoped<ImportListView>();
            services.AddScoped<DeleteListView>();
            services.AddScoped<ItemWidgets>();
            services.AddSingleton<GrowthCache>();
            services.AddScoped<Covers>();
            services.AddScoped<ListSlots>();
            services.AddScoped(provider => EditorZone.From(provider.GetRequiredService<SettingsCache>(), provider.GetRequiredService<IHostContext>()));
            services.AddScoped<EditorBuilder>();
            services.AddScoped<PickerTickets>();
            services.AddScoped<Creatable>();
            services.AddScoped<AddTerm>();
            services.AddScoped<AddressCheck>();
            services.AddScoped<CheckAddress>();
            services.AddScoped<EditorBinder>();
            services.AddScoped<EntrySeals>();
            services.AddScoped<EditorCheck>();
            services.AddScoped<NewForms>();
            services.AddScoped<INewContentForms, NewContentForms>();
            services.AddScoped<EditorAccess>();
            services.AddScoped<PickerOptions>();
            services.AddScoped<IContentPickers, ContentPickers>();
            services.AddScoped<IContentListing, ContentListing>();
            services.AddScoped<EditorSaving>();
            services.AddScoped<EditorTrash>();
            services.AddScoped<EditorPlan>();
            services.AddScoped<EditConflicts>();
            services.AddScoped<VersionList>();
            services.AddScoped<ChangeViews>();
            services.AddScoped<TrashList>();
        })
        .Add<IMenuSource, ContentMenu>()
        .Add<IAuditTarget, ItemAuditTarget>()
        .Add<IOwnedThings, OwnedItems>()
        .Menu(new MenuEntry(ContentMenu.Group, "Trash", "/admin/content/trash", Permission.Parse(Access), 100, "trash"))
        .Add<IPersonalData, ListViewData>()
        .Add<IAdminSearchSource, ItemSearch>()
        .Add<IAdminSearchSource, TypeSearch>()
        .Add<IDashboardWidget, DraftsWidget>()
        .Add<IDashboardWidget, ScheduledWidget>()
        .Add<IDashboardWidget, RecentWidget>()
        .Add<IDashboardWidget, GrowthWidget>()
        .Add<IDashboardWidget, TypesWidget>()
        .Menu(new MenuEntry("Design", "Content types", "/admin/content-types", ContentPermissions.ViewTypes, 10, "components"));
}

using Jaytek.Admin.About;
using Jaytek.Admin.Contracts;
using Jaytek.Admin.Design;
using Jaytek.Admin.Notices;
using Jaytek.Admin.Search;
using Jaytek.Admin.Settings;
using Jaytek.Admin.Shell;
using Jaytek.Admin.Work;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Events;
using Jaytek.Engine.Http;
using Jaytek.Engine.Menus;
using Jaytek.Engine.Modules;
using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Jaytek.Engine.Themes;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Admin;

/// <summary>The admin's shell: layouts, tag helpers, styles and scripts; and the pages of what the Engine keeps and does behind the scenes.</summary>
public sealed class AdminModule : IModule
{
    /// <inheritdoc/>
    public void Build(ModuleBuilder module)
    {
        module.Theme("Admin", "The admin and dashboard shell and its components.", isAdmin: true);
        module.Feature("Jaytek.BackgroundWork", "Background work", "Infrastructure", "Events and jobs: what waits, what failed, and running it again.", alwaysOn: true)
            .Aliases("OrchardCore.BackgroundTasks")
            .Permissions(new PermissionInfo(RetryEvents.Manage, "See events and jobs, and run them again.", "Site", IsSensitive: true))
            .Menu(new MenuEntry("Tools", "Background work", BackgroundWorkController.Address, RetryEvents.Manage, 80, "activity"))
            .Command<EventsVerb>("events")
            .Add<IDashboardWidget, FailuresWidget>();
        AddShell(module);
        AddSite(module);
        AddSystem(module);
    }

    private static void AddShell(ModuleBuilder module) => module
        .Feature("Jaytek.AdminShell", "Admin shell", "Infrastructure", "Search, help, notices and the frame of the admin's pages.", alwaysOn: true)
        .Aliases("OrchardCore.Notifications")
        .Tables<NoticeTable>()
        .Services(services => services.AddScoped<INotices, NoticeStore>().AddSingleton<HelpBook>())
        .Add<IErrorFrame, AdminErrors>()
        .Add<IPersonalData, NoticeData>()
        .Add<IAdminSearchSource, MenuSearch>()
        .Add<IAdminSearchSource, HelpSearch>()
        .Job<SweepNotices>("admin.notices", "0 30 3 * * ?");

    private static void AddSite(ModuleBuilder module) => module
        .Feature("Jaytek.Settings", "Settings", "Infrastructure", "The settings of the site and of its features, and the choice of its theme.", alwaysOn: true)
        .Add<ISettingsCard, SiteCard>()
        .Add<IDashboardWidget, AddressWidget>()
        .Permissions(new PermissionInfo(ApplyTheme.Apply, "Choose the site's theme.", "Site"))
        .Menu(
            new MenuEntry("Settings", "General", SettingsController.Address, SaveSiteSettings.Manage, 0, "settings"),
            new MenuEntry("Design", "Themes", ThemesController.Address, ApplyTheme.Apply, 20, "palette"));

    private static void AddSystem(ModuleBuilder module) => module
        .Feature("Jaytek.System", "System", "Infrastructure", "What the site runs on, and whether it is well.", alwaysOn: true)
        .Services(services => services.AddSingleton<ToolProbe>())
        .Add<ISystemFacts, ProcessFacts>()
        .Add<ISystemFacts, AddressFacts>()
        .Add<ISystemFacts, DatabaseFacts>()
        .Add<ISystemFacts, HealthFacts>()
        .Add<ISystemFacts, RateLimitFacts>()
        .Add<ISystemFacts, ToolFacts>()
        .Add<IExternalTool, Weasyprint>()
        .Permissions(new PermissionInfo(SystemController.Look, "See versions, sizes and tools of the system.", "Site"))
        .Menu(new MenuEntry("Tools", "System", SystemController.Address, SystemController.Look, 100, "database"));
}

using Jaytek.Admin.Work;
using Jaytek.Engine.Events;
using Jaytek.Engine.Menus;
using Jaytek.Engine.Modules;
using Jaytek.Engine.Security;

namespace Jaytek.Admin;

/// <summary>The admin's shell: layouts, tag helpers, styles and scripts; and the page of what the Engine does behind the scenes.</summary>
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
            .Command<EventsVerb>("events");
    }
}

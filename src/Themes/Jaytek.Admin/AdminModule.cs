using Jaytek.Engine.Modules;

namespace Jaytek.Admin;

/// <summary>The admin's shell: layouts, tag helpers, styles and scripts.</summary>
public sealed class AdminModule : IModule
{
    /// <inheritdoc/>
    public void Build(ModuleBuilder module) =>
        module.Theme("Admin", "The admin and dashboard shell and its components.", isAdmin: true);
}

using Jaytek.Engine.Menus;
using Jaytek.Engine.Modules;

namespace Jaytek.__Name__;

/// <summary>A page for everybody, and one for those who may manage it.</summary>
public sealed class __Name__Module : IModule
{
    /// <inheritdoc/>
    public void Build(ModuleBuilder module) => module
        .Feature("Jaytek.__Name__", "__Name__", "Experience", "A page for everybody, and one for those who may manage it.")
        .Permissions(__Name__Permissions.All)
        .Menu(new MenuEntry("Content", "__Name__", "/admin/__name__", __Name__Permissions.Manage, Icon: "box"));
}

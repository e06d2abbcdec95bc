namespace Jaytek.Engine.Modules;

/// <summary>A module's contents page: its features and what each contributes. One public sealed class per module assembly, named <c>XModule</c>, with a parameterless constructor.</summary>
public interface IModule
{
    /// <summary>Declares features, services, doors, jobs, tables.</summary>
    void Build(ModuleBuilder module);
}

namespace Jaytek.Engine.Modules;

/// <summary>A feature as its module declares it.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Name">What an admin reads.</param>
/// <param name="Category">The heading under which the admin lists it.</param>
/// <param name="Description">One sentence.</param>
/// <param name="DependsOn">Ids of the features that are switched on with it.</param>
/// <param name="AlwaysOn">True for what the site cannot run without.</param>
/// <param name="ModuleId">The module that brings it.</param>
public sealed record FeatureInfo(
    string Id, string Name, string Category, string Description, IReadOnlyList<string> DependsOn, bool AlwaysOn, string ModuleId)
{
    /// <summary>Names of other systems that mean this feature, such as <c>OrchardCore.Media</c>.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Embedded recipes that run when the feature is switched on for the first time.</summary>
    public IReadOnlyList<string> Recipes { get; init; } = [];
}

namespace Jaytek.Recipes.Files;

/// <summary>What a recipe says about itself. Keys are read without regard to case, as Orchard Core does.</summary>
internal sealed record RecipeHeader
{
    /// <summary>The technical name; the file's name without <c>.recipe.json</c> where the file gives none.</summary>
    public required string Name { get; init; }

    public string DisplayName { get; init; } = "";

    public string Description { get; init; } = "";

    public string Author { get; init; } = "";

    public string Website { get; init; } = "";

    public string Version { get; init; } = "";

    /// <summary>True where the recipe sets a site up.</summary>
    public bool IsSetupRecipe { get; init; }

    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Orchard's tags; <c>hidden</c> keeps a recipe out of lists.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    public bool IsHidden => Tags.Contains("hidden", StringComparer.OrdinalIgnoreCase);
}

using System.ComponentModel.DataAnnotations;

namespace Jaytek.Recipes;

/// <summary>Configuration <c>Jaytek:Recipes</c>.</summary>
internal sealed class RecipesOptions : IValidatableObject
{
    /// <summary>The folder whose <c>*.recipe.json</c> are offered by name; empty for <c>recipes</c> beside the application.</summary>
    public string Directory { get; set; } = "";

    /// <summary>Configuration keys that recipes may read by <c>configuration(key)</c>; <c>Some:Section:*</c> opens a section. None by default.</summary>
    public IList<string> ReadableKeys { get; init; } = [];

    /// <summary>How long runs are remembered, and uploaded recipes kept after their last run, days.</summary>
    [Range(1, 3_650)]
    public int KeepDays { get; set; } = 90;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Directory.Length > 0 && !System.IO.Directory.Exists(Directory))
            yield return new ValidationResult($"there is no folder {Directory}", [nameof(Directory)]);
    }
}

using System.Globalization;
using System.Text.Json.Serialization;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Jaytek.Recipes.Files;

namespace Jaytek.Recipes.Runs;

/// <summary>What one step did.</summary>
/// <param name="Number">From 1, in file order.</param>
/// <param name="Name">The step's name as the recipe writes it.</param>
/// <param name="Created">Things made.</param>
/// <param name="Changed">Things changed.</param>
/// <param name="Unchanged">Things that were as wanted.</param>
/// <param name="Warnings">What was skipped or doubted, each with its place.</param>
internal sealed record StepReport(int Number, string Name, int Created, int Changed, int Unchanged, IReadOnlyList<string> Warnings)
{
    /// <summary>In a check: why the step would fail; null where it ran whole.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Error? Error { get; init; }

    /// <summary>In a check: the number of the first step that failed before this one, which may depend on it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? After { get; init; }

    public static StepReport Failed(RecipeFileStep step, Error error, int? after) =>
        new(step.Index + 1, step.Name, 0, 0, 0, []) { Error = error, After = after };

    public static StepReport Of(int number, RecipeStepContext context, IEnumerable<string> earlier) => new(
        number, context.Name, context.Created, context.Changed, context.Unchanged, [.. earlier, .. context.Warnings]);

    /// <summary>One line for people.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"step {Number} {(Name.Length > 0 ? Name : "(no name)")}: {Outcome}{Doubt}");

    private string Outcome => Error is { } error
        ? $"failed: {error}"
        : string.Create(CultureInfo.InvariantCulture, $"{Created} created, {Changed} changed, {Unchanged} unchanged{WarningCount}");

    private string Doubt => After is { } number ? string.Create(CultureInfo.InvariantCulture, $" (it may depend on step {number}, which failed)") : "";

    private string WarningCount => Warnings.Count switch
    {
        0 => "",
        1 => ", 1 warning",
        var many => string.Create(CultureInfo.InvariantCulture, $", {many} warnings"),
    };
}

/// <summary>What a recipe did, or in a check would do.</summary>
/// <param name="Name">The recipe's name.</param>
/// <param name="Warnings">About the file itself, each with its place.</param>
/// <param name="Steps">The steps that ran whole.</param>
/// <param name="Error">Why a step failed, or null; in a run the steps after it did not run, in a check they did.</param>
internal sealed record RecipeReport(string Name, IReadOnlyList<string> Warnings, IReadOnlyList<StepReport> Steps, Error? Error)
{
    /// <summary>True where no step made or changed anything.</summary>
    public bool ChangedNothing => Steps.All(step => step.Created + step.Changed == 0);
}

using System.Globalization;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;

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
    public static StepReport Of(int number, RecipeStepContext context, IEnumerable<string> earlier) => new(
        number, context.Name, context.Created, context.Changed, context.Unchanged, [.. earlier, .. context.Warnings]);

    /// <summary>One line for people.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"step {Number} {(Name.Length > 0 ? Name : "(no name)")}: {Created} created, {Changed} changed, {Unchanged} unchanged{WarningCount}");

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
/// <param name="Error">Why the next step failed, or null; steps after it did not run.</param>
internal sealed record RecipeReport(string Name, IReadOnlyList<string> Warnings, IReadOnlyList<StepReport> Steps, Error? Error)
{
    /// <summary>True where no step made or changed anything.</summary>
    public bool ChangedNothing => Steps.All(step => step.Created + step.Changed == 0);
}

using System.Globalization;
using Jaytek.Recipes.Runs;

namespace Jaytek.Recipes.Admin;

/// <summary>What the pages say of runs.</summary>
internal static class RunWords
{
    public static string Of(RecipeRun run) => (run.Outcome, run.IsCheck) switch
    {
        (RecipeOutcome.Waiting, _) => "Waiting",
        (RecipeOutcome.Running, true) => "Checking",
        (RecipeOutcome.Running, false) => "Running",
        (RecipeOutcome.Succeeded, true) => "Would succeed",
        (RecipeOutcome.Succeeded, false) => "Done",
        (RecipeOutcome.Failed, true) => "Would fail",
        (RecipeOutcome.Failed, false) => "Failed",
        _ => "Cut off",
    };

    /// <summary>The class that gives a state its colour and shape.</summary>
    public static string ClassOf(RecipeOutcome outcome) => outcome switch
    {
        RecipeOutcome.Succeeded => "state-published",
        RecipeOutcome.Failed => "state-failed",
        RecipeOutcome.Interrupted => "state-changed",
        _ => "state-scheduled",
    };

    /// <summary>Where a recipe came from: a module's resource as it is named, a file without the server's folders.</summary>
    public static string Origin(string origin) => origin.Contains(':', StringComparison.Ordinal) ? origin : Path.GetFileName(origin);

    public static string Moment(DateTimeOffset at) => at.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string Took(RecipeRun run) => run.FinishedAt is not { } end ? "" : (end - run.StartedAt).TotalSeconds switch
    {
        < 1 => "under a second",
        < 90 and var seconds => string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s"),
        var seconds => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0} min"),
    };

    /// <summary>One line for what a step did.</summary>
    public static string Counts(StepReport report) => string.Create(
        CultureInfo.InvariantCulture, $"{report.Created:N0} made, {report.Changed:N0} changed, {report.Unchanged:N0} as they were");
}

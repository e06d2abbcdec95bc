using Jaytek.Recipes.Runs;

namespace Jaytek.Recipes.CommandLine;

/// <summary>Writes a run for people: a line a step, its warnings below it.</summary>
internal sealed class ReportPrinter(TextWriter writer)
{
    public void Step(StepReport step)
    {
        writer.WriteLine(step.ToString());
        foreach (var warning in step.Warnings)
            writer.WriteLine($"  warning: {warning}");
    }

    public void End(RecipeReport report, bool isCheck)
    {
        foreach (var warning in report.Warnings)
            writer.WriteLine($"warning: {warning}");
        writer.WriteLine(isCheck
            ? $"{report.Name}: checked, nothing was changed."
            : report.ChangedNothing ? $"{report.Name}: done, nothing had to be changed." : $"{report.Name}: done.");
    }
}

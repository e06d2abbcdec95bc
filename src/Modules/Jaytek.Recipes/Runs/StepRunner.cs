using Jaytek.Engine.Contracts;
using Jaytek.Engine.Features;
using Jaytek.Kernel;
using Jaytek.Recipes.Files;
using Jaytek.Recipes.Kept;

namespace Jaytek.Recipes.Runs;

/// <summary>
/// Runs one step inside the open unit of work: evaluates its expressions, finds who executes it, reports. Nothing is skipped silently:
/// a step that nobody executes, or whose feature is off, is a warning; one that waits for its module is kept.
/// </summary>
internal sealed class StepRunner(Enabled<IRecipeStep> steps, KeepStep keeper)
{
    public async Task<Result<StepReport>> RunAsync(RecipeSession session, RecipeFileStep step, CancellationToken ct)
    {
        var warnings = new List<string>();
        var evaluated = await session.Expressions.EvaluateAsync(
            step, (path, message) => warnings.Add($"{session.Place(path)}: {message}"), ct);
        if (evaluated.Error is { } wrong)
            return wrong;
        var context = new RecipeStepContext(step.Name, evaluated.Value, session.Files, path => session.Place(step.Path + path.TrimStart('$')));
        if ((await ExecuteAsync(context, ct)).Error is { } error)
            return error;
        return StepReport.Of(step.Index + 1, context, warnings);
    }

    private async Task<Result> ExecuteAsync(RecipeStepContext context, CancellationToken ct)
    {
        if (context.Name.Length == 0)
        {
            context.Warn("$", "A step without a `name` is skipped.");
            return Result.Success;
        }
        if (steps.FirstOrDefault(Executes) is { } executor)
            return await executor.ExecuteAsync(context, ct);
        var off = steps.IncludingDisabled().FirstOrDefault(one => Executes(one.Value));
        if (off.Value is not null)
            context.Warn("$.name", $"The step is skipped: the feature {off.FeatureId}, which executes it, is off. Switch it on and run the recipe again.");
        else if (KeptKinds.Find(context.Name) is { } kind)
            return await keeper.RunAsync(kind, context, ct);
        else
            context.Warn("$.name", $"The step is skipped: no module knows steps named {context.Name}.");
        return Result.Success;

        bool Executes(IRecipeStep one) => one.Names.Contains(context.Name, StringComparer.OrdinalIgnoreCase);
    }
}

using Jaytek.Engine.Contracts;
using Jaytek.Engine.Features;
using Jaytek.Kernel;
using Jaytek.Recipes.Files;
using Jaytek.Recipes.Kept;

namespace Jaytek.Recipes.Runs;

/// <summary>
/// Runs one step: before the unit of work it evaluates the expressions, which may take a script's time, and lets the executor prepare;
/// inside it the executor changes things. Nothing is skipped silently: a step that nobody executes, or whose feature is off, is a
/// warning; one that waits for its module is kept.
/// </summary>
internal sealed class StepRunner(Enabled<IRecipeStep> steps, KeepStep keeper)
{
    /// <summary>Does what needs no transaction.</summary>
    public async Task<Result<PreparedStep>> PrepareAsync(RecipeSession session, RecipeFileStep step, CancellationToken ct)
    {
        var warnings = new List<string>();
        var evaluated = await session.Expressions.EvaluateAsync(
            step, (path, message) => warnings.Add($"{session.Place(path)}: {message}"), ct);
        if (evaluated.Error is { } wrong)
            return wrong;
        var context = new RecipeStepContext(step.Name, evaluated.Value, session.Files, path => session.Place(step.Path + path.TrimStart('$')));
        var executor = Find(context.Name);
        if (executor is not null && (await executor.PrepareAsync(context, ct)).Error is { } refusal)
            return refusal;
        return new PreparedStep(step, context, warnings, executor is not null);
    }

    /// <summary>Executes what was prepared, inside the open unit of work.</summary>
    public async Task<Result<StepReport>> RunAsync(PreparedStep step, CancellationToken ct) =>
        (await ExecuteAsync(step, step.Context, ct)).Error is { } error ? error : StepReport.Of(step.Step.Index + 1, step.Context, step.Warnings);

    private async Task<Result> ExecuteAsync(PreparedStep step, RecipeStepContext context, CancellationToken ct)
    {
        if (context.Name.Length == 0)
        {
            context.Warn("$", "A step without a `name` is skipped.");
            return Result.Success;
        }
        if (Find(context.Name) is { } executor)
        {
            if (!step.IsPrepared && (await executor.PrepareAsync(context, ct)).Error is { } refusal)
                return refusal;
            return await executor.ExecuteAsync(context, ct);
        }
        var off = steps.IncludingDisabled().FirstOrDefault(one => Executes(one.Value, context.Name));
        if (off.Value is not null)
            context.Warn("$.name", $"The step is skipped: the feature {off.FeatureId}, which executes it, is off. Switch it on and run the recipe again.");
        else if (KeptKinds.Find(context.Name) is { } kind)
            return await keeper.RunAsync(kind, context, ct);
        else
            context.Warn("$.name", $"The step is skipped: no module knows steps named {context.Name}.");
        return Result.Success;
    }

    private IRecipeStep? Find(string name) => steps.FirstOrDefault(one => Executes(one, name));

    private static bool Executes(IRecipeStep one, string name) => one.Names.Contains(name, StringComparer.OrdinalIgnoreCase);
}

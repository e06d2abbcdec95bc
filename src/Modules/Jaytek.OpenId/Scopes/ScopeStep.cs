using Jaytek.Engine.Contracts;
using Jaytek.Kernel;

namespace Jaytek.OpenId.Scopes;

/// <summary>Orchard's recipe step <c>OpenIdScope</c>: one scope, flat, found by its <c>ScopeName</c>. <c>RoleEntries</c>, as applications have it, is ours.</summary>
internal sealed class ScopeStep(SaveScope save) : IRecipeStep
{
    public IReadOnlyList<string> Names { get; } = ["OpenIdScope"];

    public async Task<Result> ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        var step = context.Step;
        if (StepJson.Text(step, "ScopeName") is not { Length: > 0 } name)
            return StepJson.Invalid(context.Place("$.ScopeName"), "A scope needs a ScopeName.");
        if (StepJson.Entries(step, "RoleEntries") is not { } roles)
            return StepJson.Invalid(context.Place("$.RoleEntries"), "RoleEntries is an array of {\"Name\"}.");
        var saved = await save.RunAsync(new ScopeInput(name)
        {
            DisplayName = StepJson.Text(step, "DisplayName"), Description = StepJson.Text(step, "Description"),
            Resources = StepJson.Words(step, "Resources"), Roles = step.NameInAnyCase("RoleEntries") is null ? null : roles,
        }, cancellationToken);
        if (saved.Error is { } error)
            return error;
        context.Count(saved.Value);
        return Result.Success;
    }
}

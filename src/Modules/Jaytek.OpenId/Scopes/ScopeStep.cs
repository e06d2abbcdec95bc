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
        if (step.TextOf("ScopeName") is not { Length: > 0 } name)
            return OpenIdErrors.InvalidStep(context.Place("$.ScopeName"), "A scope needs a ScopeName.");
        if (step.EntriesOf("RoleEntries") is not { } roles)
            return OpenIdErrors.InvalidStep(context.Place("$.RoleEntries"), "RoleEntries is an array of {\"Name\"}.");
        var saved = await save.RunAsync(new ScopeInput(name)
        {
            DisplayName = step.TextOf("DisplayName"), Description = step.TextOf("Description"),
            Resources = step.WordsOf("Resources"), Roles = step.NameInAnyCase("RoleEntries") is null ? null : roles,
        }, cancellationToken);
        if (saved.Error is { } error)
            return error;
        context.Count(saved.Value);
        return Result.Success;
    }
}

using Jaytek.Engine.Contracts;
using Jaytek.Kernel;

namespace Jaytek.OpenId;

/// <summary>
/// Orchard's recipe steps <c>OpenIdServerSettings</c> and <c>OpenIdValidationSettings</c>. Of the first, the flows and doors that are here are
/// switched; of the second there is nothing to set, since this site takes its own tokens and nobody else's.
/// </summary>
internal sealed class ServerStep(SaveServerSettings save) : IRecipeStep
{
    private const string Validation = "OpenIdValidationSettings";

    private static readonly string[] GivenUp = ["AllowPasswordFlow", "AllowImplicitFlow", "AllowHybridFlow", "EnablePushedAuthorizationEndpoint"];

    public IReadOnlyList<string> Names { get; } = [OpenIdServerSettings.Key, Validation];

    public async Task<Result> ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        if (context.Name.Equals(Validation, StringComparison.OrdinalIgnoreCase))
        {
            if (context.Step.TextOf("Authority") is { Length: > 0 })
                context.Warn("$.Authority", "Tokens of other servers are not taken; the API takes this site's own.");
            context.Count(RecipeChange.Unchanged);
            return Result.Success;
        }

        foreach (var name in GivenUp.Where(name => context.Step.FlagOf(name) == true))
            context.Warn($"$.{name}", "This is not offered here; the setting is left out.");
        if (context.Step.FlagOf("RequireProofKeyForCodeExchange") == false)
            context.Warn("$.RequireProofKeyForCodeExchange", "A proof key (PKCE) is required of every application here.");
        if (context.Step.TextOf("AccessTokenFormat") is { } format && !format.Equals("JsonWebToken", StringComparison.OrdinalIgnoreCase) && format != "1")
            context.Warn("$.AccessTokenFormat", "Access tokens are JSON Web Tokens (RFC 9068).");
        var saved = await save.RunAsync(settings => Apply(settings, context), cancellationToken);
        if (saved.Error is { } error)
            return error;
        context.Count(saved.Value ? RecipeChange.Changed : RecipeChange.Unchanged);
        return Result.Success;
    }

    // What the step does not name stays as it is.
    private static void Apply(OpenIdServerSettings settings, RecipeStepContext context)
    {
        foreach (var member in typeof(OpenIdServerSettings).GetProperties())
        {
            if (context.Step.FlagOf(member.Name) is { } flag)
                member.SetValue(settings, flag);
        }
    }
}

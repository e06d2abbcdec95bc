using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Jaytek.OpenId.Scopes;

namespace Jaytek.OpenId.Applications;

/// <summary>
/// Orchard's recipe step <c>OpenIdApplication</c>: one application, flat, found by its <c>ClientId</c>. <c>Origins</c>, a text of origins with
/// spaces between, is ours. What Orchard offers and OAuth has given up is warned of and left out.
/// </summary>
internal sealed class ApplicationStep(SaveApplication save) : IRecipeStep
{
    private static readonly (string Flag, string[] Grants)[] Flows =
    [
        ("AllowAuthorizationCodeFlow", [GrantTypes.Code]), ("AllowRefreshTokenFlow", [GrantTypes.Refresh]), ("AllowClientCredentialsFlow", [GrantTypes.Client]),
    ];

    private static readonly string[] GivenUp = ["AllowPasswordFlow", "AllowImplicitFlow", "AllowHybridFlow"];

    public IReadOnlyList<string> Names { get; } = ["OpenIdApplication"];

    public async Task<Result> ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        var step = context.Step;
        if (step.TextOf("ClientId") is not { Length: > 0 } clientId)
            return OpenIdErrors.InvalidStep(context.Place("$.ClientId"), "An application needs a ClientId.");
        foreach (var flag in GivenUp.Where(flag => step.FlagOf(flag) == true))
            context.Warn($"$.{flag}", "This flow is not offered: it shows tokens or passwords to whom they are not for (RFC 9700). The application is made without it.");
        if (step.FlagOf("RequireProofKeyForCodeExchange") == false)
            context.Warn("$.RequireProofKeyForCodeExchange", "A proof key (PKCE) is required of every application here.");
        if (!TryConsent(step.TextOf("ConsentType"), out var consent))
            return OpenIdErrors.InvalidStep(context.Place("$.ConsentType"), "The ConsentType is explicit, implicit, external or systematic.");
        if (step.EntriesOf("RoleEntries") is not { } roles || step.EntriesOf("ScopeEntries") is not { } scopes)
            return OpenIdErrors.InvalidStep(context.Place("$"), "RoleEntries and ScopeEntries are arrays of {\"Name\"}.");
        var grants = Flows.Where(flow => step.FlagOf(flow.Flag) == true).SelectMany(flow => flow.Grants).ToList();
        // Orchard grants these three to every application, without naming them.
        string[] told = [BuiltInScopes.OpenId, .. scopes, .. grants.Contains(GrantTypes.Refresh) ? [BuiltInScopes.OfflineAccess] : Array.Empty<string>()];
        var saved = await save.RunAsync(new ApplicationInput(clientId)
        {
            DisplayName = step.TextOf("DisplayName"), Type = step.TextOf("Type")?.ToLowerInvariant(), Secret = step.TextOf("ClientSecret"),
            Consent = consent, Grants = grants, Scopes = [.. told.Distinct(StringComparer.Ordinal)], Roles = roles,
            RedirectUris = step.WordsOf("RedirectUris"), PostLogoutRedirectUris = step.WordsOf("PostLogoutRedirectUris"), Origins = step.WordsOf("Origins"),
        }, cancellationToken);
        if (saved.Error is { } error)
            return error;
        context.Count(saved.Value);
        return Result.Success;
    }

    private static bool TryConsent(string? text, out Consent? consent)
    {
        consent = null;
        if (string.IsNullOrEmpty(text))
            return true;
        if (!Enum.TryParse<Consent>(text, ignoreCase: true, out var parsed) || !Enum.IsDefined(parsed) || char.IsDigit(text[0]))
            return false;
        consent = parsed;
        return true;
    }
}

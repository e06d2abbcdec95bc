using System.Text.Json.Nodes;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;

namespace Jaytek.OpenId;

/// <summary>
/// Orchard's recipe steps <c>OpenIdServerSettings</c> and <c>OpenIdValidationSettings</c>. Of the first, the flows and doors that are here are
/// switched, and whatever else asks for something that is not so here is warned of; of the second there is nothing to set, since this site
/// takes its own tokens and nobody else's.
/// </summary>
internal sealed class ServerStep(SaveServerSettings save) : IRecipeStep
{
    private const string Validation = "OpenIdValidationSettings";

    private const string NotOffered = "This is not offered here; the setting is left out.";

    // Doors that have no switch of their own, and the flows without which they have nothing to do.
    private static readonly (string Door, Action<OpenIdServerSettings> Close)[] Doors =
    [
        ("EnableAuthorizationEndpoint", settings => settings.AllowAuthorizationCodeFlow = false),
        ("EnableTokenEndpoint", settings => (settings.AllowAuthorizationCodeFlow, settings.AllowClientCredentialsFlow, settings.AllowRefreshTokenFlow) = (false, false, false)),
    ];

    private static readonly string[] Own = [.. typeof(OpenIdServerSettings).GetProperties().Select(member => member.Name)];

    // What always holds here, whatever a recipe says; and what is said where it says something else.
    private static readonly Dictionary<string, (string Holds, string Says)> Fixed = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AllowPasswordFlow"] = ("false", NotOffered),
        ["AllowImplicitFlow"] = ("false", NotOffered),
        ["AllowHybridFlow"] = ("false", NotOffered),
        ["EnablePushedAuthorizationEndpoint"] = ("false", NotOffered),
        ["RequirePushedAuthorizationRequests"] = ("false", NotOffered),
        ["UseReferenceAccessTokens"] = ("false", "Access tokens are JSON Web Tokens (RFC 9068); their grant is looked up at each request, so they can be ended all the same."),
        ["DisableRollingRefreshTokens"] = ("false", "A refresh token is good once (RFC 9700 section 4.14.2)."),
        ["DisableAccessTokenEncryption"] = ("true", "Access tokens are signed and not encrypted."),
        ["RequireProofKeyForCodeExchange"] = ("true", "A proof key (PKCE) is required of every application here."),
        ["Authority"] = ("", "The issuer is the address of the site, under Settings."),
    };

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

        foreach (var (name, value) in context.Step)
        {
            if (Doubt(name, value) is { } doubt)
                context.Warn($"$.{name}", doubt);
        }

        var saved = await save.RunAsync(settings => Apply(settings, context), cancellationToken);
        if (saved.Error is { } error)
            return error;
        context.Count(saved.Value ? RecipeChange.Changed : RecipeChange.Unchanged);
        return Result.Success;
    }

    // Null where the member is heeded, or asks for what is so anyway.
    private static string? Doubt(string name, JsonNode? value)
    {
        var text = value?.ToString() ?? "";
        if (text.Length == 0 || name.Equals("name", StringComparison.OrdinalIgnoreCase))
            return null;
        if (Own.Concat(Doors.Select(door => door.Door)).Contains(name, StringComparer.OrdinalIgnoreCase))
            return bool.TryParse(text, out _) ? null : "This is true or false; the setting stays as it is.";
        if (name.Equals("AccessTokenFormat", StringComparison.OrdinalIgnoreCase))
            return text == "1" || text.Equals("JsonWebToken", StringComparison.OrdinalIgnoreCase) ? null : "Access tokens are JSON Web Tokens (RFC 9068).";
        if (Fixed.TryGetValue(name, out var here))
            return text.Equals(here.Holds, StringComparison.OrdinalIgnoreCase) ? null : here.Says;
        return "This site has no such setting; it is left out.";
    }

    // What the step does not name stays as it is.
    private static void Apply(OpenIdServerSettings settings, RecipeStepContext context)
    {
        foreach (var member in typeof(OpenIdServerSettings).GetProperties())
        {
            if (context.Step.FlagOf(member.Name) is { } flag)
                member.SetValue(settings, flag);
        }

        foreach (var (_, close) in Doors.Where(door => context.Step.FlagOf(door.Door) == false))
            close(settings);
    }
}

using System.Text.Json.Nodes;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.OpenId.Applications;
using Jaytek.OpenId.Keys;
using Jaytek.OpenId.Scopes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaytek.OpenId.Protocol;

/// <summary>What clients read first: OpenID Connect Discovery 1.0 section 3 and RFC 8414, and the keys (RFC 7517).</summary>
internal static class Discovery
{
    private static readonly string[] ClientSecret = ["client_secret_basic", "client_secret_post"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/.well-known/openid-configuration", ConfigurationAsync).Open("Says where the doors are.").WithTags("OpenID Connect");
        routes.MapGet("/.well-known/oauth-authorization-server", ConfigurationAsync).Open("As above, under OAuth's name.").WithTags("OpenID Connect");
        routes.MapGet("/.well-known/jwks", KeysAsync).Open("Public keys.").WithTags("OpenID Connect");
    }

    private static async Task<IResult> ConfigurationAsync(HttpContext context, SiteAddress address, OpenIdState state, CancellationToken cancellationToken)
    {
        var issuer = await address.OfAsync(context.Request, cancellationToken);
        context.Response.Headers.CacheControl = "public, max-age=300";
        return Results.Json(new JsonObject
        {
            ["issuer"] = issuer,
            ["authorization_endpoint"] = issuer + "/connect/authorize",
            ["token_endpoint"] = issuer + "/connect/token",
            ["userinfo_endpoint"] = issuer + "/connect/userinfo",
            ["introspection_endpoint"] = issuer + "/connect/introspect",
            ["revocation_endpoint"] = issuer + "/connect/revoke",
            ["end_session_endpoint"] = issuer + "/connect/logout",
            ["jwks_uri"] = issuer + "/.well-known/jwks",
            ["scopes_supported"] = List([.. BuiltInScopes.Words.Keys, .. state.Current.Scopes.Select(scope => scope.Name).Except(BuiltInScopes.Words.Keys)]),
            ["response_types_supported"] = List(["code"]),
            ["response_modes_supported"] = List(["query"]),
            ["grant_types_supported"] = List(GrantTypes.All),
            ["subject_types_supported"] = List(["public"]),
            ["id_token_signing_alg_values_supported"] = List(["RS256", "ES256"]),
            ["token_endpoint_auth_methods_supported"] = List([.. ClientSecret, "none"]),
            ["introspection_endpoint_auth_methods_supported"] = List(ClientSecret),
            ["revocation_endpoint_auth_methods_supported"] = List([.. ClientSecret, "none"]),
            ["claims_supported"] = List(["sub", "name", "preferred_username", "email", "email_verified", "roles", "auth_time", "nonce", "at_hash"]),
            // RFC 7636 section 6.2.2: S256 alone; RFC 9207 section 3; OpenID Connect Core section 6: no request objects.
            ["code_challenge_methods_supported"] = List(["S256"]),
            ["authorization_response_iss_parameter_supported"] = true,
            ["prompt_values_supported"] = List(["none", "login", "consent", "select_account"]),
            ["request_parameter_supported"] = false,
            ["request_uri_parameter_supported"] = false,
            ["claims_parameter_supported"] = false,
        });
    }

    private static async Task<IResult> KeysAsync(HttpContext context, KeyRing ring, CancellationToken cancellationToken)
    {
        // The first key is made for whoever asks first.
        await ring.SignerAsync(cancellationToken);
        context.Response.Headers.CacheControl = "public, max-age=300";
        return Results.Json(new JsonObject { ["keys"] = new JsonArray([.. ring.PublicJwks.Select(jwk => JsonNode.Parse(jwk))]) });
    }

    private static JsonArray List(IEnumerable<string> values) => new([.. values.Select(value => (JsonNode)value)]);
}

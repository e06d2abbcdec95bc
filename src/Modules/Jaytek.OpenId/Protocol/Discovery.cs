using System.Text.Json.Nodes;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
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

    /// <summary>The scopes that clients may ask for, as far as each was given them.</summary>
    public static IEnumerable<string> ScopesOf(OpenIdState.Known known, OpenIdServerSettings offered) =>
        BuiltInScopes.Words.Keys.Union(known.Scopes.Select(scope => scope.Name)).Where(name => name != BuiltInScopes.OfflineAccess || offered.AllowRefreshTokenFlow);

    private static async Task<IResult> ConfigurationAsync(
        HttpContext context, SiteAddress address, OpenIdState state, ISettings<OpenIdServerSettings> settings, CancellationToken cancellationToken)
    {
        var issuer = await address.OfAsync(context.Request, cancellationToken);
        context.Response.Headers.CacheControl = "public, max-age=300";
        return Results.Json(Describe(issuer, state.Current, await settings.GetAsync(cancellationToken)));
    }

    // RFC 8414 sections 2 and 3.2: what the settings have switched off is left out, and so is a list of nothing.
    private static JsonObject Describe(string issuer, OpenIdState.Known known, OpenIdServerSettings offered)
    {
        var document = new JsonObject { ["issuer"] = issuer, ["jwks_uri"] = issuer + "/.well-known/jwks" };
        string[] grants = [.. GrantTypes.All.Where(offered.Allows)];
        document["scopes_supported"] = List(ScopesOf(known, offered));
        document["subject_types_supported"] = List(["public"]);
        document["id_token_signing_alg_values_supported"] = List(["RS256", "ES256"]);
        document["claims_supported"] = List(["sub", "name", "preferred_username", "email", "email_verified", "roles", "auth_time", "nonce", "at_hash"]);
        (document["request_parameter_supported"], document["request_uri_parameter_supported"], document["claims_parameter_supported"]) = (false, false, false);
        if (grants.Length > 0)
        {
            document["token_endpoint"] = issuer + "/connect/token";
            document["token_endpoint_auth_methods_supported"] = List([.. ClientSecret, "none"]);
            document["grant_types_supported"] = List(grants);
        }

        if (offered.AllowAuthorizationCodeFlow)
            DescribeAuthorization(document, issuer);
        if (offered.EnableUserInfoEndpoint)
            document["userinfo_endpoint"] = issuer + "/connect/userinfo";
        if (offered.EnableLogoutEndpoint)
            document["end_session_endpoint"] = issuer + "/connect/logout";
        if (offered.EnableIntrospectionEndpoint)
        {
            document["introspection_endpoint"] = issuer + "/connect/introspect";
            document["introspection_endpoint_auth_methods_supported"] = List(ClientSecret);
        }

        if (offered.EnableRevocationEndpoint)
        {
            document["revocation_endpoint"] = issuer + "/connect/revoke";
            document["revocation_endpoint_auth_methods_supported"] = List([.. ClientSecret, "none"]);
        }

        return document;
    }

    private static void DescribeAuthorization(JsonObject document, string issuer)
    {
        document["authorization_endpoint"] = issuer + "/connect/authorize";
        document["response_types_supported"] = List(["code"]);
        document["response_modes_supported"] = List(["query"]);
        // RFC 7636 section 6.2.2: S256 alone; RFC 9207 section 3; OpenID Connect Core section 6: no request objects.
        document["code_challenge_methods_supported"] = List(["S256"]);
        document["authorization_response_iss_parameter_supported"] = true;
        document["prompt_values_supported"] = List(["none", "login", "consent", "select_account"]);
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

using System.Text.Json.Nodes;
using Jaytek.Engine.Http.Describing;
using Jaytek.Engine.Settings;
using Jaytek.Kernel;
using Jaytek.OpenId.Scopes;

namespace Jaytek.OpenId.Protocol;

/// <summary>Tells the OpenAPI document how programs sign in by OAuth 2.0 and OpenID Connect: the flows that are offered, with the scopes that discovery names.</summary>
internal sealed class OpenIdDescriber(OpenIdState state, ISettings<OpenIdServerSettings> settings) : IApiDescriber
{
    public async ValueTask<string?> StateAsync(Actor actor, CancellationToken cancellationToken) =>
        Flows(state.Current, await settings.GetAsync(cancellationToken)).ToJsonString();

    public async ValueTask DescribeAsync(ApiDescription api, Actor actor, CancellationToken cancellationToken)
    {
        api.SecuritySchemes["openId"] = new JsonObject { ["type"] = "openIdConnect", ["openIdConnectUrl"] = "/.well-known/openid-configuration" };
        var flows = Flows(state.Current, await settings.GetAsync(cancellationToken));
        if (flows.Count > 0)
            api.SecuritySchemes["oauth2"] = new JsonObject { ["type"] = "oauth2", ["flows"] = flows };
    }

    private static JsonObject Flows(OpenIdState.Known known, OpenIdServerSettings offered)
    {
        var scopes = Discovery.ScopesOf(known, offered).ToList();
        var flows = new JsonObject();
        // Nobody is away who would have to stay signed in.
        if (offered.AllowClientCredentialsFlow)
            flows["clientCredentials"] = new JsonObject { ["tokenUrl"] = "/connect/token", ["scopes"] = Words(scopes.Where(scope => scope != BuiltInScopes.OfflineAccess)) };
        if (offered.AllowAuthorizationCodeFlow)
            flows["authorizationCode"] = new JsonObject { ["authorizationUrl"] = "/connect/authorize", ["tokenUrl"] = "/connect/token", ["scopes"] = Words(scopes) };
        return flows;

        JsonObject Words(IEnumerable<string> names) => new(names.Select(name => KeyValuePair.Create(name, (JsonNode?)known.WordsOf(name))));
    }
}

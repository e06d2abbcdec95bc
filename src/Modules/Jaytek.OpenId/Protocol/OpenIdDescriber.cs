using System.Text.Json.Nodes;
using Jaytek.Engine.Http.Describing;
using Jaytek.Kernel;

namespace Jaytek.OpenId.Protocol;

/// <summary>Tells the OpenAPI document how programs sign in by OAuth 2.0 and OpenID Connect.</summary>
internal sealed class OpenIdDescriber : IApiDescriber
{
    public ValueTask DescribeAsync(ApiDescription api, Actor actor, CancellationToken cancellationToken)
    {
        api.SecuritySchemes["openId"] = new JsonObject { ["type"] = "openIdConnect", ["openIdConnectUrl"] = "/.well-known/openid-configuration" };
        api.SecuritySchemes["oauth2"] = new JsonObject
        {
            ["type"] = "oauth2",
            ["flows"] = new JsonObject
            {
                ["clientCredentials"] = new JsonObject { ["tokenUrl"] = "/connect/token", ["scopes"] = new JsonObject() },
                ["authorizationCode"] = new JsonObject { ["authorizationUrl"] = "/connect/authorize", ["tokenUrl"] = "/connect/token", ["scopes"] = new JsonObject() },
            },
        };
        return ValueTask.CompletedTask;
    }
}

using System.Text.Json.Nodes;
using Jaytek.Engine.Http.Describing;
using Jaytek.Kernel;

namespace Jaytek.OpenId;

/// <summary>Tells readers of the OpenAPI document how programs sign in.</summary>
internal sealed class SignInDescriber : IApiDescriber
{
    public ValueTask DescribeAsync(ApiDescription api, Actor actor, CancellationToken cancellationToken)
    {
        // OpenAPI 3.1 section 4.8.27: relative to the document's server.
        api.SecuritySchemes["openId"] = new JsonObject
        {
            ["type"] = "openIdConnect", ["openIdConnectUrl"] = "/.well-known/openid-configuration",
            ["description"] = "Authorization code with PKCE for people, client credentials for programs.",
        };
        api.SecuritySchemes["apiKey"] = new JsonObject
        {
            ["type"] = "http", ["scheme"] = "bearer", ["description"] = "An API key (jtk_…), for servers that act in their owner's name.",
        };
        api.Tags["OpenID Connect"] = "Signing in, tokens, and who they are for.";
        return ValueTask.CompletedTask;
    }
}

using System.Text.Json.Nodes;
using Jaytek.Engine.Http.Describing;
using Jaytek.Kernel;

namespace Jaytek.Identity.SignIn;

/// <summary>Tells the OpenAPI document how one signs in with a password.</summary>
internal sealed class SignInDescriber : IApiDescriber
{
    public ValueTask DescribeAsync(ApiDescription api, Actor actor, CancellationToken cancellationToken)
    {
        api.Tags["Identity"] = "Sign-in of scripts and of browsers.";
        api.SecuritySchemes["bearer"] = new JsonObject
        {
            ["type"] = "http", ["scheme"] = "bearer", ["description"] = "A token of /api/identity/login.",
        };
        return ValueTask.CompletedTask;
    }
}

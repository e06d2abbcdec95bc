using Jaytek.Engine.Modules;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Jaytek.IntegrationTests.Identity;

/// <summary>Doors of the tests' own: a page and an API endpoint that ask for a right, and one that says who came.</summary>
public sealed class DoorModule : IModule
{
    public const string Page = "/test/doors/desk";
    public const string Api = "/api/test/doors/desk";
    /// <summary>Writes and forgot to ask for a right: the route × role table must show it.</summary>
    public const string OpenApi = "/api/test/doors/forgotten";

    public const string WhoAmI = "/api/test/doors/me";

    public static readonly Permission Right = Permission.Parse("content.Desk:edit:any");

    public void Build(ModuleBuilder module) =>
        module.Feature("Test.Doors", "Doors", "Test", "Doors that ask for a right.", alwaysOn: true).Endpoints(routes =>
        {
            routes.MapGet(Page, () => "desk").Require(Right);
            routes.MapGet(Api, () => "desk").Require(Right);
            routes.MapPost(Api, () => "written").Require(Right);
            routes.MapPost(OpenApi, () => "written").Open("Guilty, for a test.");
            routes.MapGet(WhoAmI, (ICurrentActor current, HttpContext context) =>
                $"{current.Actor.UserName ?? "nobody"}/{context.User.Identity?.Name ?? "nobody"}").Open("A test's door.");
        });
}

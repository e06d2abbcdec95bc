using Jaytek.Contents.Api.Previews;
using Jaytek.Contents.Api.Writes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Http.Describing;
using Jaytek.Engine.PageCaching;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jaytek.Contents.Api;

/// <summary>The content API's addresses. Whoever may use the API passes the door; what they may see or change is asked item by item.</summary>
internal static class ContentEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/content").Require(ContentPermissions.AccessApi).WithTags("Content");
        api.MapGet("/{contentItemId}", (RequestDelegate)ReadContent.ByIdAsync).WithName("GetContent").KeptReady().Describe("Read an item", ContentDoors.Get);
        api.MapGet("/{contentType}/{slug}", (RequestDelegate)ReadContent.BySlugAsync).WithName("GetContentBySlug").KeptReady().Describe("Read an item by its slug", ContentDoors.GetBySlug);
        api.MapGet("", (RequestDelegate)ListContent.RunAsync).WithName("ListContent").KeptReady().Describe("List items of a type", ContentDoors.List);
        api.MapPost("", (RequestDelegate)WriteContent.UpsertAsync).WithName("UpsertContent").Describe("Make or change an item", ContentDoors.Upsert);
        api.MapDelete("/{contentItemId}", (RequestDelegate)WriteContent.DeleteAsync).WithName("DeleteContent").Describe("Delete an item", ContentDoors.Delete);
        MapWrites(api);
        MapSite(routes);
    }

    private static void MapWrites(RouteGroupBuilder api)
    {
        api.MapPut("/{contentItemId}", (RequestDelegate)WriteContent.ReplaceAsync).WithName("ReplaceContent").Describe("Make an item under this id, or replace its parts", WriteDoors.Replace);
        api.MapPatch("/{contentItemId}", (RequestDelegate)WriteContent.PatchAsync).WithName("PatchContent").Describe("Change members of an item", WriteDoors.Patch);
        api.MapPost("/{contentItemId}/publish", (RequestDelegate)WriteContent.PublishAsync).WithName("PublishContent").Describe("Show the newest version to visitors", WriteDoors.Publish);
        api.MapPost("/{contentItemId}/unpublish", (RequestDelegate)WriteContent.UnpublishAsync).WithName("UnpublishContent").Describe("Take an item off the site", WriteDoors.Unpublish);
        api.MapPost("/{contentItemId}/clone", (RequestDelegate)WriteContent.CloneAsync).WithName("CloneContent").Describe("Make a draft like an item", WriteDoors.Clone);
        api.MapGet("/{contentItemId}/versions", (RequestDelegate)ReadVersions.ListAsync).WithName("ListContentVersions").Describe("List the versions of an item", WriteDoors.Versions);
        api.MapGet("/{contentItemId}/versions/{versionId}", (RequestDelegate)ReadVersions.OneAsync).WithName("GetContentVersion").Describe("Read one version of an item", WriteDoors.Version);
        api.MapPost("/{contentItemId}/versions/{versionId}/restore", (RequestDelegate)WriteContent.RestoreAsync).WithName("RestoreContentVersion").Describe("Make an earlier version the draft", WriteDoors.Restore);
        api.MapPost("/{contentItemId}/preview", (RequestDelegate)PreviewContent.MakeAsync).WithName("PreviewContent").Describe("Make a token that shows the draft", WriteDoors.Preview);
        api.MapPost("/bulk", (RequestDelegate)BulkContent.RunAsync).WithName("BulkContent").Describe("Many writes in one request", WriteDoors.Bulk);
    }

    private static void MapSite(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/taxonomies/{name}", (RequestDelegate)ReadTaxonomy.RunAsync).Require(ContentPermissions.AccessApi).WithTags("Content").WithName("GetTaxonomy").KeptReady()
            .Describe("Read the terms of a vocabulary", SiteDoors.Taxonomy);
        routes.MapGet("/api/site", (RequestDelegate)ReadSite.RunAsync).Require(ContentPermissions.AccessApi).WithTags("Site").WithName("GetSite").KeptReady()
            .Describe("Read what a client needs of the site's settings", SiteDoors.Site);
    }
}

using Jaytek.Contents.Api.Previews;
using Jaytek.Contents.Api.Writes;
using Jaytek.Contents.Contracts;
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
        api.MapGet("/{contentItemId}", (RequestDelegate)ReadContent.ByIdAsync).WithName("GetContent").KeptReady();
        api.MapGet("/{contentType}/{slug}", (RequestDelegate)ReadContent.BySlugAsync).WithName("GetContentBySlug").KeptReady();
        api.MapGet("", (RequestDelegate)ListContent.RunAsync).WithName("ListContent").KeptReady();
        api.MapPost("", (RequestDelegate)WriteContent.UpsertAsync).WithName("UpsertContent");
        MapWrites(api);
        routes.MapGet("/api/taxonomies/{name}", (RequestDelegate)ReadTaxonomy.RunAsync).Require(ContentPermissions.AccessApi).WithTags("Content").WithName("GetTaxonomy").KeptReady();
        routes.MapGet("/api/site", (RequestDelegate)ReadSite.RunAsync).Require(ContentPermissions.AccessApi).WithTags("Site").WithName("GetSite").KeptReady();
    }

    private static void MapWrites(RouteGroupBuilder api)
    {
        api.MapPut("/{contentItemId}", (RequestDelegate)WriteContent.ReplaceAsync).WithName("ReplaceContent");
        api.MapPatch("/{contentItemId}", (RequestDelegate)WriteContent.PatchAsync).WithName("PatchContent");
        api.MapDelete("/{contentItemId}", (RequestDelegate)WriteContent.DeleteAsync).WithName("DeleteContent");
        api.MapPost("/{contentItemId}/publish", (RequestDelegate)WriteContent.PublishAsync).WithName("PublishContent");
        api.MapPost("/{contentItemId}/unpublish", (RequestDelegate)WriteContent.UnpublishAsync).WithName("UnpublishContent");
        api.MapPost("/{contentItemId}/clone", (RequestDelegate)WriteContent.CloneAsync).WithName("CloneContent");
        api.MapGet("/{contentItemId}/versions", (RequestDelegate)ReadVersions.ListAsync).WithName("ListContentVersions");
        api.MapGet("/{contentItemId}/versions/{versionId}", (RequestDelegate)ReadVersions.OneAsync).WithName("GetContentVersion");
        api.MapPost("/{contentItemId}/versions/{versionId}/restore", (RequestDelegate)WriteContent.RestoreAsync).WithName("RestoreContentVersion");
        api.MapPost("/{contentItemId}/preview", (RequestDelegate)PreviewContent.MakeAsync).WithName("PreviewContent");
        api.MapPost("/bulk", (RequestDelegate)BulkContent.RunAsync).WithName("BulkContent");
    }
}

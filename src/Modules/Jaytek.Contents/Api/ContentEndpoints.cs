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
    }
}

using Jaytek.Contents.Api.Previews;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Contents.Routing;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Jaytek.Contents.Api;

/// <summary>
/// Answers <c>GET /api/content/{id}</c> and <c>GET /api/content/{type}/{slug}</c>. The busiest path of the product: bytes from
/// memory, rights from the snapshot, no model binding. What is absent, a draft or hidden is the same 404.
/// </summary>
internal static class ReadContent
{
    private static readonly StringValues Public = "public, max-age=0, must-revalidate";
    private static readonly StringValues Private = "private, no-store";
    private static readonly StringValues Json = "application/json; charset=utf-8";

    public static async Task ByIdAsync(HttpContext context)
    {
        var id = (string)context.Request.RouteValues["contentItemId"]!;
        if (await ReadAsync(context) is not { } asked || await IsAnsweredAsync(context, asked, id))
            return;
        var host = context.RequestServices.GetRequiredService<IHostContext>();
        await AnswerAsync(context, await context.RequestServices.GetRequiredService<PublishedDocuments>().GetAsync(host.BrandId, id, context.RequestAborted), asked.Shape);
    }

    public static async Task BySlugAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var host = services.GetRequiredService<IHostContext>();
        var type = (string)context.Request.RouteValues["contentType"]!;
        var slug = (string)context.Request.RouteValues["slug"]!;
        if (await ReadAsync(context) is not { } asked)
            return;
        if (asked is { Preview: not null } or { Status: not ContentVersion.Published })
        {
            // A draft holds its address ready, and is found by it as what it will be.
            var id = await Handles.FindAsync(services.GetRequiredService<JaytekDb>(), host.BrandId, host.Culture, Handles.SlugOf(type), slug, context.RequestAborted);
            await IsAnsweredAsync(context, asked, id ?? "");
            return;
        }

        await AnswerAsync(
            context, await services.GetRequiredService<PublishedDocuments>().FindAsync(host.BrandId, host.Culture, type, slug, context.RequestAborted), asked.Shape);
    }

    /// <summary>Sends bytes with their caching headers, or 304 where the client has them.</summary>
    public static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> body, StringValues tag, bool isPublic)
    {
        var response = context.Response;
        response.Headers.ETag = tag;
        response.Headers.CacheControl = isPublic ? Public : Private;
        if (EntityTags.IsAmong(context.Request.Headers.IfNoneMatch, tag!))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.Headers.ContentType = Json;
        response.ContentLength = body.Length;
        await response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>Sends an item with the members and the other items that were asked for, or why there are none such.</summary>
    public static async Task SendShapedAsync(HttpContext context, PublishedDocument document, ReadShape shape, bool isPublic)
    {
        try
        {
            var shaped = await context.RequestServices.GetRequiredService<ReadShaped>().ReadAsync(document, shape, context.RequestAborted);
            await SendAsync(context, shaped.Body, isPublic ? ContentTags.Public(shaped.Tag) : ContentTags.Private(shaped.Tag), isPublic);
        }
        catch (ContentQueryException refused)
        {
            await refused.Error.ToHttp().ExecuteAsync(context);
        }
    }

    // Most addresses have no parameters, and nothing is looked at then. Null where the refusal is sent.
    private static async ValueTask<ReadParameters?> ReadAsync(HttpContext context)
    {
        if (!context.Request.QueryString.HasValue)
            return ReadParameters.None;
        var asked = ReadParameters.Read(context.Request.Query);
        if (asked.Error is not { } wrong)
            return asked.Value;
        await wrong.ToHttp().ExecuteAsync(context);
        return null;
    }

    // What is not the published version: for who holds a token, and for editors.
    private static async ValueTask<bool> IsAnsweredAsync(HttpContext context, ReadParameters asked, string id)
    {
        if (asked.Preview is { } token)
            await PreviewContent.ShowAsync(context, id, token, asked.Shape);
        else if (asked.Status != ContentVersion.Published)
            await AnswerDraftAsync(context, id, asked);
        else
            return false;
        return true;
    }

    private static async Task AnswerAsync(HttpContext context, PublishedDocument? document, ReadShape shape)
    {
        var services = context.RequestServices;
        var actor = services.GetRequiredService<ICurrentActor>().Actor;
        var authorizer = services.GetRequiredService<IAuthorizer>();
        if (document is null || !await authorizer.AllowsAsync(actor, document.View, document.Owner, context.RequestAborted))
        {
            await ContentsErrors.NotFound.ToHttp().ExecuteAsync(context);
            return;
        }

        if (document.Locked is { } locked && !await authorizer.AllowsAsync(actor, document.Edit, document.Owner, context.RequestAborted))
            document = locked;
        if (!shape.IsWhole)
            await SendShapedAsync(context, document, shape, !actor.IsAuthenticated);
        else
            await SendAsync(context, document.Body, actor.IsAuthenticated ? document.PrivateTag : document.PublicTag, !actor.IsAuthenticated);
    }

    // Read anew each time, and kept by nobody.
    private static async Task AnswerDraftAsync(HttpContext context, string id, ReadParameters asked)
    {
        var services = context.RequestServices;
        var item = await services.GetRequiredService<IContentReader>().GetAsync(id, asked.Status, context.RequestAborted);
        if (item is null || !await services.GetRequiredService<IContentRights>().MayAsync("edit", item, context.RequestAborted))
            await ContentsErrors.NotFound.ToHttp().ExecuteAsync(context);
        else if (asked.Shape.IsWhole)
            await SendAsync(context, item.ToUtf8(), ContentTags.Private(item.Tag!), isPublic: false);
        else
            await SendShapedAsync(context, new PublishedDocument(item.ToUtf8(), item.Tag!, item.ContentType, item.Owner), asked.Shape, isPublic: false);
    }
}

using Jaytek.Contents.Api.Previews;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Engine.Contracts;
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
        if (context.Request.Query.TryGetValue(PreviewContent.Parameter, out var token))
        {
            await PreviewContent.ShowAsync(context, token.ToString());
            return;
        }

        var documents = context.RequestServices.GetRequiredService<PublishedDocuments>();
        var host = context.RequestServices.GetRequiredService<IHostContext>();
        var id = (string)context.Request.RouteValues["contentItemId"]!;
        if (context.Request.QueryString.HasValue && context.Request.Query.TryGetValue("status", out var status) && status != "published")
        {
            await AnswerDraftAsync(context, id, status.ToString());
            return;
        }

        await AnswerAsync(context, await documents.GetAsync(host.BrandId, id, context.RequestAborted));
    }

    public static async Task BySlugAsync(HttpContext context)
    {
        var documents = context.RequestServices.GetRequiredService<PublishedDocuments>();
        var host = context.RequestServices.GetRequiredService<IHostContext>();
        var type = (string)context.Request.RouteValues["contentType"]!;
        var slug = (string)context.Request.RouteValues["slug"]!;
        await AnswerAsync(context, await documents.FindAsync(host.BrandId, host.Culture, type, slug, context.RequestAborted));
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

    private static async Task AnswerAsync(HttpContext context, PublishedDocument? document)
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
        if (context.Request.QueryString.HasValue && ReadShape.Read(context.Request.Query) is var shape && (shape.Error is not null || !shape.Value.IsWhole))
        {
            await AnswerShapedAsync(context, document, shape, !actor.IsAuthenticated);
            return;
        }

        await SendAsync(context, document.Body, actor.IsAuthenticated ? document.PrivateTag : document.PublicTag, !actor.IsAuthenticated);
    }

    // Read anew each time, and kept by nobody.
    private static async Task AnswerDraftAsync(HttpContext context, string id, string status)
    {
        var services = context.RequestServices;
        if (ListParameters.ReadStatus(status) is not { } version)
        {
            await ListParameters.WrongStatus.ToHttp().ExecuteAsync(context);
            return;
        }

        var item = await services.GetRequiredService<IContentReader>().GetAsync(id, version, context.RequestAborted);
        if (item is null || !await services.GetRequiredService<IContentRights>().MayAsync("edit", item, context.RequestAborted))
        {
            await ContentsErrors.NotFound.ToHttp().ExecuteAsync(context);
            return;
        }

        var shape = ReadShape.Read(context.Request.Query);
        await AnswerShapedAsync(context, new PublishedDocument(item.ToUtf8(), item.Tag!, item.ContentType, item.Owner), shape, isPublic: false);
    }

    private static async Task AnswerShapedAsync(HttpContext context, PublishedDocument document, Result<ReadShape> shape, bool isPublic)
    {
        try
        {
            if (shape.Error is { } wrong)
                throw new ContentQueryException(wrong);
            var shaped = await context.RequestServices.GetRequiredService<ReadShaped>().ReadAsync(document, shape.Value, context.RequestAborted);
            await SendAsync(context, shaped.Body, isPublic ? ContentTags.Public(shaped.Tag) : ContentTags.Private(shaped.Tag), isPublic);
        }
        catch (ContentQueryException refused)
        {
            await refused.Error.ToHttp().ExecuteAsync(context);
        }
    }
}

using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Engine.Http;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Jaytek.Contents.Api;

/// <summary>Answers <c>POST /api/content</c> and <c>DELETE /api/content/{id}</c>.</summary>
internal static class WriteContent
{
    public static async Task UpsertAsync(HttpContext context)
    {
        var isDraft = context.Request.Query["draft"].ToString() is "true" or "True";
        var body = await ReadBodyAsync(context);
        var result = body.Error is { } unreadable
            ? unreadable
            : await context.RequestServices.GetRequiredService<UpsertContent>()
                .RunAsync(new UpsertContent.Input(body.Value, isDraft, context.Request.Headers.IfMatch), context.RequestAborted);
        await AnswerAsync(context, result);
    }

    public static async Task DeleteAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var id = (string)context.Request.RouteValues["contentItemId"]!;
        var item = await services.GetRequiredService<IContentReader>().GetAsync(id, ContentVersion.Latest, context.RequestAborted);
        if (item is null || !await IsVisibleAsync(services, item, context.RequestAborted))
            await ContentsErrors.NotFound.ToHttp().ExecuteAsync(context);
        else if (!ContentTags.Matches(context.Request.Headers.IfMatch, item.Tag!))
            await ContentsErrors.TagMismatch.ToHttp().ExecuteAsync(context);
        else
            await AnswerAsync(context, await services.GetRequiredService<DeleteContent>().RunAsync(
                new DeleteContent.Input(id, context.Request.Headers.IfMatch.Count > 0 ? item.Tag : null), context.RequestAborted));
    }

    // Visible is what has a published version that may be seen, a draft that may be seen, or what may be deleted unseen.
    private static async Task<bool> IsVisibleAsync(IServiceProvider services, ContentItem latest, CancellationToken cancellationToken)
    {
        var rights = services.GetRequiredService<IContentRights>();
        if (await rights.MayViewAsync(latest, cancellationToken) || await rights.MayAsync("delete", latest, cancellationToken))
            return true;
        return !latest.Published
            && await services.GetRequiredService<IContentReader>().GetAsync(latest.ContentItemId, ContentVersion.Published, cancellationToken) is { } published
            && await rights.MayViewAsync(published, cancellationToken);
    }

    private static async Task AnswerAsync(HttpContext context, Result<ContentItem> result)
    {
        if (result.Error is { } error)
        {
            await error.ToHttp().ExecuteAsync(context);
            return;
        }

        var (body, tag) = await ShownAsync(context, result.Value);
        context.Response.Headers.ETag = ContentTags.Private(tag);
        context.Response.Headers.CacheControl = "private, no-store";
        context.Response.Headers.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = body.Length;
        await context.Response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }

    // Whoever may delete an item need not see all of it.
    private static async ValueTask<(byte[] Body, string Tag)> ShownAsync(HttpContext context, ContentItem item)
    {
        var body = item.ToUtf8();
        var services = context.RequestServices;
        return services.GetRequiredService<ContentProjection>().ForReaders(body) is { } locked
            && !await services.GetRequiredService<IContentRights>().MayAsync("edit", item, context.RequestAborted)
            ? (locked.Body, ContentTags.Locked(item.Tag!))
            : (body, item.Tag!);
    }

    private static async Task<Result<JsonObject>> ReadBodyAsync(HttpContext context)
    {
        var max = context.RequestServices.GetRequiredService<IOptions<ContentsOptions>>().Value.MaxItemKilobytes * 1024;
        if (context.Request.ContentLength > max)
            return ContentsErrors.TooLarge(max);
        var buffer = new ArrayBufferWriter<byte>((int)(context.Request.ContentLength ?? 4096) + 1);
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer.GetMemory(4096), context.RequestAborted)) > 0)
        {
            buffer.Advance(read);
            if (buffer.WrittenCount > max)
                return ContentsErrors.TooLarge(max);
        }

        try
        {
            var body = buffer.WrittenSpan;
            return ContentJson.ParseObject(body.StartsWith("\uFEFF"u8) ? body[3..] : body);
        }
        catch (JsonException e)
        {
            return ContentsErrors.NotJson(e.Message);
        }
    }
}

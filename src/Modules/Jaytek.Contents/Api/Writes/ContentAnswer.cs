using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Contents.Api.Writes;

/// <summary>What a write is answered with; it can be kept and sent again.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentItemId">The item that was written; empty where the answer is about several.</param>
/// <param name="Tag">The ETag as it is sent, or null.</param>
/// <param name="IsNew">Whether the answer names the item's address in Location.</param>
/// <param name="Body">UTF-8 JSON.</param>
internal sealed record ContentAnswer(int Status, string ContentItemId, string? Tag, bool IsNew, byte[] Body);

/// <summary>Makes answers of items: whoever may write an item need not see all of it.</summary>
internal sealed class ContentAnswers(ContentProjection projection, IContentRights rights)
{
    /// <summary>The answer to an operation, made while its transaction is open. A POST that makes an item is Orchard's 200.</summary>
    public async Task<ContentAnswer> OfAsync(ContentOperation operation, WrittenContent written, CancellationToken cancellationToken)
    {
        var item = written.Item;
        var (body, tag) = (item.ToUtf8(), item.Tag!);
        if (projection.ForReaders(body) is { } locked && !await rights.MayAsync("edit", item, cancellationToken))
            (body, tag) = (locked.Body, ContentTags.Locked(tag));
        var isNew = written.IsNew && operation.Kind != OperationKind.Upsert;
        return new ContentAnswer(isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK, item.ContentItemId, ContentTags.Private(tag), isNew, body);
    }

    /// <summary>Sends it.</summary>
    public static async Task SendAsync(HttpContext context, ContentAnswer answer)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.Headers.CacheControl = "private, no-store";
        if (answer.Tag is { } tag)
            response.Headers.ETag = tag;
        if (answer.IsNew)
            response.Headers.Location = $"{context.Request.PathBase}/api/content/{answer.ContentItemId}";
        response.Headers.ContentType = "application/json; charset=utf-8";
        response.ContentLength = answer.Body.Length;
        await response.BodyWriter.WriteAsync(answer.Body, context.RequestAborted);
    }
}

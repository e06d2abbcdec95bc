using System.Net.Http.Headers;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Engine.Http;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Jaytek.Contents.Api.Writes;

/// <summary>Answers every write to one item: reads what is asked, hands it to <see cref="ContentOperations"/>, sends what came of it.</summary>
internal static class WriteContent
{
    public static Task UpsertAsync(HttpContext context) => RunAsync(context, OperationKind.Upsert);

    public static Task ReplaceAsync(HttpContext context) => RunAsync(context, OperationKind.Replace);

    public static Task PatchAsync(HttpContext context) => IsMergePatch(context.Request.ContentType)
        ? RunAsync(context, OperationKind.Patch)
        : Results.StatusCode(StatusCodes.Status415UnsupportedMediaType).ExecuteAsync(context);

    public static Task DeleteAsync(HttpContext context) => RunAsync(context, OperationKind.Delete);

    public static Task PublishAsync(HttpContext context) => RunAsync(context, OperationKind.Publish);

    public static Task UnpublishAsync(HttpContext context) => RunAsync(context, OperationKind.Unpublish);

    public static Task CloneAsync(HttpContext context) => RunAsync(context, OperationKind.Clone);

    public static Task RestoreAsync(HttpContext context) => RunAsync(context, OperationKind.Restore);

    private static async Task RunAsync(HttpContext context, OperationKind kind)
    {
        var cancellationToken = context.RequestAborted;
        var services = context.RequestServices;
        var max = services.GetRequiredService<IOptions<ContentsOptions>>().Value.MaxItemKilobytes;
        var bytes = ContentOperation.TakesBody(kind)
            ? await RequestJson.BytesAsync(context.Request, max, cancellationToken)
            : ReadOnlyMemory<byte>.Empty;
        var read = bytes.Error is { } unread ? unread : Read(context, kind, bytes.Value);
        var (key, malformed) = IdempotencyKey.Of(context.Request, bytes.IsSuccess ? bytes.Value : default);
        if ((read.Error ?? malformed) is { } wrong)
        {
            await wrong.ToHttp().ExecuteAsync(context);
            return;
        }

        var operations = services.GetRequiredService<ContentOperations>();
        var answers = services.GetRequiredService<ContentAnswers>();
        var result = await services.GetRequiredService<IdempotentAnswers>().RunAsync(key, async () =>
        {
            var written = await operations.RunAsync(read.Value, cancellationToken);
            return written.Error is { } error ? error : await answers.OfAsync(read.Value, written.Value, cancellationToken);
        }, cancellationToken);
        if (result.Error is { } refusal)
            await refusal.ToHttp().ExecuteAsync(context);
        else
            await ContentAnswers.SendAsync(context, result.Value);
    }

    private static Result<ContentOperation> Read(HttpContext context, OperationKind kind, ReadOnlyMemory<byte> bytes)
    {
        var id = context.Request.RouteValues["contentItemId"] as string;
        var operation = new ContentOperation(
            kind, id, VersionId: context.Request.RouteValues["versionId"] as string, IfMatch: context.Request.Headers.IfMatch,
            IsDraft: context.Request.Query["draft"].ToString() is "true" or "True");
        if (!ContentOperation.TakesBody(kind))
            return operation;
        var body = RequestJson.Object(bytes);
        if (body.Error is { } error)
            return error;
        if (kind == OperationKind.Upsert && body.Value[nameof(ContentItem.ContentItemId)].AsText() is { Length: > 0 } named)
            id = named;
        return operation with { ContentItemId = id, Body = body.Value };
    }

    private static bool IsMergePatch(string? contentType) =>
        string.IsNullOrEmpty(contentType)
        || (MediaTypeHeaderValue.TryParse(contentType, out var type)
            && (string.Equals(type.MediaType, "application/merge-patch+json", StringComparison.OrdinalIgnoreCase)
                || string.Equals(type.MediaType, "application/json", StringComparison.OrdinalIgnoreCase)));
}

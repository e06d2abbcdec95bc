using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Contents.Api.Writes;

/// <summary>Reads bodies that strangers send: no further than the limit, and nothing but one JSON object.</summary>
internal static class RequestJson
{
    /// <summary>The whole body, or <c>contents.body.too_large</c>.</summary>
    public static async Task<Result<ReadOnlyMemory<byte>>> BytesAsync(HttpRequest request, int maxKilobytes, CancellationToken cancellationToken)
    {
        var max = maxKilobytes * 1024;
        if (request.ContentLength > max)
            return ContentsErrors.TooLarge(max);
        var buffer = new ArrayBufferWriter<byte>((int)(request.ContentLength ?? 4096) + 1);
        int read;
        while ((read = await request.Body.ReadAsync(buffer.GetMemory(4096), cancellationToken)) > 0)
        {
            buffer.Advance(read);
            if (buffer.WrittenCount > max)
                return ContentsErrors.TooLarge(max);
        }

        return buffer.WrittenMemory;
    }

    /// <summary>The object that the bytes hold, or <c>contents.body.syntax</c>.</summary>
    public static Result<JsonObject> Object(ReadOnlyMemory<byte> body)
    {
        try
        {
            var span = body.Span;
            return ContentJson.ParseObject(span.StartsWith("\uFEFF"u8) ? span[3..] : span);
        }
        catch (JsonException e)
        {
            return ContentsErrors.NotJson(e.Message);
        }
    }
}

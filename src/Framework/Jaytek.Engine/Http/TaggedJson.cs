using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Engine.Http;

/// <summary>Answers of the API's reads: JSON under an ETag of its bytes, 304 for who has them, and the same words about caching everywhere.</summary>
public static class TaggedJson
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // It is served as application/json and never pasted into markup.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Sends a value.</summary>
    /// <param name="context">The request; its query and rights led to the value.</param>
    /// <param name="value">What to write, members in camel case, nulls left out.</param>
    /// <param name="isPublic">Whether anybody would be answered the same; else no cache keeps it.</param>
    public static Task SendAsync<T>(HttpContext context, T value, bool isPublic) =>
        SendAsync(context, JsonSerializer.SerializeToUtf8Bytes(value, Json), isPublic);

    /// <summary>Sends bytes that are JSON already.</summary>
    /// <param name="context">The request.</param>
    /// <param name="body">UTF-8 JSON.</param>
    /// <param name="isPublic">As in the overload for values.</param>
    public static async Task SendAsync(HttpContext context, byte[] body, bool isPublic)
    {
        var response = context.Response;
        // Another class of rights, another tag, so that no shared cache mixes them.
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}{(isPublic ? "" : "~u")}\"";
        response.Headers.ETag = tag;
        response.Headers.CacheControl = isPublic ? "public, max-age=0, must-revalidate" : "private, no-store";
        if (EntityTags.IsAmong(context.Request.Headers.IfNoneMatch, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.Headers.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        await response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }
}

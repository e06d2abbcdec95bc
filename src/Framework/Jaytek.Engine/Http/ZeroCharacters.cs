using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Primitives;

namespace Jaytek.Engine.Http;

/// <summary>
/// Refuses U+0000 at the door with 400: PostgreSQL's text cannot hold it (its manual, section 8.3), so that a query with it would
/// fail there and answer on SQLite. Kestrel refuses it in paths, and in forms; this does in queries. In the admin, where a refusal would
/// lose a long text over a character that was pasted unseen, forms are read without it.
/// </summary>
internal sealed class ZeroCharacters(RequestDelegate next)
{
    public const string Reason = "The request holds the character U+0000, which no text may.";

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) != true)
        {
            if (IsAdmin(context.Request.Path) && context.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true)
                context.Request.Body = new FormWithoutZeroes(context.Request.Body);
            return next(context);
        }

        if (context.IsApi())
            return Problems.WriteAsync(context, StatusCodes.Status400BadRequest, "engine.bad_request", Reason);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    internal static bool IsAdmin(PathString path) => path.StartsWithSegments("/admin", StringComparison.OrdinalIgnoreCase);
}

/// <summary>As <see cref="ZeroCharacters"/>, for forms in parts that are read into memory; what is streamed checks its own parts.</summary>
internal sealed class ZeroCharactersInForms : IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        // The check against forged requests has read it by now.
        var form = context.HttpContext.Features.Get<IFormFeature>()?.Form;
        if (form?.Any(field => Has(field.Key) || field.Value.Any(Has)) != true)
            return;
        if (ZeroCharacters.IsAdmin(context.HttpContext.Request.Path) && !form.Keys.Any(Has))
            context.HttpContext.Features.GetRequiredFeature<IFormFeature>().Form = Without(form);
        else
            context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
    }

    private static bool Has(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true;

    private static FormCollection Without(IFormCollection form) => new(
        form.ToDictionary(field => field.Key, field => new StringValues([.. field.Value.Select(value => value?.Replace("\0", "", StringComparison.Ordinal))]), StringComparer.OrdinalIgnoreCase),
        form.Files);

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}

/// <summary>As <see cref="ZeroCharacters"/>, for the strings of JSON bodies.</summary>
internal sealed class ZeroCharactersInJson : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString();
        return text?.Contains('\0', StringComparison.Ordinal) == true ? throw new JsonException(ZeroCharacters.Reason) : text;
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Jaytek.Contents.Admin.Versions;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Contents.Api;

/// <summary>Answers <c>GET /api/content/{id}/versions</c>, the newest first, and one of them whole. History is for those who may edit the item.</summary>
internal static class ReadVersions
{
    private const int MostItems = 10_000;

    public static async Task ListAsync(HttpContext context)
    {
        var cancellationToken = context.RequestAborted;
        var (page, limit) = (1, 20);
        var error = Number(context.Request.Query, "page", MostItems, ref page) ?? Number(context.Request.Query, "limit", ContentQuery.MaxTake, ref limit)
            ?? (await ItemAsync(context)).Error;
        if (error is not null)
        {
            await error.ToHttp().ExecuteAsync(context);
            return;
        }

        var id = (string)context.Request.RouteValues["contentItemId"]!;
        var list = context.RequestServices.GetRequiredService<VersionList>();
        var total = await list.CountAsync(id, cancellationToken);
        await TaggedJson.SendAsync(context, Write(await list.ListAsync(id, (page - 1) * limit, limit, cancellationToken), total), isPublic: false);
    }

    public static async Task OneAsync(HttpContext context)
    {
        var item = await ItemAsync(context);
        var version = item.IsSuccess
            ? await context.RequestServices.GetRequiredService<IContentReader>().GetVersionAsync((string)context.Request.RouteValues["versionId"]!, context.RequestAborted)
            : null;
        var error = item.Error ?? (version?.ContentItemId == item.Value.ContentItemId ? null : ContentsErrors.VersionNotFound);
        if (error is not null)
            await error.ToHttp().ExecuteAsync(context);
        else
            await TaggedJson.SendAsync(context, version!.ToUtf8(), isPublic: false);
    }

    private static async Task<Result<ContentItem>> ItemAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var (reader, rights) = (services.GetRequiredService<IContentReader>(), services.GetRequiredService<IContentRights>());
        var id = (string)context.Request.RouteValues["contentItemId"]!;
        if (await reader.GetAsync(id, ContentVersion.Latest, context.RequestAborted) is not { } latest)
            return ContentsErrors.NotFound;
        if (await rights.MayAsync("edit", latest, context.RequestAborted))
            return latest;
        var seen = latest.Published ? latest : await reader.GetAsync(id, ContentVersion.Published, context.RequestAborted);
        return seen is not null && await rights.MayViewAsync(seen, context.RequestAborted)
            ? Refusals.Missing(services.GetRequiredService<ICurrentActor>().Actor, ContentPermissions.Of(latest.ContentType, "edit"))
            : ContentsErrors.NotFound;
    }

    private static Error? Number(IQueryCollection query, string name, int max, ref int number)
    {
        if (query[name] is not { Count: > 0 } given)
            return null;
        return given.Count == 1 && int.TryParse(given.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) && parsed >= 1 && parsed <= max && (number = parsed) > 0
            ? null
            : Error.Member("contents.query.out_of_range", name, string.Create(CultureInfo.InvariantCulture, $"It must be a whole number from 1 to {max}."));
    }

    private static byte[] Write(IReadOnlyList<VersionLine> versions, int total)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("items");
            foreach (var version in versions)
            {
                writer.WriteStartObject();
                writer.WriteString(nameof(ContentItem.ContentItemVersionId), version.VersionId);
                writer.WriteString(nameof(ContentItem.DisplayText), version.Title);
                writer.WriteBoolean(nameof(ContentItem.Latest), version.IsLatest);
                writer.WriteBoolean(nameof(ContentItem.Published), version.IsPublished);
                writer.WriteString(nameof(ContentItem.ModifiedUtc), version.At.UtcDateTime.ToString(ContentItem.DateFormat, CultureInfo.InvariantCulture));
                writer.WriteString(nameof(ContentItem.Author), version.Author);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteNumber("total", total);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}

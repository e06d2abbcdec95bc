using System.IO.Pipelines;
using System.Text.Json;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Jaytek.Governance.Audit.Admin;

/// <summary>Sends lines as a file while they are read, so that a million of them need no memory here.</summary>
internal sealed class AuditDownload(IAsyncEnumerable<AuditRecord> lines, bool asJson, string fileName) : IActionResult
{
    private const int FlushAt = 64 * 1024;

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.ContentType = asJson ? "application/json; charset=utf-8" : "text/csv; charset=utf-8";
        response.Headers[HeaderNames.CacheControl] = "no-store";
        response.Headers[HeaderNames.ContentDisposition] = $"attachment; filename=\"{fileName}\"";
        var aborted = context.HttpContext.RequestAborted;
        await (asJson ? WriteJsonAsync(response.BodyWriter, aborted) : WriteCsvAsync(response.Body, aborted));
        await response.BodyWriter.FlushAsync(aborted);
    }

    private async Task WriteCsvAsync(Stream body, CancellationToken aborted)
    {
        var csv = new CsvWriter(body);
        foreach (var title in (string[])["At", "Actor", "ActorId", "Action", "TargetType", "TargetId", "Summary", "Before", "After"])
            csv.Plain(title);
        await csv.EndRowAsync(aborted);
        await foreach (var line in lines.WithCancellation(aborted))
        {
            csv.Plain(At(line));
            foreach (var cell in (string?[])[line.ActorName, line.ActorId, line.Action, line.TargetType, line.TargetId, line.Summary, line.Before, line.After])
                csv.Text(cell);
            await csv.EndRowAsync(aborted);
        }
        await csv.FlushAsync(aborted);
    }

    private async Task WriteJsonAsync(PipeWriter body, CancellationToken aborted)
    {
        await using var json = new Utf8JsonWriter(body);
        json.WriteStartArray();
        await foreach (var line in lines.WithCancellation(aborted))
        {
            Write(json, line);
            if (json.BytesPending + body.UnflushedBytes < FlushAt)
                continue;
            // The JSON writer first: it holds a piece of the pipe's memory, which the pipe's own flush takes back.
            await json.FlushAsync(aborted);
            await body.FlushAsync(aborted);
        }
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, AuditRecord line)
    {
        json.WriteStartObject();
        json.WriteNumber("id", line.Id);
        json.WriteString("at", line.At);
        json.WriteString("actor", line.ActorName);
        json.WriteString("actorId", line.ActorId);
        json.WriteString("action", line.Action);
        json.WriteString("targetType", line.TargetType);
        json.WriteString("targetId", line.TargetId);
        json.WriteString("summary", line.Summary);
        json.WritePropertyName("before");
        json.WriteRawValue(line.Before ?? "null");
        json.WritePropertyName("after");
        json.WriteRawValue(line.After ?? "null");
        json.WriteEndObject();
    }

    private static string At(AuditRecord line) => line.At.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}

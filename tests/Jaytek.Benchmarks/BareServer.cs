using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Jaytek.Benchmarks;

/// <summary>The baseline: Kestrel and one endpoint that returns the bytes of a file from memory, nothing else.</summary>
internal static class BareServer
{
    public const string Verb = "serve-bytes";

    public static async Task<int> RunAsync(string file, string[] args)
    {
        var bytes = await File.ReadAllBytesAsync(file);
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/bytes", async (HttpContext context) =>
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = bytes.Length;
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        });
        await app.RunAsync();
        return 0;
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Jaytek.Benchmarks;

/// <summary>The baseline: Kestrel and one endpoint that returns the bytes of a file from memory, nothing else.</summary>
internal static class BareServer
{
    public const string Verb = "serve-bytes";
    public const string Path = "/bytes";

    /// <summary>Starts the baseline with these bytes, by way of a file in <paramref name="folder"/>.</summary>
    public static async Task<ServerProcess> StartAsync(string folder, byte[] bytes, CancellationToken cancellationToken)
    {
        var file = System.IO.Path.Combine(folder, $"{Guid.NewGuid():n}.bytes");
        await File.WriteAllBytesAsync(file, bytes, cancellationToken);
        return await ServerProcess.StartAsync(typeof(BareServer).Assembly.Location, [Verb, file], new Dictionary<string, string>(), Path, cancellationToken);
    }

    public static async Task<int> RunAsync(string file, string[] args)
    {
        var bytes = await File.ReadAllBytesAsync(file);
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet(Path, async (HttpContext context) =>
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = bytes.Length;
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        });
        await app.RunAsync();
        return 0;
    }
}

using System.Collections.Concurrent;
using Jaytek.Engine.Modules;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Jaytek.IntegrationTests.Engine;

/// <summary>Doors of the tests' own that show what the pipeline makes of a request: a long stream, bugs, a form.</summary>
public sealed class PipelineDoors : IModule
{
    public const int Length = 5_000_000;

    /// <summary>Streams that were opened, by the request's query.</summary>
    internal static readonly ConcurrentDictionary<string, CountingStream> Streams = new();

    public void Build(ModuleBuilder module) =>
        module.Feature("Test.Pipeline", "Pipeline", "Test", "Doors that show the pipeline.", alwaysOn: true).Endpoints(routes =>
        {
            routes.MapGet("/test/pipeline/stream", (string name) => Results.Stream(Streams[name] = new CountingStream(), "audio/wav", enableRangeProcessing: true))
                .Open("A test's door.");
            routes.MapGet("/api/test/pipeline/bug", string () => throw new InvalidOperationException("A bug.")).Open("A test's door.");
            routes.MapGet("/api/test/pipeline/forged", string () => throw new AntiforgeryValidationException("Forged.")).Open("A test's door.");
            routes.MapPost("/test/pipeline/form", async (HttpContext context) => (await context.Request.ReadFormAsync()).Count).Open("A test's door.");
            routes.MapGet("/test/pipeline/whence", (HttpContext context) => $"{context.Connection.RemoteIpAddress?.MapToIPv4()} {context.Request.Scheme}").Open("A test's door.");
            routes.MapGet("/api/test/pipeline/busy", () => Jaytek.Engine.Http.Problems.ToHttp(new Jaytek.Kernel.Error("engine.busy", "Busy.", Jaytek.Kernel.ErrorKind.Unavailable)))
                .Open("A test's door.");
        });
}

/// <summary>Zeros that know how often they were read.</summary>
internal sealed class CountingStream() : MemoryStream(new byte[PipelineDoors.Length], writable: false)
{
    public long Taken { get; private set; }

    public override int Read(Span<byte> buffer) => Count(base.Read(buffer));

    public override int Read(byte[] buffer, int offset, int count) => Count(base.Read(buffer, offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Count(await base.ReadAsync(buffer, cancellationToken));

    private int Count(int read)
    {
        Taken += read;
        return read;
    }
}

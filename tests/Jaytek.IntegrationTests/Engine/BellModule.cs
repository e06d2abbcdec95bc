using System.Collections.Concurrent;
using Jaytek.Engine.Events;
using Jaytek.Engine.Http.Describing;
using Jaytek.Engine.Jobs;
using Jaytek.Engine.Menus;
using Jaytek.Engine.Modules;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Jaytek.IntegrationTests.Engine;

/// <summary>A module of the tests' own: a bell that hangs on a rope, with a door, a menu entry, a job and an event handler.</summary>
public sealed class BellModule : IModule
{
    public const string Rope = "Test.Rope";
    public const string Bell = "Test.Bell";
    public const string Job = "test.chime";

    public void Build(ModuleBuilder module)
    {
        module.Feature(Rope, "Rope", "Test", "Something to hang a bell on.").Aliases("OrchardCore.Rope");
        module.Feature(Bell, "Bell", "Test", "A bell.", dependsOn: [Rope])
            .Endpoints(routes =>
            {
                routes.MapGet("/test/bell", () => "ding").Open("A test's door.");
                routes.MapGet("/api/test/clapper", () => "dong").Require(Permission.Parse("bells:ring:any")).Describe("Pull the clapper");
            })
            .Menu(new MenuEntry("Tools", "Bell", "/test/bell", Permission.Parse("bells:ring:any")))
            .Permissions(new PermissionInfo(Permission.Parse("bells:ring:any"), "Ring the bell.", "Test"))
            .Job<Chime>(Job, "0 0 0 1 1 ? 2099")
            .Handles<BellRung, Listener>("test.bell.listen");
    }
}

internal sealed record BellRung(string AggregateId, int Stroke, bool Cracked = false) : IDomainEvent;

internal sealed class Listener : IEventHandler<BellRung>
{
    public static readonly ConcurrentQueue<(string Bell, int Stroke)> Heard = new();

    /// <summary>What happens while a bell is being heard.</summary>
    public static readonly ConcurrentDictionary<string, Func<Task>> Meanwhile = new();

    /// <summary>Bells that were mended: their cracks are heard no longer.</summary>
    public static readonly ConcurrentDictionary<string, bool> Mended = new();

    public async Task HandleAsync(BellRung domainEvent, CancellationToken cancellationToken)
    {
        if (domainEvent.Cracked && !Mended.ContainsKey(domainEvent.AggregateId))
            throw new InvalidOperationException("It is cracked.");
        if (Meanwhile.TryGetValue(domainEvent.AggregateId, out var happen))
            await happen();
        Heard.Enqueue((domainEvent.AggregateId, domainEvent.Stroke));
    }
}

internal sealed class Chime(Jaytek.Engine.Data.DatabaseOptions site) : IJob
{
    public static int Strokes;

    /// <summary>Sites by data folder on which the hammer does not move.</summary>
    public static readonly ConcurrentDictionary<string, bool> Jammed = new();

    public Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        if (Jammed.ContainsKey(site.DataDirectory))
            throw new InvalidOperationException("The hammer is jammed.");
        Interlocked.Increment(ref Strokes);
        return Task.CompletedTask;
    }
}

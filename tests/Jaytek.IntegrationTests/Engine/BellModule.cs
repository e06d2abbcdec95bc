using System.Collections.Concurrent;
using Jaytek.Engine.Events;
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
                routes.MapGet("/api/test/clapper", () => "dong").Require(Permission.Parse("bells:ring:any"));
            })
            .Menu(new MenuEntry("Tools", "Bell", "/test/bell", Permission.Parse("bells:ring:any")))
            .Permissions(new PermissionInfo(Permission.Parse("bells:ring:any"), "Ring the bell.", "Test"))
            .Job<Chime>(Job, "0 0 0 1 1 ? 2099")
            .Handles<BellRung, Listener>();
    }
}

internal sealed record BellRung(string AggregateId, int Stroke, bool Cracked = false) : IDomainEvent;

internal sealed class Listener : IEventHandler<BellRung>
{
    public static readonly ConcurrentQueue<(string Bell, int Stroke)> Heard = new();

    public Task HandleAsync(BellRung domainEvent, CancellationToken cancellationToken)
    {
        if (domainEvent.Cracked)
            throw new InvalidOperationException("It is cracked.");
        Heard.Enqueue((domainEvent.AggregateId, domainEvent.Stroke));
        return Task.CompletedTask;
    }
}

internal sealed class Chime : IJob
{
    public static int Strokes;

    public Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref Strokes);
        return Task.CompletedTask;
    }
}

using Jaytek.Contents.Contracts;
using Jaytek.Engine.Modules;
using Jaytek.Kernel;

namespace Jaytek.IntegrationTests.Contents;

/// <summary>A module of the tests' own that lets nothing on the site that says so in its text.</summary>
public sealed class GateModule : IModule
{
    public const string Forbidden = "not approved";
    public const string Lost = "lost to somebody else";
    public const string Busy = "busy elsewhere";
    public const string Code = "test.gate.closed";

    public void Build(ModuleBuilder module) =>
        module.Feature("Test.Gate", "Gate", "Test", "Holds back what nobody has approved.", alwaysOn: true).Add<IPublishGuard, Gate>();
}

internal sealed class Gate : IPublishGuard
{
    public ValueTask<Error?> RefuseAsync(ContentItem item, Actor actor, CancellationToken cancellationToken) =>
        ValueTask.FromResult(item.Field(item.ContentType, "City")?["Text"].AsText() switch
        {
            GateModule.Forbidden => new Error(GateModule.Code, "Nobody has approved it.", ErrorKind.Conflict),
            // As the engine answers when a race is lost.
            GateModule.Lost => new Error("engine.conflict", "Somebody else was faster.", ErrorKind.Conflict),
            GateModule.Busy => new Error("engine.busy", "Others are at work.", ErrorKind.Unavailable),
            _ => null,
        });
}

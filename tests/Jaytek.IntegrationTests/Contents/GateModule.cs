using Jaytek.Contents.Contracts;
using Jaytek.Contents.Schedules;
using Jaytek.Engine.Data;
using Jaytek.Engine.Modules;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.IntegrationTests.Contents;

/// <summary>A module of the tests' own that lets nothing on the site that says so in its text.</summary>
public sealed class GateModule : IModule
{
    public const string Forbidden = "not approved";
    public const string Lost = "lost to somebody else";
    public const string Busy = "busy elsewhere";
    /// <summary>Before an item's id: publishing this one gives up that one's plan.</summary>
    public const string Cancels = "cancels ";

    public const string Code = "test.gate.closed";

    public void Build(ModuleBuilder module) =>
        module.Feature("Test.Gate", "Gate", "Test", "Holds back what nobody has approved.", alwaysOn: true).Add<IPublishGuard, Gate>();
}

internal sealed class Gate(JaytekDb db) : IPublishGuard
{
    public async ValueTask<Error?> RefuseAsync(ContentItem item, Actor actor, CancellationToken cancellationToken)
    {
        var words = item.Field(item.ContentType, "City")?["Text"].AsText();
        if (words?.StartsWith(GateModule.Cancels, StringComparison.Ordinal) == true)
        {
            var other = words[GateModule.Cancels.Length..];
            await db.Set<ScheduleRow>().Where(plan => plan.ContentItemId == other).ExecuteDeleteAsync(cancellationToken);
        }

        return words switch
        {
            GateModule.Forbidden => new Error(GateModule.Code, "Nobody has approved it.", ErrorKind.Conflict),
            // As the engine answers when a race is lost.
            GateModule.Lost => new Error("engine.conflict", "Somebody else was faster.", ErrorKind.Conflict),
            GateModule.Busy => new Error("engine.busy", "Others are at work.", ErrorKind.Unavailable),
            _ => null,
        };
    }
}

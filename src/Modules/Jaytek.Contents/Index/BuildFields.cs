using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Engine.Data;
using Jaytek.Engine.Events;
using Jaytek.Engine.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Index;

/// <summary>Builds what waits: at once after definitions have changed, and by the minute for what was cut off and for what a new release can search by.</summary>
internal sealed class BuildFields(JaytekDb db, RebuildIndex rebuild, IndexFields fields, DefinitionView definitions) : IEventHandler<ContentDefinitionsChanged>, IJob
{
    public Task HandleAsync(ContentDefinitionsChanged domainEvent, CancellationToken cancellationToken) =>
        BuildAsync(domainEvent.ContentTypes.Contains, [], cancellationToken);

    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        // What is in memory may be older than the rows, by a second; the rebuild reads the definitions anew, and then finds nothing to add.
        await BuildAsync(_ => true, await fields.BehindAsync(db, definitions.Current, cancellationToken), cancellationToken);
    }

    private async Task BuildAsync(Func<string, bool> isAsked, IReadOnlyList<string> behind, CancellationToken cancellationToken)
    {
        var waiting = await db.Set<FieldRow>().Where(field => field.State != FieldStates.Ready)
            .Select(field => field.ContentType).Distinct().ToListAsync(cancellationToken);
        foreach (var contentType in waiting.Where(isAsked).Union(behind))
        {
            // A refusal is for the engine to record: it tries an event again, and shows a failed run of a job.
            if ((await rebuild.RunAsync(contentType, null, cancellationToken)).Error is { } error)
                throw new InvalidOperationException($"The index of {contentType} could not be built: {error}");
        }
    }
}

using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Events;
using Jaytek.Engine.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Index;

/// <summary>Builds what waits: at once after definitions have changed, and by the minute for what was cut off.</summary>
internal sealed class BuildFields(JaytekDb db, RebuildIndex rebuild) : IEventHandler<ContentDefinitionsChanged>, IJob
{
    public Task HandleAsync(ContentDefinitionsChanged domainEvent, CancellationToken cancellationToken) =>
        BuildAsync(domainEvent.ContentTypes, cancellationToken);

    public Task RunAsync(JobContext context, CancellationToken cancellationToken) => BuildAsync(null, cancellationToken);

    private async Task BuildAsync(IReadOnlyList<string>? contentTypes, CancellationToken cancellationToken)
    {
        var waiting = await db.Set<FieldRow>().Where(field => field.State != FieldStates.Ready)
            .Select(field => field.ContentType).Distinct().ToListAsync(cancellationToken);
        foreach (var contentType in waiting.Where(name => contentTypes?.Contains(name) != false))
        {
            // A refusal is for the engine to record: it tries an event again, and shows a failed run of a job.
            if ((await rebuild.RunAsync(contentType, null, cancellationToken)).Error is { } error)
                throw new InvalidOperationException($"The index of {contentType} could not be built: {error}");
        }
    }
}

using Jaytek.Contents.Definitions;
using Jaytek.Contents.Items;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.References;

/// <summary>Writes the references of items from before there were any, a batch at a time; with nothing left it costs one look-up.</summary>
internal sealed class BuildReferences(JaytekDb db, ActionRunner runner, DefinitionView definitions) : IJob
{
    private const int BatchSize = 200;

    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        while (true)
        {
            var numbers = await db.Set<ItemRow>().Where(item => !item.HasReferences).OrderBy(item => item.ItemNo)
                .Select(item => item.ItemNo).Take(BatchSize).ToListAsync(cancellationToken);
            if (numbers.Count == 0)
                return;
            if ((await BatchAsync(numbers, cancellationToken)).Error is { } error)
                throw new InvalidOperationException($"References could not be written: {error}");
        }
    }

    private Task<Result> BatchAsync(List<long> numbers, CancellationToken cancellationToken) =>
        runner.RunAsync("contents.references.build", async scope =>
        {
            // The update locks the items, in PostgreSQL's words, until the versions have been read.
            await scope.Db.Set<ItemRow>().Where(item => numbers.Contains(item.ItemNo))
                .ExecuteUpdateAsync(set => set.SetProperty(item => item.HasReferences, true), cancellationToken);
            var versions = await scope.Db.Set<VersionRow>().AsNoTracking()
                .Where(version => version.Latest && numbers.Contains(version.ItemNo)).ToListAsync(cancellationToken);
            foreach (var version in versions)
                await ItemReferences.WriteAsync(scope.Db, version.ItemNo, definitions.Current.Type(version.ContentType), version.ToItem(), cancellationToken);
            return Result.Success;
        }, cancellationToken);
}

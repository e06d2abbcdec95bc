using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.Engine.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Search.Index;

/// <summary>By the minute: indexes kinds that have become public, by a right, a type, or a module that was switched on, and forgets those that are not any more.</summary>
internal sealed class FollowKinds(Enabled<ISearchSource> sources, JaytekDb db, IHostContext host, RebuildKind rebuild, ForgetKind forget) : IJob
{
    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var open = new List<string>();
        foreach (var source in sources)
            open.AddRange((await source.KindsAsync(cancellationToken)).Select(kind => kind.Name));
        var built = await db.Set<SearchKindRow>().Where(row => row.BrandId == host.BrandId).Select(row => row.Kind).ToListAsync(cancellationToken);
        var found = await db.Set<SearchRow>().Where(row => row.BrandId == host.BrandId).Select(row => row.Kind).Distinct().ToListAsync(cancellationToken);
        foreach (var kind in open.Except(built))
        {
            if ((await rebuild.RunAsync(kind, cancellationToken)).Error is { } error)
                throw new InvalidOperationException($"{kind} could not be indexed: {error}");
        }

        foreach (var kind in built.Union(found).Except(open))
        {
            if ((await forget.RunAsync(kind, cancellationToken)).Error is { } error)
                throw new InvalidOperationException($"{kind} could not be forgotten: {error}");
        }
    }
}

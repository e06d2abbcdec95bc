using Jaytek.Engine.Contracts;
using Jaytek.Engine.Features;
using Jaytek.Engine.Jobs;

namespace Jaytek.Search.Index;

/// <summary>
/// By night, and whenever an admin starts it: everything anew. What a document says of others, such as the name of a mix's DJ, follows a
/// change of those here.
/// </summary>
internal sealed class RebuildAll(Enabled<ISearchSource> sources, RebuildKind rebuild) : IJob
{
    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        foreach (var source in sources)
        {
            foreach (var kind in await source.KindsAsync(cancellationToken))
            {
                if ((await rebuild.RunAsync(kind.Name, cancellationToken)).Error is { } error)
                    throw new InvalidOperationException($"{kind.Name} could not be indexed: {error}");
            }
        }
    }
}

using System.Collections.Concurrent;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Epochs;
using Jaytek.Pages.Contracts;

namespace Jaytek.Pages.Display;

/// <summary>Facet rows in memory until any published item changes: a visitor's page would otherwise read the whole list to count it.</summary>
internal sealed class FacetCache : IEpochListener
{
    private volatile ConcurrentDictionary<string, IReadOnlyList<FacetRow>> _rows = new(StringComparer.Ordinal);

    public string Epoch => ContentEpochs.Published;

    public Task RefreshAsync(CancellationToken cancellationToken)
    {
        _rows = new ConcurrentDictionary<string, IReadOnlyList<FacetRow>>(StringComparer.Ordinal);
        return Task.CompletedTask;
    }

    public async Task<IReadOnlyList<FacetRow>> OfAsync(
        string contentType, Func<CancellationToken, Task<IReadOnlyList<FacetRow>>> read, CancellationToken cancellationToken)
    {
        // What is read is kept in the state that was current before the read, which a change meanwhile has replaced.
        var rows = _rows;
        if (rows.TryGetValue(contentType, out var known))
            return known;
        var fresh = await read(cancellationToken);
        rows[contentType] = fresh;
        return fresh;
    }
}

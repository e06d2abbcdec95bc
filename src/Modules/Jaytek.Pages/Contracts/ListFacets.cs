using System.Collections.Concurrent;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Epochs;

namespace Jaytek.Pages.Contracts;

/// <summary>
/// What the published items of a type can be narrowed by, kept in memory until any published item changes: a visitor's page would
/// otherwise count the whole list again. At most the newest 2,000 items of a type are counted; narrowing itself asks the index and has no such bound.
/// </summary>
public sealed class ListFacets : IEpochListener
{
    private const int MaxItems = 2_000;

    private volatile ConcurrentDictionary<string, IReadOnlyList<FacetRow>> _rows = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Epoch => ContentEpochs.Published;

    /// <inheritdoc/>
    public Task RefreshAsync(CancellationToken cancellationToken)
    {
        _rows = new ConcurrentDictionary<string, IReadOnlyList<FacetRow>>(StringComparer.Ordinal);
        return Task.CompletedTask;
    }

    /// <summary>The rows of a type, newest first.</summary>
    /// <param name="contentType">The type.</param>
    /// <param name="reader">Reads it.</param>
    /// <param name="describe">Makes a row of each of some items.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <typeparam name="TRow">What the type's module keeps of an item.</typeparam>
    public async Task<IReadOnlyList<TRow>> OfAsync<TRow>(
        string contentType, IContentReader reader, Func<IReadOnlyList<ContentItem>, Task<IReadOnlyList<TRow>>> describe, CancellationToken cancellationToken)
        where TRow : FacetRow
    {
        // What is read below is kept in the state that was current before the read, which a change meanwhile has replaced.
        var rows = _rows;
        if (rows.TryGetValue(contentType, out var known))
            return (IReadOnlyList<TRow>)known;
        var read = new List<TRow>();
        while (read.Count < MaxItems)
        {
            var page = await reader.ListAsync(new ContentQuery(contentType) { Skip = read.Count, Take = ContentQuery.MaxTake }, cancellationToken);
            read.AddRange(await describe(page.Items));
            if (page.Items.Count < ContentQuery.MaxTake)
                break;
        }
        rows[contentType] = read;
        return read;
    }
}

using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Epochs;
using Jaytek.Engine.Features;

namespace Jaytek.Pages.Contracts;

/// <summary>
/// Reads from an address how a list is narrowed. The choices are counted over at most the newest 2,000 items of a type; narrowing itself
/// asks the index and has no such bound. Who may view the whole type is told of all of them, everybody else of those that anyone may view.
/// </summary>
public sealed class ListFacets
{
    private const int MaxItems = 2_000;

    // About what a row takes; and the bound of all that is kept.
    private const int BytesOfRow = 400;
    internal const long Bytes = 16 * 1024 * 1024;

    private readonly UntilChange<IReadOnlyList<FacetRow>> _kept;
    private readonly Enabled<IFacetSource> _sources;
    private readonly IContentReader _reader;
    private readonly IContentRights _rights;
    private readonly IHostContext _host;

    internal ListFacets(
        UntilChange<IReadOnlyList<FacetRow>> kept, Enabled<IFacetSource> sources, IContentReader reader, IContentRights rights, IHostContext host) =>
        (_kept, _sources, _reader, _rights, _host) = (kept, sources, reader, rights, host);

    /// <summary>The choice that an address makes.</summary>
    /// <param name="contentType">The type that is listed.</param>
    /// <param name="path">The list's own address.</param>
    /// <param name="asked">The value that the address gives to a name, or null.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <param name="isMeant">Which rows the list is about at all; null for every one.</param>
    /// <param name="kept">What else the address says and every link keeps.</param>
    public async Task<Narrowing> ReadAsync(
        string contentType, string path, Func<string, string?> asked, CancellationToken cancellationToken,
        Func<FacetRow, bool>? isMeant = null, IReadOnlyList<KeyValuePair<string, string>>? kept = null)
    {
        var source = _sources.FirstOrDefault(one => one.ContentType == contentType);
        IReadOnlyList<FacetRow> rows = source is null ? [] : await RowsAsync(source, cancellationToken);
        return Narrowing.Read(path, source?.Facets ?? [], isMeant is null ? rows : [.. rows.Where(isMeant)], asked, kept ?? []);
    }

    private async Task<IReadOnlyList<FacetRow>> RowsAsync(IFacetSource source, CancellationToken cancellationToken)
    {
        var isWhole = await _rights.MayViewAllAsync(source.ContentType, cancellationToken);
        return await _kept.GetAsync(
            $"{_host.BrandId}\n{_host.Culture}\n{source.ContentType}\n{isWhole}", token => ReadAsync(source, isWhole, token), read => read.Count * BytesOfRow, cancellationToken);
    }

    private async Task<IReadOnlyList<FacetRow>> ReadAsync(IFacetSource source, bool isWhole, CancellationToken cancellationToken)
    {
        var rows = new List<FacetRow>();
        for (var skip = 0; skip < MaxItems; skip += ContentQuery.MaxTake)
        {
            var page = await _reader.ListAsync(new ContentQuery(source.ContentType) { Skip = skip, Take = ContentQuery.MaxTake }, cancellationToken);
            rows.AddRange(await source.DescribeAsync(isWhole ? page.Items : await OpenAsync(page.Items, cancellationToken), cancellationToken));
            if (page.Items.Count < ContentQuery.MaxTake)
                break;
        }
        return rows;
    }

    private async Task<IReadOnlyList<ContentItem>> OpenAsync(IReadOnlyList<ContentItem> items, CancellationToken cancellationToken)
    {
        var open = new List<ContentItem>();
        foreach (var item in items)
        {
            if (await _rights.MayAnyoneViewAsync(item, cancellationToken))
                open.Add(item);
        }
        return open;
    }
}

using Jaytek.Contents.Contracts;
using Jaytek.Pages.Contracts;
using Jaytek.Portfolio.DJs;

namespace Jaytek.Portfolio.Mixes;

/// <summary>What the list of mixes can be narrowed by.</summary>
internal sealed class MixFacets(DJNames names, TermNames terms) : IFacetSource
{
    public string ContentType => MixSummaries.Type;

    public IReadOnlyList<Facet> Facets { get; } = [new("dj", "DJ", "DJ", "All DJs"), new("genre", "Genres", "Genre", "All genres")];

    public async Task<IReadOnlyList<FacetRow>> DescribeAsync(IReadOnlyList<ContentItem> items, CancellationToken cancellationToken)
    {
        await terms.LoadAsync(items.Select(item => item.Terms(MixSummaries.Type, "Genres")), cancellationToken);
        var djs = await names.LoadAsync(items.SelectMany(MixSummaries.DJOf), cancellationToken);
        return [.. items.Select(item => new FacetRow(item.ContentItemId, new Dictionary<string, IReadOnlyList<FacetValue>>
        {
            ["dj"] = [.. MixSummaries.DJOf(item).Select(djs.GetValueOrDefault).OfType<FacetValue>()],
            ["genre"] = [.. terms.Of(item.Terms(MixSummaries.Type, "Genres")).Select(term => new FacetValue(term.Slug, term.Name, term.Id))],
        }))];
    }
}

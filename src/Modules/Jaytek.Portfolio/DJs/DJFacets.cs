using Jaytek.Contents.Contracts;
using Jaytek.Pages.Contracts;
using Jaytek.Portfolio.Texts;

namespace Jaytek.Portfolio.DJs;

/// <summary>What the list of DJs can be narrowed by.</summary>
internal sealed class DJFacets(TermNames terms) : IFacetSource
{
    public string ContentType => DJSummaries.Type;

    public IReadOnlyList<Facet> Facets { get; } =
    [
        new("genre", "Genres", "Genre", "All genres"),
        new("city", "Location", "City", "All cities"),
        new("country", "Country", "Country", "All countries"),
    ];

    public async Task<IReadOnlyList<FacetRow>> DescribeAsync(IReadOnlyList<ContentItem> items, CancellationToken cancellationToken)
    {
        await terms.LoadAsync(items.Select(item => item.Terms(DJSummaries.Type, "Genres")), cancellationToken);
        return [.. items.Select(Row)];
    }

    private FacetRow Row(ContentItem item) => new(item.ContentItemId, new Dictionary<string, IReadOnlyList<FacetValue>>
    {
        ["genre"] = [.. terms.Of(item.Terms(DJSummaries.Type, "Genres")).Select(term => new FacetValue(term.Slug, term.Name, term.Id))],
        ["city"] = FacetValue.OfText(item.Text(DJSummaries.Type, "Location")),
        ["country"] = FacetValue.OfText(item.Text(DJSummaries.Type, "Country"), Countries.NameOf(item.Text(DJSummaries.Type, "Country"))),
    });
}

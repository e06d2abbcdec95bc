using Jaytek.Contents.Contracts;
using Jaytek.Pages.Contracts;
using Jaytek.Portfolio.DJs;
using Jaytek.Portfolio.Texts;

namespace Jaytek.Portfolio.Events;

/// <summary>What lists of dates can be narrowed by.</summary>
internal sealed class EventFacets(DJNames names) : IFacetSource
{
    private const string Type = EventSummaries.Type;

    public string ContentType => Type;

    public IReadOnlyList<Facet> Facets { get; } =
    [
        new("city", "VenueCity", "City", "All cities"),
        new("country", "VenueCountry", "Country", "All countries"),
        new("dj", "DJs", "DJ", "All DJs"),
    ];

    public async Task<IReadOnlyList<FacetRow>> DescribeAsync(IReadOnlyList<ContentItem> items, CancellationToken cancellationToken)
    {
        var djs = await names.LoadAsync(items.SelectMany(item => item.Picked(Type, "DJs")), cancellationToken);
        return [.. items.Select(item => Row(item, djs))];
    }

    private static FacetRow Row(ContentItem item, IReadOnlyDictionary<string, FacetValue> djs) => new(
        item.ContentItemId,
        new Dictionary<string, IReadOnlyList<FacetValue>>
        {
            ["city"] = FacetValue.OfText(item.Text(Type, "VenueCity")),
            ["country"] = FacetValue.OfText(item.Text(Type, "VenueCountry"), Countries.NameOf(item.Text(Type, "VenueCountry"))),
            ["dj"] = [.. item.Picked(Type, "DJs").Select(djs.GetValueOrDefault).OfType<FacetValue>()],
        },
        item.Instant(Type, "StartUtc"));
}

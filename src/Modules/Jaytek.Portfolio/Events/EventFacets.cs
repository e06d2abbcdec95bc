using Jaytek.Contents.Contracts;
using Jaytek.Pages.Contracts;
using Jaytek.Portfolio.DJs;
using Jaytek.Portfolio.Texts;

namespace Jaytek.Portfolio.Events;

/// <summary>A date as its filters count it.</summary>
/// <param name="Id">The event.</param>
/// <param name="Values">City, country and DJs.</param>
/// <param name="StartUtc">When it starts, or null where no valid time is given.</param>
internal sealed record EventRow(string Id, IReadOnlyDictionary<string, IReadOnlyList<FacetValue>> Values, DateTimeOffset? StartUtc) : FacetRow(Id, Values);

/// <summary>What lists of dates can be narrowed by.</summary>
internal sealed class EventFacets(ListFacets facets, IContentReader reader)
{
    private const string Type = EventSummaries.Type;

    public static IReadOnlyList<Facet> All { get; } =
    [
        new("city", "VenueCity", "City", "All cities"),
        new("country", "VenueCountry", "Country", "All countries"),
        new("dj", "DJs", "DJ", "All DJs"),
    ];

    public Task<IReadOnlyList<EventRow>> RowsAsync(CancellationToken cancellationToken) => facets.OfAsync(Type, reader, async items =>
    {
        var djs = await reader.GetManyAsync([.. items.SelectMany(item => item.Picked(Type, "DJs")).Distinct()], ContentVersion.Published, cancellationToken);
        return (IReadOnlyList<EventRow>)[.. items.Select(item => Row(item, djs))];
    }, cancellationToken);

    private static EventRow Row(ContentItem item, IReadOnlyDictionary<string, ContentItem> djs) => new(
        item.ContentItemId,
        new Dictionary<string, IReadOnlyList<FacetValue>>
        {
            ["city"] = FacetValue.OfText(item.Text(Type, "VenueCity")),
            ["country"] = FacetValue.OfText(item.Text(Type, "VenueCountry"), Countries.NameOf(item.Text(Type, "VenueCountry"))),
            ["dj"] = [.. item.Picked(Type, "DJs").Select(djs.GetValueOrDefault).OfType<ContentItem>().Select(DJNames.Value)],
        },
        item.Instant(Type, "StartUtc"));
}

using Jaytek.Contents.Contracts;
using Jaytek.Kernel;
using Jaytek.Pages.Contracts;

namespace Jaytek.Learning.Courses;

/// <summary>What the list of courses can be narrowed by.</summary>
internal sealed class CourseFacets(TermNames terms) : IFacetSource
{
    private const string Type = CourseSummaries.Type;

    public string ContentType => Type;

    public IReadOnlyList<Facet> Facets { get; } = [new("level", "Level", "Level", "All levels"), new("topic", "Topics", "Topic", "All topics")];

    public async Task<IReadOnlyList<FacetRow>> DescribeAsync(IReadOnlyList<ContentItem> items, CancellationToken cancellationToken)
    {
        await terms.LoadAsync(items.Select(item => item.Terms(Type, "Topics")), cancellationToken);
        return [.. items.Select(Row)];
    }

    /// <summary>
    /// Courses by price: free ones, then those of the currency that most courses have, then those of the others. Amounts of two
    /// currencies are not compared, since the site knows no rates. Those without a price stand last.
    /// </summary>
    public static IReadOnlyList<string> ByPrice(IEnumerable<FacetRow> rows, bool dearestFirst)
    {
        var courses = rows.ToList();
        var common = courses.Where(row => row.Price is { IsZero: false }).GroupBy(row => row.Price!.Value.Currency)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key).ToList();
        int Group(FacetRow row) => row.Price switch
        {
            null => int.MaxValue,
            { IsZero: true } => dearestFirst ? int.MaxValue - 1 : -1,
            { } price => common.IndexOf(price.Currency),
        };
        return [.. courses.OrderBy(Group).ThenBy(row => (dearestFirst ? -1 : 1) * (row.Price?.Minor ?? 0)).Select(row => row.Id)];
    }

    private FacetRow Row(ContentItem item) => new(
        item.ContentItemId,
        new Dictionary<string, IReadOnlyList<FacetValue>>
        {
            ["level"] = FacetValue.OfText(item.Text(Type, "Level")),
            ["topic"] = [.. terms.Of(item.Terms(Type, "Topics")).Select(term => new FacetValue(term.Slug, term.Name, term.Id))],
        },
        Price: CourseSummaries.PriceOf(item));
}

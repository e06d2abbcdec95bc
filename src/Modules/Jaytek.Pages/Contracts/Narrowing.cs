using Jaytek.Contents.Contracts;
using Jaytek.Pages.Contracts.Views;

namespace Jaytek.Pages.Contracts;

/// <summary>A visitor's choice among the facets of a list: the filters that it means, its address, and what could be chosen next.</summary>
public sealed class Narrowing
{
    private readonly IReadOnlyList<Facet> _facets;
    private readonly IReadOnlyList<FacetRow> _rows;
    private readonly Dictionary<string, string> _chosen;
    private readonly IReadOnlyList<KeyValuePair<string, string>> _kept;
    private readonly string _path;

    private Narrowing(string path, IReadOnlyList<Facet> facets, IReadOnlyList<FacetRow> rows, Dictionary<string, string> chosen, IReadOnlyList<KeyValuePair<string, string>> kept) =>
        (_path, _facets, _rows, _chosen, _kept) = (path, facets, rows, chosen, kept);

    /// <summary>True where anything is chosen.</summary>
    public bool IsNarrowed => _chosen.Count > 0;

    /// <summary>True where a value was asked for that no item has: the list is empty, and saying so is the answer.</summary>
    public bool IsImpossible => _facets.Any(facet => _chosen.ContainsKey(facet.Name) && ValueOf(facet) is null);

    /// <summary>What the choice means to a query.</summary>
    public IReadOnlyList<ContentFilter> Filters =>
        [.. _facets.Select(facet => (facet, value: ValueOf(facet))).Where(pair => pair.value is not null)
            .Select(pair => ContentFilter.Equal(pair.facet.Path, pair.value!.Key))];

    /// <summary>The list's address with the choice, without a page.</summary>
    public string Address => AddressOf(_chosen);

    /// <summary>The rows that match the whole choice, in the order of the rows.</summary>
    public IEnumerable<FacetRow> Matches => _rows.Where(row => Fits(row, except: null));

    /// <summary>Reads a choice from an address.</summary>
    /// <param name="path">The list's own address.</param>
    /// <param name="facets">What can be chosen, in the order shown.</param>
    /// <param name="rows">What is counted.</param>
    /// <param name="asked">The value that the address gives to a name, or null.</param>
    /// <param name="kept">What else the address says and every link keeps, such as the order.</param>
    public static Narrowing Read(
        string path, IReadOnlyList<Facet> facets, IReadOnlyList<FacetRow> rows, Func<string, string?> asked, params IReadOnlyList<KeyValuePair<string, string>> kept)
    {
        ArgumentNullException.ThrowIfNull(facets);
        ArgumentNullException.ThrowIfNull(asked);
        var chosen = facets.Select(facet => KeyValuePair.Create(facet.Name, Slug.From(asked(facet.Name))))
            .Where(choice => choice.Value.Length > 0).ToDictionary(StringComparer.Ordinal);
        return new Narrowing(path, facets, rows, chosen, kept);
    }

    /// <summary>The form's model.</summary>
    /// <param name="total">How many items there are with this choice.</param>
    /// <param name="noun">What they are, for one and for several: <c>mix</c>, <c>mixes</c>.</param>
    public ListFilters View(int total, (string One, string Many) noun) => new(
        _path,
        [.. _facets.Select(Show).Where(filter => filter.Choices.Count > 0)],
        [.. _facets.Where(facet => _chosen.ContainsKey(facet.Name)).Select(facet => new LinkText(
            AddressOf(_chosen.Where(other => other.Key != facet.Name)), ValueOf(facet)?.Text ?? _chosen[facet.Name]))],
        AddressOf([]),
        _kept,
        total,
        total == 1 ? noun.One : noun.Many);

    private ListFilter Show(Facet facet)
    {
        var counts = _rows.Where(row => Fits(row, except: facet)).SelectMany(row => row.Of(facet.Name))
            .GroupBy(value => value.Slug, StringComparer.Ordinal)
            .Select(group => new FilterChoice(group.Key, group.First().Text, group.Count(), group.Key == _chosen.GetValueOrDefault(facet.Name)))
            .ToList();
        if (ValueOf(facet) is { } value && !counts.Exists(choice => choice.IsChosen))
            counts.Add(new FilterChoice(value.Slug, value.Text, 0, IsChosen: true));
        return new ListFilter(facet.Name, facet.Label, facet.Any, [.. counts.OrderBy(choice => choice.Text, StringComparer.InvariantCultureIgnoreCase)]);
    }

    private bool Fits(FacetRow row, Facet? except) =>
        _chosen.All(choice => choice.Key == except?.Name || row.Has(choice.Key, choice.Value));

    private FacetValue? ValueOf(Facet facet) =>
        _chosen.TryGetValue(facet.Name, out var slug)
            ? _rows.SelectMany(row => row.Of(facet.Name)).FirstOrDefault(value => value.Slug == slug)
            : null;

    private string AddressOf(IEnumerable<KeyValuePair<string, string>> choice)
    {
        var query = string.Join('&', _kept.Concat(_facets.SelectMany(facet => choice.Where(one => one.Key == facet.Name)))
            .Select(one => $"{one.Key}={Uri.EscapeDataString(one.Value)}"));
        return query.Length == 0 ? _path : $"{_path}?{query}";
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using ItemState = Jaytek.Admin.Contracts.ItemState;

namespace Jaytek.Contents.Admin.Lists;

/// <summary>What a list's address says: filters, order and place. Every link of the list is this address with something changed.</summary>
internal sealed record ListAddress
{
    private const string ReferencePrefix = "in.";
    private const int MostTyped = 200;

    public string? Search { get; init; }

    public ItemState? State { get; init; }

    /// <summary>A user name, <c>me</c>, or null.</summary>
    public string? Owner { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>Ids by <c>Part.Field</c>.</summary>
    public IReadOnlyDictionary<string, string> References { get; init; } = new Dictionary<string, string>();

    public ItemSort Sort { get; init; }

    public bool Descending { get; init; } = true;

    /// <summary>Whether anything is left out.</summary>
    public bool IsFiltered => Search is not null || State is not null || HasMore;

    /// <summary>Whether one of the filters behind "Filters" is set.</summary>
    public bool HasMore => Owner is not null || From is not null || To is not null || References.Count > 0;

    /// <summary>Reads it; what is not understood is left out.</summary>
    public static ListAddress Read(IQueryCollection query, IReadOnlyCollection<string> fields)
    {
        var sort = query["sort"].ToString();
        return new ListAddress
        {
            Search = Text(query["q"]),
            State = Enum.TryParse<ItemState>(query["state"], ignoreCase: true, out var state) && ListModel.States.Contains(state) ? state : null,
            Owner = Text(query["owner"]),
            From = Day(query["from"]),
            To = Day(query["to"]),
            References = fields.Select(field => (field, Value: Text(query[ReferencePrefix + field])))
                .Where(pair => pair.Value is not null).ToDictionary(pair => pair.field, pair => pair.Value!),
            Sort = Enum.TryParse<ItemSort>(sort.TrimStart('-'), ignoreCase: true, out var by) && Enum.IsDefined(by) ? by : ItemSort.Updated,
            Descending = sort.Length == 0 || sort.StartsWith('-'),
        };
    }

    /// <summary>The name of a reference's input.</summary>
    public static string NameOf(string field) => ReferencePrefix + field;

    /// <summary>The same list ordered by <paramref name="sort"/>; the other way round where it is ordered by it already.</summary>
    public ListAddress SortedBy(ItemSort sort) => this with
    {
        Sort = sort,
        // Names from A, dates from the newest.
        Descending = Sort == sort ? !Descending : sort != ItemSort.Title,
    };

    /// <summary>The values that the address consists of, for links and hidden inputs.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Values()
    {
        yield return new("q", Search);
        yield return new("state", State?.ToString().ToLowerInvariant());
        yield return new("owner", Owner);
        yield return new("from", From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        yield return new("to", To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        foreach (var (field, target) in References.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            yield return new(NameOf(field), target);
        yield return new("sort", (Sort, Descending) == (ItemSort.Updated, true) ? null : $"{(Descending ? "-" : "")}{Sort.ToString().ToLowerInvariant()}");
    }

    /// <summary>The query, with <c>?</c> in front; empty where it is the plain list.</summary>
    public string ToQuery(params (string Name, string? Value)[] more) => QueryHelpers.AddQueryString(
        "", Values().Concat(more.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))).Where(pair => !string.IsNullOrEmpty(pair.Value)));

    private static string? Text(string? text) => text?.Trim() is { Length: > 0 } typed ? typed.Length > MostTyped ? typed[..MostTyped] : typed : null;

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

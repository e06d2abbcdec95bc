using System.Globalization;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Index;
using Jaytek.Kernel;

namespace Jaytek.Contents.Queries;

/// <summary>A comparison with its field found and its values read: folded texts or numbers.</summary>
internal sealed record ResolvedFilter(IndexField Field, FilterOperator Operator, IReadOnlyList<object> Values);

/// <summary>A comparison with the publication date, which is a column and no field.</summary>
internal sealed record DateFilter(FilterOperator Operator, IReadOnlyList<DateTimeOffset> Values);

/// <summary>A query whose names are found.</summary>
/// <param name="BrandId">The brand.</param>
/// <param name="ContentType">The type.</param>
/// <param name="Filters">Comparisons by index.</param>
/// <param name="Dates">Comparisons with the publication date.</param>
/// <param name="Ids">The items asked for by id, or null.</param>
/// <param name="Sort">The field to sort by, or null for the publication date.</param>
/// <param name="Descending">Largest first.</param>
internal sealed record ResolvedQuery(
    int BrandId,
    string ContentType,
    IReadOnlyList<ResolvedFilter> Filters,
    IReadOnlyList<DateFilter> Dates,
    IReadOnlyList<string>? Ids,
    IndexField? Sort,
    bool Descending);

/// <summary>Finds the fields of a query and reads its values.</summary>
internal static class QueryResolver
{
    private const string Date = nameof(ContentItem.PublishedUtc);
    private const string Id = nameof(ContentItem.ContentItemId);

    /// <exception cref="ContentQueryException">A name or value is wrong.</exception>
    public static ResolvedQuery Resolve(ContentQuery query, int brandId, IReadOnlyDictionary<string, IndexField> fields)
    {
        var filters = new List<ResolvedFilter>();
        var dates = new List<DateFilter>();
        List<string>? ids = null;
        foreach (var filter in query.Filters)
        {
            var parameter = $"filter[{filter.Path}]";
            if (filter.Path == Date)
                dates.Add(new DateFilter(filter.Operator, [.. filter.Values.Select(value => InstantOf(parameter, value))]));
            else if (filter.Path == Id && filter.Operator is FilterOperator.Equal or FilterOperator.In)
                ids = [.. ids is null ? filter.Values : ids.Intersect(filter.Values)];
            else
                filters.Add(Resolve(query, filter, parameter, fields));
        }

        return new ResolvedQuery(brandId, query.ContentType, filters, dates, ids, SortOf(query, fields), query.Descending);
    }

    /// <summary>A field by the name that a client gives: <c>Bpm</c>, <c>TitlePart.Title</c>, <c>Owner</c>; null where there is none.</summary>
    public static IndexField? Find(string contentType, string path, IReadOnlyDictionary<string, IndexField> fields) =>
        fields.GetValueOrDefault(path) ?? (path.Contains('.', StringComparison.Ordinal) ? null : fields.GetValueOrDefault($"{contentType}.{path}"));

    /// <summary>The names that a client can filter by.</summary>
    public static IEnumerable<string> Names(string contentType, IReadOnlyDictionary<string, IndexField> fields) => fields.Keys
        .Select(path => path.StartsWith(contentType + ".", StringComparison.Ordinal) ? path[(contentType.Length + 1)..] : path)
        .Append(Date).Append(Id).Order(StringComparer.Ordinal);

    private static ResolvedFilter Resolve(ContentQuery query, ContentFilter filter, string parameter, IReadOnlyDictionary<string, IndexField> fields)
    {
        var field = Find(query.ContentType, filter.Path, fields)
            ?? throw QueryErrors.UnknownField(parameter, filter.Path, Names(query.ContentType, fields));
        if (!field.IsReady)
            throw QueryErrors.Building(filter.Path);
        return new ResolvedFilter(field, filter.Operator, [.. filter.Values.Select(value => ValueOf(parameter, field.Kind, value))]);
    }

    private static IndexField? SortOf(ContentQuery query, IReadOnlyDictionary<string, IndexField> fields)
    {
        if (query.OrderBy == Date)
            return null;
        var field = Find(query.ContentType, query.OrderBy, fields);
        // Keys may stand several times at an item and have no order that people would expect.
        if (field is null || field.Kind == IndexKind.Key)
            throw QueryErrors.NotSortable(query.OrderBy, Names(query.ContentType, fields).Where(name =>
                name == Date || Find(query.ContentType, name, fields) is { Kind: not IndexKind.Key }));
        return field.IsReady ? field : throw QueryErrors.Building(query.OrderBy);
    }

    private static object ValueOf(string parameter, IndexKind kind, string value)
    {
        if (kind != IndexKind.Number)
            return TextFolding.Fold(value);
        if (bool.TryParse(value, out var flag))
            return IndexValue.Of(flag).Number;
        if (JsonValues.ParseNumber(value) is { } number)
            return number;
        if (JsonValues.ParseInstant(value) is { } instant)
            return IndexValue.Of(instant).Number;
        if (TimeOnly.TryParseExact(value, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return time.ToTimeSpan().TotalSeconds;
        throw QueryErrors.WrongValue(parameter, value, "a number, true or false, a date such as 2026-05-01 or a time such as 20:00");
    }

    private static DateTimeOffset InstantOf(string parameter, string value) =>
        JsonValues.ParseInstant(value) ?? throw QueryErrors.WrongValue(parameter, value, "a date such as 2026-05-01T20:00:00Z");
}

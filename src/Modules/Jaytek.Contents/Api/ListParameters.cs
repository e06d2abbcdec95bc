using System.Globalization;
using Jaytek.Contents.Contracts;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Contents.Api;

/// <summary>What a client asked of a list.</summary>
/// <param name="Query">The question.</param>
/// <param name="Shape">What of the items is answered.</param>
internal sealed record ListRequest(ContentQuery Query, ReadShape Shape);

/// <summary>Reads the parameters of a list. What is unknown is refused with what exists: a filter that is silently ignored shows too much.</summary>
internal static class ListParameters
{
    private const int DefaultLimit = 20;

    // Before any of them is read: an address of thousands costs no more than the first few.
    private const int MaxParameters = 100;

    /// <summary>The request, or <c>contents.query.*</c>.</summary>
    public static Result<ListRequest> Read(IQueryCollection parameters)
    {
        if (parameters.Count > MaxParameters)
            return Wrong("too_many", "filter", string.Create(CultureInfo.InvariantCulture, $"An address has at most {MaxParameters} parameters, {ListFilters.MaxFilters} of them filters."));
        var (state, filters) = (new State(new ContentQuery(parameters["type"].ToString()) { WithNext = true }), new ListFilters());
        foreach (var (name, values) in parameters)
        {
            if (values.Count > 1)
                return Wrong("repeated", name, "The parameter is given twice; values of a list stand behind each other with commas.");
            var value = values.ToString();
            var error = name.StartsWith("filter[", StringComparison.Ordinal) ? filters.Add(name, value) : state.Take(name, value);
            if (error is not null)
                return error;
        }

        if (state.Query.Cursor is not null && parameters.ContainsKey("page"))
            return Wrong("cursor_and_page", "cursor", "A list is paged by cursor or by page, not by both.");
        var shape = ReadShape.Read(parameters);
        if (shape.Error is { } refused)
            return refused;
        var branch = filters.ToBranch();
        return new ListRequest(
            state.Query with { Filters = branch.Filters, Groups = branch.Groups, Take = state.Limit, Skip = (state.Page - 1) * state.Limit }, shape.Value);
    }

    /// <summary>A refusal about a parameter.</summary>
    public static Error Wrong(string reason, string parameter, string message) => Error.Member($"contents.query.{reason}", parameter, message);

    private sealed class State(ContentQuery query)
    {
        private int _page = 1;
        private int _limit = DefaultLimit;

        public ContentQuery Query { get; private set; } = query;

        public int Page => _page;

        public int Limit => _limit;

        public Error? Take(string name, string value) => name switch
        {
            "type" or "fields" or "include" => null,
            "page" => Number(name, value, ContentQuery.MaxSkip, ref _page),
            "limit" => Number(name, value, ContentQuery.MaxTake, ref _limit),
            "total" => Total(value),
            "sort" => Sort(value),
            "cursor" => Cursor(value),
            _ => Wrong("unknown_parameter", name, "There is no such parameter. There are: type, filter[…], sort, page, cursor, limit, total, fields, include."),
        };

        private static Error? Number(string name, string value, int max, ref int number) =>
            int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) && parsed >= 1 && parsed <= max && (number = parsed) > 0
                ? null
                : Wrong("out_of_range", name, string.Create(CultureInfo.InvariantCulture, $"It must be a whole number from 1 to {max}."));

        private Error? Total(string value)
        {
            ContentTotal? total = value switch
            {
                "true" => ContentTotal.Capped,
                "exact" => ContentTotal.Exact,
                "false" => ContentTotal.None,
                _ => null,
            };
            if (total is null)
                return Wrong("wrong_value", "total", "It must be true, false or exact.");
            Query = Query with { Total = total.Value };
            return null;
        }

        private Error? Sort(string value)
        {
            var names = value.Split(',');
            if (names.Length > ContentQuery.MaxSorts || names.Any(name => name.TrimStart('-').Length == 0))
                return Wrong("sort", "sort", string.Create(
                    CultureInfo.InvariantCulture, $"One to {ContentQuery.MaxSorts} names are expected, with commas between them and a minus before those with the largest first: -PublishedUtc,DisplayText."));
            var sorts = names.Select(name => name[0] == '-' ? new ContentSort(name[1..], true) : new ContentSort(name, false)).ToList();
            Query = Query with { OrderBy = sorts[0].Path, Descending = sorts[0].Descending, ThenBy = sorts[1..] };
            return null;
        }

        private Error? Cursor(string value)
        {
            if (value.Length is 0 or > Queries.QueryCursor.MaxLength)
                return Wrong("cursor", "cursor", "This is no cursor that this site gave. Begin without one.");
            Query = Query with { Cursor = value };
            return null;
        }
    }
}

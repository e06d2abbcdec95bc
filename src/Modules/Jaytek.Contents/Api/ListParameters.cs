using System.Globalization;
using Jaytek.Contents.Contracts;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Jaytek.Contents.Api;

/// <summary>Reads the parameters of a list. What is unknown is refused with what exists: a filter that is silently ignored shows too much.</summary>
internal static class ListParameters
{
    private const int DefaultLimit = 20;

    private static readonly Dictionary<string, FilterOperator> Operators = new(StringComparer.Ordinal)
    {
        ["eq"] = FilterOperator.Equal,
        ["in"] = FilterOperator.In,
        ["lt"] = FilterOperator.LessThan,
        ["lte"] = FilterOperator.AtMost,
        ["gt"] = FilterOperator.GreaterThan,
        ["gte"] = FilterOperator.AtLeast,
        ["between"] = FilterOperator.Between,
    };

    /// <summary>The query, or <c>contents.query.*</c>.</summary>
    public static Result<ContentQuery> Read(IQueryCollection parameters)
    {
        var query = new ContentQuery(parameters["type"].ToString());
        var filters = new List<ContentFilter>();
        var (page, limit) = (1, DefaultLimit);
        foreach (var (name, values) in parameters)
        {
            if (values.Count > 1)
                return Wrong("repeated", name, "The parameter is given twice; values of a list stand behind each other with commas.");
            var value = values.ToString();
            Error? error = null;
            switch (name)
            {
                case "type":
                    break;
                case "page":
                    error = Number(name, value, ContentQuery.MaxSkip, ref page);
                    break;
                case "limit":
                    error = Number(name, value, ContentQuery.MaxTake, ref limit);
                    break;
                case "total":
                    (query, error) = Total(query, value);
                    break;
                case "sort":
                    (query, error) = Sort(query, value);
                    break;
                case var _ when name.StartsWith("filter[", StringComparison.Ordinal):
                    error = Filter(name, value, filters);
                    break;
                default:
                    error = Wrong("unknown_parameter", name, "There is no such parameter. There are: type, filter[…], sort, page, limit, total.");
                    break;
            }

            if (error is not null)
                return error;
        }

        return query with { Filters = filters, Take = limit, Skip = (page - 1) * limit };
    }

    private static Error? Number(string name, string value, int max, ref int number) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) && parsed >= 1 && parsed <= max && (number = parsed) > 0
            ? null
            : Wrong("out_of_range", name, string.Create(CultureInfo.InvariantCulture, $"It must be a whole number from 1 to {max}."));

    private static (ContentQuery Query, Error? Error) Total(ContentQuery query, string value) => value switch
    {
        "true" => (query with { Total = ContentTotal.Capped }, null),
        "exact" => (query with { Total = ContentTotal.Exact }, null),
        "false" => (query, null),
        _ => (query, Wrong("wrong_value", "total", "It must be true, false or exact.")),
    };

    private static (ContentQuery Query, Error? Error) Sort(ContentQuery query, string value)
    {
        var isDescending = value.StartsWith('-');
        var path = isDescending ? value[1..] : value;
        return path.Length == 0 || path.Contains(',', StringComparison.Ordinal)
            ? (query, Wrong("sort", "sort", "One name is expected, with a minus in front for the largest first: -PublishedUtc."))
            : (query with { OrderBy = path, Descending = isDescending }, null);
    }

    // filter[Path]=value or filter[Path][operator]=value
    private static Error? Filter(string name, string value, List<ContentFilter> filters)
    {
        var names = name["filter".Length..];
        if (!names.EndsWith(']'))
            return Wrong("syntax", name, "A filter is written filter[Field]=value or filter[Field][gte]=value.");
        var inner = names[1..^1].Split("][");
        if (inner.Length > 2 || inner.Any(part => part.Length == 0 || part.AsSpan().IndexOfAny('[', ']') >= 0))
            return Wrong("syntax", name, "A filter is written filter[Field]=value or filter[Field][gte]=value.");
        if (!Operators.TryGetValue(inner.Length == 2 ? inner[1] : "eq", out var comparison))
            return Wrong("operator", name, $"There is no operator '{inner[1]}'. There are: {string.Join(", ", Operators.Keys)}.");
        IReadOnlyList<string> values = comparison is FilterOperator.In or FilterOperator.Between ? SplitList(value) : [value];
        if (comparison == FilterOperator.Between && values.Count != 2)
            return Wrong("wrong_value", name, "Two values are expected, with a comma between them.");
        filters.Add(new ContentFilter(inner[0], comparison, values));
        return null;
    }

    // Commas part the values; \, is a comma inside one.
    private static List<string> SplitList(string text)
    {
        var values = new List<string>();
        var value = new System.Text.StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is ',' or '\\')
            {
                value.Append(text[++i]);
            }
            else if (text[i] == ',')
            {
                values.Add(value.ToString());
                value.Clear();
            }
            else
            {
                value.Append(text[i]);
            }
        }

        values.Add(value.ToString());
        return values;
    }

    private static Error Wrong(string reason, string parameter, string message) => Error.Member($"contents.query.{reason}", parameter, message);
}

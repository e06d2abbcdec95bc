using System.Globalization;
using System.Text;
using Jaytek.Contents.Contracts;
using Jaytek.Kernel;

namespace Jaytek.Contents.Api;

/// <summary>Reads <c>filter[…]</c>: comparisons, alternatives (<c>filter[or][0][Level]=…</c>) and negations (<c>filter[not][Level]=…</c>), nested within limits.</summary>
internal sealed class ListFilters
{
    /// <summary>How many comparisons one query may have.</summary>
    public const int MaxFilters = 50;

    /// <summary>How deep groups may stand in each other.</summary>
    public const int MaxDepth = 3;

    private const int MaxAlternatives = 20;
    private const int MaxValues = 100;
    private const int MaxLength = 1_000;
    private const string Syntax = "A filter is written filter[Field]=value, filter[Field][gte]=value, filter[or][0][Field]=value or filter[not][Field]=value.";

    private static readonly Dictionary<string, FilterOperator> Operators = new(StringComparer.Ordinal)
    {
        ["eq"] = FilterOperator.Equal,
        ["ne"] = FilterOperator.NotEqual,
        ["in"] = FilterOperator.In,
        ["nin"] = FilterOperator.NotIn,
        ["lt"] = FilterOperator.LessThan,
        ["lte"] = FilterOperator.AtMost,
        ["gt"] = FilterOperator.GreaterThan,
        ["gte"] = FilterOperator.AtLeast,
        ["between"] = FilterOperator.Between,
        ["contains"] = FilterOperator.Contains,
        ["startsWith"] = FilterOperator.StartsWith,
        ["exists"] = FilterOperator.Exists,
    };

    /// <summary>The operators as clients write them.</summary>
    public static IEnumerable<string> OperatorNames => Operators.Keys;

    private readonly Branch _root = new();
    private int _count;

    /// <summary>Takes one parameter; answers why it is refused, or null.</summary>
    public Error? Add(string name, string value)
    {
        if (++_count > MaxFilters)
            return ListParameters.Wrong("too_many", name, string.Create(CultureInfo.InvariantCulture, $"A query has at most {MaxFilters} filters. A list of values is one: filter[Field][in]=a,b,c."));
        var names = name["filter".Length..];
        if (!names.StartsWith('[') || !names.EndsWith(']') || names.Length > MaxLength)
            return ListParameters.Wrong("syntax", name, Syntax);
        var inner = names[1..^1].Split("][");
        if (inner.Any(part => part.Length == 0 || part.AsSpan().IndexOfAny('[', ']') >= 0))
            return ListParameters.Wrong("syntax", name, Syntax);
        var (branch, path, error) = Descend(name, inner);
        return error ?? AddTo(branch, name, path, value);
    }

    /// <summary>All that was taken.</summary>
    public ContentBranch ToBranch() => _root.ToContent();

    private (Branch Branch, ArraySegment<string> Path, Error? Error) Descend(string name, string[] names)
    {
        var (branch, path) = (_root, new ArraySegment<string>(names));
        for (var depth = 0; path is ["or" or "not", ..]; depth++)
        {
            if (depth == MaxDepth)
                return (branch, path, ListParameters.Wrong("too_deep", name, string.Create(CultureInfo.InvariantCulture, $"Groups stand at most {MaxDepth} deep in each other.")));
            if (path[0] == "not")
            {
                (branch, path) = (branch.Not ??= new Branch(), path[1..]);
                continue;
            }

            if (path.Count < 2 || !int.TryParse(path[1], NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= MaxAlternatives)
                return (branch, path, ListParameters.Wrong("syntax", name, string.Create(CultureInfo.InvariantCulture, $"Alternatives are numbered from 0 to {MaxAlternatives - 1}: filter[or][0][Field]=value.")));
            if (!branch.Or.TryGetValue(index, out var alternative))
                branch.Or[index] = alternative = new Branch();
            (branch, path) = (alternative, path[2..]);
        }

        return (branch, path, path.Count is 1 or 2 ? null : ListParameters.Wrong("syntax", name, Syntax));
    }

    private static Error? AddTo(Branch branch, string name, ArraySegment<string> path, string value)
    {
        if (!Operators.TryGetValue(path.Count == 2 ? path[1] : "eq", out var comparison))
            return ListParameters.Wrong("operator", name, $"There is no operator '{path[1]}'. There are: {string.Join(", ", Operators.Keys)}.");
        if (value.Length > MaxValues * MaxLength)
            return ListParameters.Wrong("wrong_value", name, "The value is too long.");
        IReadOnlyList<string> values = comparison is FilterOperator.In or FilterOperator.NotIn or FilterOperator.Between ? SplitList(value) : [value];
        if (comparison == FilterOperator.Between && values.Count != 2)
            return ListParameters.Wrong("wrong_value", name, "Two values are expected, with a comma between them.");
        if (comparison == FilterOperator.Exists && value is not ("true" or "false"))
            return ListParameters.Wrong("wrong_value", name, "It must be true or false.");
        if (values.Count > MaxValues || values.Any(one => one.Length > MaxLength))
            return ListParameters.Wrong("wrong_value", name, string.Create(CultureInfo.InvariantCulture, $"A list has at most {MaxValues} values, and a value at most {MaxLength} characters."));
        branch.Filters.Add(new ContentFilter(path[0], comparison, values) { Parameter = name });
        return null;
    }

    // Commas part the values; \, is a comma inside one.
    private static List<string> SplitList(string text)
    {
        var values = new List<string>();
        var value = new StringBuilder();
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

    private sealed class Branch
    {
        public List<ContentFilter> Filters { get; } = [];

        public SortedDictionary<int, Branch> Or { get; } = [];

        public Branch? Not { get; set; }

        public ContentBranch ToContent()
        {
            var groups = new List<ContentGroup>();
            if (Or.Count > 0)
                groups.Add(new ContentGroup(false, [.. Or.Values.Select(branch => branch.ToContent())]));
            if (Not is not null)
                groups.Add(new ContentGroup(true, [Not.ToContent()]));
            return new ContentBranch(Filters, groups);
        }
    }
}

using System.Globalization;
using System.Text;
using Jaytek.Kernel;

namespace Jaytek.Contents.Contracts;

/// <summary>How items are to be counted beside the page.</summary>
public enum ContentTotal
{
    /// <summary>Not at all.</summary>
    None,
    /// <summary>Up to 10,000.</summary>
    Capped,
    /// <summary>All of them.</summary>
    Exact,
}

/// <summary>Asks for items of one type, by default published ones, the newest first.</summary>
/// <param name="ContentType">The technical name of the type.</param>
public sealed record ContentQuery(string ContentType)
{
    /// <summary>The largest page.</summary>
    public const int MaxTake = 100;

    /// <summary>Beyond this item pages are not answered; a cursor goes on.</summary>
    public const int MaxSkip = 10_000;

    /// <summary>How many members may be sorted by.</summary>
    public const int MaxSorts = 4;

    /// <summary>All of these must hold.</summary>
    public IReadOnlyList<ContentFilter> Filters { get; init; } = [];

    /// <summary>All of these must hold as well.</summary>
    public IReadOnlyList<ContentGroup> Groups { get; init; } = [];

    /// <summary>
    /// A root property, a field of the type's own part, or <c>Part.Field</c>. Items without a value come last. With a filter
    /// that matches more than 1,000 items only <c>PublishedUtc</c>, a field that is itself filtered by range and the sort of a declared
    /// pair can be sorted by.
    /// </summary>
    public string OrderBy { get; init; } = nameof(ContentItem.PublishedUtc);

    /// <summary>Largest first.</summary>
    public bool Descending { get; init; } = true;

    /// <summary>What decides among items that are alike in <see cref="OrderBy"/>; behind all of them the date of publication and the item's number do.</summary>
    public IReadOnlyList<ContentSort> ThenBy { get; init; } = [];

    /// <summary>How many items to leave out at the beginning.</summary>
    public int Skip { get; init; }

    /// <summary>How many items to answer, 1 to <see cref="MaxTake"/>.</summary>
    public int Take { get; init; } = 20;

    /// <summary>Where to go on, as <see cref="ContentPage.Next"/> said; it counts for the same question only. Not together with <see cref="Skip"/>.</summary>
    public string? Cursor { get; init; }

    /// <summary>Whether to answer <see cref="ContentPage.Next"/>.</summary>
    public bool WithNext { get; init; }

    /// <summary>Whether to count.</summary>
    public ContentTotal Total { get; init; }

    /// <summary>The question in words, all but which page of it: two that differ in anything have different words.</summary>
    public string Identity()
    {
        var words = new StringBuilder(256).Append(CultureInfo.InvariantCulture, $"{ContentType}\n{OrderBy}\n{Descending}");
        foreach (var sort in ThenBy)
            words.Append(CultureInfo.InvariantCulture, $"\n,{sort.Path}\n{sort.Descending}");
        Append(words, new ContentBranch(Filters, Groups));
        return words.ToString();
    }

    // Values are written with their lengths, so that no value can pass for two.
    private static void Append(StringBuilder words, ContentBranch branch)
    {
        foreach (var filter in branch.Filters)
        {
            words.Append(CultureInfo.InvariantCulture, $"\n{filter.Path}\n{filter.Operator}");
            foreach (var value in filter.Values)
                words.Append(CultureInfo.InvariantCulture, $"\n{value.Length}:{value}");
        }

        foreach (var group in branch.Groups)
        {
            words.Append(group.IsNegated ? "\n!(" : "\n(");
            foreach (var alternative in group.Branches)
            {
                words.Append("\n|");
                Append(words, alternative);
            }

            words.Append("\n)");
        }
    }
}

/// <summary>One member to sort by.</summary>
/// <param name="Path">A root property, a field of the type's own part, or <c>Part.Field</c>.</param>
/// <param name="Descending">Largest first.</param>
public sealed record ContentSort(string Path, bool Descending);

/// <summary>The comparisons of a filter.</summary>
public enum FilterOperator
{
    /// <summary>Equal, texts without case and accents.</summary>
    Equal,
    /// <summary>Equal to one of several.</summary>
    In,
    /// <summary>Less than.</summary>
    LessThan,
    /// <summary>Less or equal.</summary>
    AtMost,
    /// <summary>Greater than.</summary>
    GreaterThan,
    /// <summary>Greater or equal.</summary>
    AtLeast,
    /// <summary>Between two values, both included.</summary>
    Between,
    /// <summary>Not equal; items without a value are among them.</summary>
    NotEqual,
    /// <summary>Equal to none of several; items without a value are among them.</summary>
    NotIn,
    /// <summary>A text that holds another, without case and accents, within its first 200 characters.</summary>
    Contains,
    /// <summary>A text that begins with another, without case and accents.</summary>
    StartsWith,
    /// <summary>Whether there is a value: <c>true</c> or <c>false</c>.</summary>
    Exists,
}

/// <summary>One comparison. Values are written as in an address: numbers and flags in invariant notation, instants in ISO 8601.</summary>
/// <param name="Path">A root property, a field of the type's own part, <c>Part.Field</c>, or a field of a picked item: <c>Picker.Field</c>.</param>
/// <param name="Operator">The comparison.</param>
/// <param name="Values">One value; two for <see cref="FilterOperator.Between"/>; one or more for <see cref="FilterOperator.In"/>.</param>
public sealed record ContentFilter(string Path, FilterOperator Operator, IReadOnlyList<string> Values)
{
    /// <summary>The name of the parameter that gave it, for refusals.</summary>
    public string Parameter { get; init; } = $"filter[{Path}]";

    /// <summary>Equal to a text, an id or anything else in the notation of an address.</summary>
    public static ContentFilter Equal(string path, string value) => new(path, FilterOperator.Equal, [value]);

    /// <summary>At or after an instant.</summary>
    public static ContentFilter AtLeast(string path, DateTimeOffset instant) => new(path, FilterOperator.AtLeast, [FieldTools.Format(instant)]);

    /// <summary>Before an instant.</summary>
    public static ContentFilter Before(string path, DateTimeOffset instant) => new(path, FilterOperator.LessThan, [FieldTools.Format(instant)]);
}

/// <summary>Alternatives of which at least one must hold, or none where it is negated.</summary>
/// <param name="IsNegated">True where none may hold.</param>
/// <param name="Branches">The alternatives.</param>
public sealed record ContentGroup(bool IsNegated, IReadOnlyList<ContentBranch> Branches);

/// <summary>Comparisons and groups that must all hold.</summary>
/// <param name="Filters">The comparisons.</param>
/// <param name="Groups">The groups.</param>
public sealed record ContentBranch(IReadOnlyList<ContentFilter> Filters, IReadOnlyList<ContentGroup> Groups)
{
    /// <summary>Its comparisons and those of all groups inside.</summary>
    public IEnumerable<ContentFilter> AllFilters() => Filters.Concat(Groups.SelectMany(group => group.Branches).SelectMany(branch => branch.AllFilters()));
}

/// <summary>A page of items.</summary>
/// <param name="Items">The items in order.</param>
/// <param name="Total">How many match in all; null where it was not asked.</param>
/// <param name="IsTotalCapped">True where there are more than <paramref name="Total"/>.</param>
/// <param name="Next">The cursor of the next page; null behind the last item, and where it was not asked.</param>
public sealed record ContentPage(IReadOnlyList<ContentItem> Items, long? Total, bool IsTotalCapped, string? Next = null);

/// <summary>A query that cannot be answered; the error says why and what exists instead.</summary>
public sealed class ContentQueryException(Error error) : Exception(error.ToString())
{
    /// <summary>The refusal, code <c>contents.query.*</c>.</summary>
    public Error Error { get; } = error;
}

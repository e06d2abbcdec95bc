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

/// <summary>Asks for published items of one type, by default the newest first.</summary>
/// <param name="ContentType">The technical name of the type.</param>
public sealed record ContentQuery(string ContentType)
{
    /// <summary>The largest page.</summary>
    public const int MaxTake = 100;

    /// <summary>Beyond this item pages are not answered.</summary>
    public const int MaxSkip = 10_000;

    /// <summary>All of these must hold.</summary>
    public IReadOnlyList<ContentFilter> Filters { get; init; } = [];

    /// <summary>
    /// A root property, a field of the type's own part, or <c>Part.Field</c>. Items without a value come last. With a filter
    /// that matches more than 1,000 items only <c>PublishedUtc</c> and a field that is itself filtered by range can be sorted by.
    /// </summary>
    public string OrderBy { get; init; } = nameof(ContentItem.PublishedUtc);

    /// <summary>Largest first.</summary>
    public bool Descending { get; init; } = true;

    /// <summary>How many items to leave out at the beginning.</summary>
    public int Skip { get; init; }

    /// <summary>How many items to answer, 1 to <see cref="MaxTake"/>.</summary>
    public int Take { get; init; } = 20;

    /// <summary>Whether to count.</summary>
    public ContentTotal Total { get; init; }
}

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
}

/// <summary>One comparison. Values are written as in an address: numbers and flags in invariant notation, instants in ISO 8601.</summary>
/// <param name="Path">A root property, a field of the type's own part, or <c>Part.Field</c>.</param>
/// <param name="Operator">The comparison.</param>
/// <param name="Values">One value; two for <see cref="FilterOperator.Between"/>; one or more for <see cref="FilterOperator.In"/>.</param>
public sealed record ContentFilter(string Path, FilterOperator Operator, IReadOnlyList<string> Values)
{
    /// <summary>Equal to a text, an id or anything else in the notation of an address.</summary>
    public static ContentFilter Equal(string path, string value) => new(path, FilterOperator.Equal, [value]);

    /// <summary>At or after an instant.</summary>
    public static ContentFilter AtLeast(string path, DateTimeOffset instant) => new(path, FilterOperator.AtLeast, [FieldTools.Format(instant)]);

    /// <summary>Before an instant.</summary>
    public static ContentFilter Before(string path, DateTimeOffset instant) => new(path, FilterOperator.LessThan, [FieldTools.Format(instant)]);
}

/// <summary>A page of items.</summary>
/// <param name="Items">The items in order.</param>
/// <param name="Total">How many match in all; null where it was not asked.</param>
/// <param name="IsTotalCapped">True where there are more than <paramref name="Total"/>.</param>
public sealed record ContentPage(IReadOnlyList<ContentItem> Items, long? Total, bool IsTotalCapped);

/// <summary>A query that cannot be answered; the error says why and what exists instead.</summary>
public sealed class ContentQueryException(Error error) : Exception(error.ToString())
{
    /// <summary>The refusal, code <c>contents.query.*</c>.</summary>
    public Error Error { get; } = error;
}

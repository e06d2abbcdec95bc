using Jaytek.Contents.Contracts;
using Jaytek.Contents.Index;

namespace Jaytek.Contents.Queries;

/// <summary>An item in memory with the values that the index would hold of it.</summary>
/// <param name="Item">The item.</param>
/// <param name="ItemNo">Its number.</param>
/// <param name="Values">Its values by path.</param>
internal sealed record ReadItem(ContentItem Item, long ItemNo, ILookup<string, IndexValue> Values)
{
    /// <summary>The date of its publication, as fine as the index keeps it; null where it was never published.</summary>
    public DateTimeOffset? Pub { get; } = Item.PublishedUtc is { } published ? IndexRow.Truncate(published) : null;
}

/// <summary>Tells whether an item in memory fulfils a condition, as the index would: the index knows published versions only.</summary>
internal static class ItemTest
{
    /// <exception cref="ContentQueryException">The condition looks into more picked items than are listed.</exception>
    public static bool Holds(Condition condition, ReadItem item) => condition switch
    {
        FieldCondition field => item.Values[field.Field.Path].Any(value => field.Test is not { } test || Passes(test, value)),
        DateCondition date => item.Pub is { } pub && OnDate(date, pub),
        ColumnCondition column => column.Values.Contains(column.Column == "version_id" ? item.Item.ContentItemVersionId : item.Item.ContentItemId),
        NotCondition not => !Holds(not.Inner, item),
        AnyCondition any => any.Inner.Any(inner => Holds(inner, item)),
        AllCondition all => all.Inner.All(inner => Holds(inner, item)),
        _ => throw QueryErrors.TooSlow(),
    };

    /// <summary>The order of two values, each a text, a number or null; what is absent comes last.</summary>
    public static int Compare(object? one, object? other, bool isDescending)
    {
        if (one is null || other is null)
            return (one is null).CompareTo(other is null);
        var order = one is string text ? string.CompareOrdinal(text, (string)other) : ((double)one).CompareTo((double)other);
        return isDescending ? -order : order;
    }

    private static bool Passes(ValueTest test, IndexValue value)
    {
        object own = value.Text is { } text ? text : value.Number;
        int To(int at) => Compare(own, test.Values[at], false);
        return test.Operator switch
        {
            FilterOperator.Equal => To(0) == 0,
            FilterOperator.In => test.Values.Any(one => Compare(own, one, false) == 0),
            FilterOperator.LessThan => To(0) < 0,
            FilterOperator.AtMost => To(0) <= 0,
            FilterOperator.GreaterThan => To(0) > 0,
            FilterOperator.AtLeast => To(0) >= 0,
            FilterOperator.Between => To(0) >= 0 && To(1) <= 0,
            FilterOperator.Contains => value.Text!.Contains((string)test.Values[0], StringComparison.Ordinal),
            FilterOperator.StartsWith => value.Text!.StartsWith((string)test.Values[0], StringComparison.Ordinal),
            _ => throw new InvalidOperationException($"{test.Operator} is not what a value is tested by."),
        };
    }

    private static bool OnDate(DateCondition condition, DateTimeOffset pub)
    {
        int To(int at) => pub.CompareTo(IndexRow.Truncate(condition.Values[at]));
        return condition.Operator switch
        {
            FilterOperator.Equal => To(0) == 0,
            FilterOperator.In => condition.Values.Select((_, at) => To(at)).Any(order => order == 0),
            FilterOperator.LessThan => To(0) < 0,
            FilterOperator.AtMost => To(0) <= 0,
            FilterOperator.GreaterThan => To(0) > 0,
            FilterOperator.AtLeast => To(0) >= 0,
            _ => To(0) >= 0 && To(1) <= 0,
        };
    }
}

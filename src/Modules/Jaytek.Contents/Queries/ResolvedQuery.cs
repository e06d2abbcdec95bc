using Jaytek.Contents.Contracts;
using Jaytek.Contents.Index;

namespace Jaytek.Contents.Queries;

/// <summary>A condition on an item, with its names found and its values read.</summary>
internal abstract record Condition;

/// <summary>A row of the index that the item must have.</summary>
/// <param name="Field">The field.</param>
/// <param name="Test">What its value must fulfil; null where any will do.</param>
internal sealed record FieldCondition(IndexField Field, ValueTest? Test) : Condition
{
    public bool IsEquality => Test?.Operator == FilterOperator.Equal;
}

/// <summary>An item named by a picker that must have a row of the index.</summary>
/// <param name="Picker">The picker.</param>
/// <param name="Targets">The rows, of which one suffices.</param>
internal sealed record PickedCondition(IndexField Picker, IReadOnlyList<FieldCondition> Targets) : Condition;

/// <summary>A comparison with the publication date.</summary>
internal sealed record DateCondition(FilterOperator Operator, IReadOnlyList<DateTimeOffset> Values) : Condition;

/// <summary>A version's column that is one of several values.</summary>
internal sealed record ColumnCondition(string Column, IReadOnlyList<object> Values) : Condition;

/// <summary>What must not hold.</summary>
internal sealed record NotCondition(Condition Inner) : Condition;

/// <summary>Of which one must hold; none of none.</summary>
internal sealed record AnyCondition(IReadOnlyList<Condition> Inner) : Condition;

/// <summary>Which must all hold; of none, everything.</summary>
internal sealed record AllCondition(IReadOnlyList<Condition> Inner) : Condition;

/// <summary>A comparison that says what is there; negations stand around it.</summary>
/// <param name="Operator">The comparison.</param>
/// <param name="Values">Folded texts or numbers.</param>
internal sealed record ValueTest(FilterOperator Operator, IReadOnlyList<object> Values);

/// <summary>A member to sort by.</summary>
/// <param name="Field">The field, or null for the publication date.</param>
/// <param name="Descending">Largest first.</param>
internal sealed record ResolvedSort(IndexField? Field, bool Descending);

/// <summary>A query whose names are found.</summary>
/// <param name="BrandId">The brand.</param>
/// <param name="ContentType">The type.</param>
/// <param name="Conditions">All must hold.</param>
/// <param name="Sorts">At least one.</param>
internal sealed record ResolvedQuery(int BrandId, string ContentType, IReadOnlyList<Condition> Conditions, IReadOnlyList<ResolvedSort> Sorts)
{
    /// <summary>
    /// Whether items that are alike in everything stand oldest first. The index bears them newest first behind ascending values, and is
    /// walked backwards for descending ones; other ways follow it, so that the order does not depend on the way.
    /// </summary>
    public bool IsTieReversed => Sorts[0] is { Field: null, Descending: false } or { Field: not null, Descending: true };
}

namespace Jaytek.Pages.Layers.Rules;

/// <summary>Says whether a rule holds for a visit. Pure, and no longer than the rule times the path.</summary>
internal static class LayerRule
{
    /// <summary>True where every outermost condition is true. A rule without conditions never is, as in Orchard.</summary>
    public static bool Holds(IReadOnlyList<ConditionRow> rule, Visit visit) => IsTrue(rule, 0, rule.Count, 0, isAny: false, visit);

    private static bool IsTrue(IReadOnlyList<ConditionRow> rows, int from, int to, int depth, bool isAny, Visit visit)
    {
        var seen = false;
        for (var at = from; at < to; at++)
        {
            if (rows[at].Depth != depth)
                continue;
            seen = true;
            if (IsTrue(rows, at, visit) == isAny)
                return isAny;
        }

        return seen && !isAny;
    }

    private static bool IsTrue(IReadOnlyList<ConditionRow> rows, int at, Visit visit)
    {
        var row = rows[at];
        return row.Kind switch
        {
            ConditionKind.Boolean => row.Value == "true",
            ConditionKind.Homepage => (visit.Path == "/") == (row.Value == "true"),
            ConditionKind.Url => IsPath(row, visit.Path),
            ConditionKind.Role => Compared(row, visit.Roles),
            ConditionKind.ContentType => Compared(row, visit.ContentType is { } type ? [type] : []),
            ConditionKind.IsAuthenticated => visit.IsSignedIn,
            ConditionKind.IsAnonymous => !visit.IsSignedIn,
            ConditionKind.All or ConditionKind.Any =>
                IsTrue(rows, at + 1, Outlines.Outline.End(rows, at), row.Depth + 1, row.Kind == ConditionKind.Any, visit),
            _ => false,
        };
    }

    // "~/" is Orchard's root of the site.
    private static bool IsPath(ConditionRow row, string path)
    {
        var value = row.Value.StartsWith("~/", StringComparison.Ordinal) ? row.Value[1..] : row.Value;
        if (row.Operator is TextOperator.Equals or TextOperator.NotEquals && value.Length > 1)
            value = value.TrimEnd('/');
        return Is(row with { Value = value }, path, hasStars: true);
    }

    // One of several suffices; of what shall not be, none may be.
    private static bool Compared(ConditionRow row, IReadOnlyList<string> texts) =>
        IsNegated(row.Operator) ? texts.All(text => Is(row, text, hasStars: false)) : texts.Any(text => Is(row, text, hasStars: false));

    private static bool IsNegated(TextOperator how) =>
        how is TextOperator.NotEquals or TextOperator.NotStartsWith or TextOperator.NotEndsWith or TextOperator.NotContains;

    private static bool Is(ConditionRow row, string text, bool hasStars)
    {
        var how = row.IsCaseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        var found = row.Operator switch
        {
            TextOperator.Equals or TextOperator.NotEquals => hasStars ? Glob.Matches(row.Value, text, how) : text.Equals(row.Value, how),
            TextOperator.StartsWith or TextOperator.NotStartsWith => text.StartsWith(row.Value, how),
            TextOperator.EndsWith or TextOperator.NotEndsWith => text.EndsWith(row.Value, how),
            _ => text.Contains(row.Value, how),
        };
        return found != IsNegated(row.Operator);
    }
}

using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Kernel;

namespace Jaytek.Pages.Layers.Rules;

/// <summary>
/// Orchard's <c>LayerRule</c>: <c>{"ConditionId","Conditions":[{"$type":"OrchardCore.Rules.Models.UrlCondition, OrchardCore.Rules",…}]}</c>.
/// The discriminators are .NET names of Orchard's; we know them by the class's name and write them as Orchard does.
/// </summary>
internal static class RuleJson
{
    public const int Levels = 5;

    public const int MostRows = 50;

    private const string Discriminator = "$type";
    private const string Conditions = "Conditions";
    private const string ConditionId = "ConditionId";
    private const string Value = "Value";
    private const string Operation = "Operation";
    private const string CaseSensitive = "CaseSensitive";
    private const int MaxText = 500;

    /// <summary>The rule's conditions. Errors: <c>pages.layer.rule_shape</c>, <c>pages.layer.rule_large</c>.</summary>
    public static Result<List<ConditionRow>> Read(JsonNode? rule)
    {
        if (rule is not JsonObject)
            return LayerErrors.RuleShape("A layer's rule is an object with a list of conditions.");
        var rows = new List<ConditionRow>();
        return Read(rule[Conditions], 0, rows) is { } error ? error : rows;
    }

    /// <summary>Writes the conditions; of what is not known the JSON of <paramref name="stored"/> is kept.</summary>
    public static JsonObject Write(IReadOnlyList<ConditionRow> rows, JsonObject? stored)
    {
        var unknown = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        Collect(stored?[Conditions], unknown);
        var outermost = new JsonArray();
        var open = new List<JsonArray> { outermost };
        foreach (var row in Outlines.Outline.Whole(rows.Where(row => !row.IsRemoved).ToList(), Levels))
        {
            var node = Node(row, unknown);
            if (node is null)
                continue;
            open.RemoveRange(row.Depth + 1, open.Count - row.Depth - 1);
            open[row.Depth].Add(node);
            if (node[Conditions] is JsonArray below)
                open.Add(below);
        }

        return new JsonObject { [ConditionId] = stored?[ConditionId].AsText() is { Length: > 0 } id ? id : PublicId.New(), [Conditions] = outermost };
    }

    /// <summary>Whether two rules say the same: recipes make new ids each time.</summary>
    public static bool AreEqual(JsonNode? left, JsonNode? right) => JsonEquality.AreEqual(WithoutIds(left), WithoutIds(right));

    private static Error? Read(JsonNode? list, int depth, List<ConditionRow> rows)
    {
        if (list is not (null or JsonArray))
            return LayerErrors.RuleShape("The conditions of a rule are a list.");
        foreach (var node in list as JsonArray ?? [])
        {
            if (node is not JsonObject condition)
                return LayerErrors.RuleShape("A condition is an object.");
            if (depth == Levels || rows.Count == MostRows)
                return LayerErrors.RuleLarge;
            var row = Row(condition, depth);
            if (row.Value.Length > MaxText)
                return LayerErrors.RuleShape($"A condition's value has at most {MaxText} letters.");
            rows.Add(row);
            if (row.Holds && Read(condition[Conditions], depth + 1, rows) is { } error)
                return error;
        }

        return null;
    }

    private static ConditionRow Row(JsonObject condition, int depth)
    {
        var name = ClassOf(condition);
        var kind = KindOf(name);
        var text = Enum.TryParse<TextOperator>(OperatorOf(condition[Operation]), out var found) ? found : (TextOperator?)null;
        var id = condition[ConditionId].AsText() is { Length: > 0 } own ? own : PublicId.New();
        var row = new ConditionRow(id, kind, depth)
        {
            Value = condition[Value].AsText() ?? (condition[Value].AsFlag() is { } flag ? flag ? "true" : "false" : ""),
            Operator = text ?? TextOperator.Equals,
            IsCaseSensitive = condition[Operation].Member(CaseSensitive).AsFlag() ?? false,
            Unknown = name,
        };
        // An operator that we do not know would be compared as another.
        return row.IsText && text is null ? row with { Kind = ConditionKind.Other } : row;
    }

    private static JsonObject? Node(ConditionRow row, Dictionary<string, JsonObject> unknown)
    {
        if (row.Kind == ConditionKind.Other)
            return unknown.Remove(row.Id, out var kept) ? kept : null;
        var name = row.Holds ? $"{row.Kind}ConditionGroup" : $"{row.Kind}Condition";
        var node = new JsonObject { [Discriminator] = Type(name), ["Name"] = name, [ConditionId] = row.Id };
        if (row.Holds)
            node[Conditions] = new JsonArray();
        else if (row.IsFlag)
            node[Value] = row.Value == "true";
        else if (row.IsText)
        {
            node[Value] = row.Value;
            node[Operation] = new JsonObject { [Discriminator] = Type($"String{row.Operator}Operator"), [CaseSensitive] = row.IsCaseSensitive };
        }

        return node;
    }

    private static void Collect(JsonNode? list, Dictionary<string, JsonObject> unknown)
    {
        foreach (var condition in (list as JsonArray ?? []).OfType<JsonObject>())
        {
            var row = Row(condition, 0);
            if (row.Kind == ConditionKind.Other)
                unknown.TryAdd(row.Id, condition.DeepClone().AsObject());
            Collect(condition[Conditions], unknown);
        }
    }

    private static string Type(string name) => $"OrchardCore.Rules.Models.{name}, OrchardCore.Rules";

    // "OrchardCore.Rules.Models.UrlCondition, OrchardCore.Rules", or the bare name that newer versions write.
    private static string ClassOf(JsonNode? node)
    {
        var type = node.Member(Discriminator).AsText() ?? node.Member("Name").AsText() ?? "";
        var name = type.Split(',')[0].Trim();
        return name[(name.LastIndexOf('.') + 1)..];
    }

    private static ConditionKind KindOf(string name) => name switch
    {
        "BooleanCondition" => ConditionKind.Boolean,
        "HomepageCondition" => ConditionKind.Homepage,
        "UrlCondition" => ConditionKind.Url,
        "RoleCondition" => ConditionKind.Role,
        "ContentTypeCondition" => ConditionKind.ContentType,
        "IsAuthenticatedCondition" => ConditionKind.IsAuthenticated,
        "IsAnonymousCondition" => ConditionKind.IsAnonymous,
        "AllConditionGroup" => ConditionKind.All,
        "AnyConditionGroup" => ConditionKind.Any,
        _ => ConditionKind.Other,
    };

    private static string OperatorOf(JsonNode? operation)
    {
        const string Before = "String";
        const string After = "Operator";
        var name = operation is null ? $"{Before}{TextOperator.Equals}{After}" : ClassOf(operation);
        return name.StartsWith(Before, StringComparison.Ordinal) && name.EndsWith(After, StringComparison.Ordinal) && name.Length > Before.Length + After.Length
            ? name[Before.Length..^After.Length]
            : "";
    }

    private static JsonNode? WithoutIds(JsonNode? node)
    {
        var copy = node?.DeepClone();
        Forget(copy);
        return copy;
    }

    private static void Forget(JsonNode? rule)
    {
        if (rule is not JsonObject holder)
            return;
        holder.Remove(ConditionId);
        foreach (var condition in holder[Conditions] as JsonArray ?? [])
            Forget(condition);
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using Jaytek.Kernel;
using Jaytek.Pages.Layers.Rules;
using Jaytek.Pages.Outlines;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Pages.Layers.Admin;

/// <summary>What the layer's page posts: a name, a description, and one set of inputs a condition.</summary>
internal sealed record LayerForm(string Name, string Description, List<ConditionRow> Rows)
{
    private const string Rowed = "conditions";

    /// <summary>The kinds that can be added, each with its words.</summary>
    public static IReadOnlyList<(ConditionKind Kind, string Words)> Kinds { get; } =
    [
        (ConditionKind.Boolean, "Always or never"), (ConditionKind.Homepage, "Home page"), (ConditionKind.Url, "Path of the page"),
        (ConditionKind.ContentType, "Content type"), (ConditionKind.Role, "Role of the visitor"), (ConditionKind.IsAuthenticated, "Signed in"),
        (ConditionKind.IsAnonymous, "Not signed in"), (ConditionKind.All, "Group: all of …"), (ConditionKind.Any, "Group: any of …"),
    ];

    /// <summary>The comparisons with their words.</summary>
    public static IReadOnlyList<(TextOperator Operator, string Words)> Operators { get; } =
    [
        (TextOperator.Equals, "is"), (TextOperator.NotEquals, "is not"), (TextOperator.StartsWith, "begins with"), (TextOperator.NotStartsWith, "does not begin with"),
        (TextOperator.EndsWith, "ends with"), (TextOperator.NotEndsWith, "does not end with"), (TextOperator.Contains, "contains"), (TextOperator.NotContains, "does not contain"),
    ];

    /// <summary>What a new layer begins with.</summary>
    public static LayerForm New() => new("", "", [new ConditionRow(PublicId.New(), ConditionKind.Boolean, 0) { Value = "true" }]);

    /// <summary>The form of a layer as it is stored.</summary>
    public static LayerForm Of(Layer layer) => new(layer.Name, layer.Description, RuleJson.Read(JsonNode.Parse(layer.Rule)).Value);

    /// <summary>The name of an input of a condition.</summary>
    public static string NameOf(int row, string member) => string.Create(CultureInfo.InvariantCulture, $"{Rowed}[{row}].{member}");

    /// <summary>What was posted. Errors: <c>pages.layer.rule_large</c>.</summary>
    public static Result<LayerForm> Read(IFormCollection form)
    {
        var rows = new List<ConditionRow>();
        for (var at = 0; form.ContainsKey(NameOf(at, nameof(ConditionRow.Id))); at++)
        {
            if (at == RuleJson.MostRows)
                return LayerErrors.RuleLarge;
            rows.Add(Row(form, at));
        }

        return new LayerForm(form[nameof(Name)].ToString(), form[nameof(Description)].ToString().Trim(), Outline.Whole(rows, RuleJson.Levels));
    }

    /// <summary>A new condition at the end; a kind that is none adds nothing. Errors: <c>pages.layer.rule_large</c>.</summary>
    public Result<OutlineMove?> Add(string kindName)
    {
        if (!Enum.TryParse<ConditionKind>(kindName, out var kind) || Kinds.All(known => known.Kind != kind))
            return (OutlineMove?)null;
        if (Rows.Count >= RuleJson.MostRows)
            return LayerErrors.RuleLarge;
        Rows.RemoveAll(row => row.IsRemoved);
        var added = new ConditionRow(PublicId.New(), kind, 0) { Value = kind is ConditionKind.Boolean or ConditionKind.Homepage ? "true" : "" };
        Rows.Add(added);
        return new OutlineMove(added.Id, $"{added.Name} added at the end.");
    }

    private static ConditionRow Row(IFormCollection form, int at)
    {
        string Value(string member) => form[NameOf(at, member)].ToString();
        var depth = int.TryParse(Value(nameof(ConditionRow.Depth)), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0;
        return new ConditionRow(
            Value(nameof(ConditionRow.Id)), Enum.TryParse<ConditionKind>(Value(nameof(ConditionRow.Kind)), out var kind) && Enum.IsDefined(kind) ? kind : ConditionKind.Other, depth)
        {
            Value = Value(nameof(ConditionRow.Value)).Trim(),
            Operator = Enum.TryParse<TextOperator>(Value(nameof(ConditionRow.Operator)), out var how) && Enum.IsDefined(how) ? how : TextOperator.Equals,
            IsCaseSensitive = Value(nameof(ConditionRow.IsCaseSensitive)) == "true",
            IsRemoved = Value(nameof(ConditionRow.IsRemoved)) == "true",
            Unknown = Value(nameof(ConditionRow.Unknown)),
        };
    }
}

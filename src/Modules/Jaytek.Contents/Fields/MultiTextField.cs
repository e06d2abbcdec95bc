using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Fields;

/// <summary><c>{"Values":[]}</c>: several of the texts that the definition offers.</summary>
internal sealed class MultiTextField : IFieldType
{
    public string Name => "MultiTextField";

    public string DisplayName => "Several texts";

    public string Icon => "list-check";

    public IReadOnlyList<SettingInput> SettingsForm { get; } = SettingInputs.Of("MultiTextFieldSettings").Hint().Required()
        .Options("Options", "Choices", "One a line: value | label. A star before it (* value | label) ticks it at first. Without any, texts are typed one a line.");

    public Schema Describe(ContentPartFieldDefinition field) => Schema.Shape(("Values?", Schema.List(Schema.Text)));

    public void Normalize(FieldContext field) => FieldTools.NormalizeTexts(field.Json, "Values");

    public void Validate(FieldContext field, ContentErrors errors)
    {
        FieldTools.ValidateTexts(field, "Values", multiple: true, errors);
        var options = Options(field);
        if (options.Count == 0)
            return;
        foreach (var text in field.Json["Values"].AsTexts().Where(text => options.All(option => option.Value != text)))
            errors.Add($"{field.DisplayName}: '{text}' is none of the choices.");
    }

    public IndexKind? IndexKind(ContentPartFieldDefinition field) => Contracts.IndexKind.Key;

    public IEnumerable<IndexValue> IndexValues(FieldContext field) => field.Json["Values"].AsTexts().Select(IndexValue.Of);

    public IReadOnlyList<FormInput> Form(FieldContext field)
    {
        var options = Options(field);
        return
        [
            field.Input("Values", options.Count > 0 ? FormControl.Choice : FormControl.Lines) with
            {
                Values = field.Json.Count == 0 ? Defaults(field) : field.Json["Values"].AsTexts(),
                Multiple = true,
                Options = options,
            },
        ];
    }

    public void Bind(FieldContext field, FormValues values)
    {
        if (values.Has("Values"))
            FieldTools.SetTexts(field.Json, "Values", Options(field).Count > 0 ? values.Texts("Values") : values.Lines("Values"));
    }

    private static IReadOnlyList<FormOption> Options(FieldContext field) => field.Settings.Node("Options") is JsonArray options
        ? [.. options.OfType<JsonObject>().Select(option => new FormOption(option["value"].AsText() ?? "", option["name"].AsText() ?? ""))]
        : [];

    private static IReadOnlyList<string> Defaults(FieldContext field) => field.Settings.Node("Options") is JsonArray options
        ? [.. options.OfType<JsonObject>().Where(option => option["default"].AsFlag() == true).Select(option => option["value"].AsText() ?? "")]
        : [];
}

using System.Buffers;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Fields;

/// <summary><c>{"Text"}</c>: one text, plain or from a list of choices.</summary>
internal sealed class TextField : IFieldType
{
    private const string ListSettings = "TextFieldPredefinedListEditorSettings";

    // Of one line where the definition says nothing; as titles have it.
    private const int LongestLine = 1024;

    // A pattern comes from an editor of types and runs over texts from anyone.
    private static readonly TimeSpan PatternTime = TimeSpan.FromMilliseconds(200);

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");

    private enum ListEditor
    {
        Radio = 0,
        Dropdown = 1,
    }

    private enum Behaviour
    {
        Editable = 0,
        GeneratedHidden = 1,
        GeneratedDisabled = 2,
    }

    public string Name => "TextField";

    public string DisplayName => "Text";

    public string Icon => "typography";

    public IReadOnlyList<SettingInput> SettingsForm { get; } = SettingInputs.Of("TextFieldSettings").Hint().Required()
        .Text("DefaultValue", "Text at first").Text("Placeholder", "Shown while it is empty")
        .Number("MinLength", "At least, characters", isWhole: true).Number("MaxLength", "At most, characters", "Empty: 1,024 of one line, as many as fit of several.", isWhole: true)
        .Text("Pattern", "Pattern", "A regular expression that must be found in the text; ^ and $ bind it to the whole.", WrongPattern)
        .Choice("Type", "Typed or generated", Behaviour.Editable, "What Orchard generates by Liquid is kept here and never run.", (Behaviour.Editable, "Typed"), (Behaviour.GeneratedHidden, "Generated, hidden"), (Behaviour.GeneratedDisabled, "Generated, shown"))
        .And(ListSettings).Options("Options", "Choices", "For the variant Choices: one a line, value | label.")
        .Choice("Editor", "Shown as", ListEditor.Dropdown, "For the variant Choices.", (ListEditor.Dropdown, "List"), (ListEditor.Radio, "Radio buttons")).Text("DefaultValue", "Chosen at first", "For the variant Choices: a value.");

    public IReadOnlyList<FormOption> Editors { get; } =
    [
        new("", "One line"), new("TextArea", "Several lines"), new("PredefinedList", "Choices"), new("CodeMirror", "Source text"),
        new("Email", "E-mail address"), new("Tel", "Telephone number"), new("Url", "Address of the web"), new("Color", "Colour"),
        new(LocalDateTimeText.Editor, "Date and time of a place"), new(TimeZoneText.Editor, "Time zone"),
    ];

    public Schema Describe(ContentPartFieldDefinition field) => Schema.Shape(("Text?", Options(field) is { Count: > 0 } options
        ? Schema.Either(Schema.Choice(options.Select(option => option.Value)), Schema.Null)
        : Schema.Text.OrNull()));

    public void CheckSettings(ContentPartFieldDefinition field, ContentErrors errors)
    {
        var (min, max) = (field.KindSettings.Number("MinLength"), field.KindSettings.Number("MaxLength"));
        if (max < min)
            errors.Add("TextFieldSettings.MaxLength", $"At most must be {min:0} characters or more, which is at least.");
        else if (max is null && min > LongestLine && Control(field.Editor) is not (FormControl.MultilineText or FormControl.Code))
            errors.Add("TextFieldSettings.MinLength", string.Create(CultureInfo.InvariantCulture, $"One line takes at most {LongestLine:N0} characters unless At most says more."));
        if (max is 0)
            errors.Add("TextFieldSettings.MaxLength", "At most must be 1 character or more; empty for no bound of its own.");
    }

    public void Normalize(FieldContext field)
    {
        FieldTools.RemoveNulls(field.Json);
        if (field.Json["Text"] is JsonValue value && value.AsText() is null)
            field.Json["Text"] = value.ToJsonString();
    }

    public void Validate(FieldContext field, ContentErrors errors)
    {
        FieldTools.ValidateText(field, "Text", errors);
        if (field.Json["Text"].AsText() is not { Length: > 0 } text)
            return;
        if (!IsLong(field))
            FieldTools.ValidateLine(text, "", field.DisplayName, errors);
        if (field.Settings.Number("MaxLength") is null && !IsLong(field))
            FieldTools.ValidateLength(text, LongestLine, "", field.DisplayName, errors);
        if (field.Settings.Number("MinLength") is { } min && text.Length < min)
            errors.Add($"{field.DisplayName} must have at least {min:0} characters.");
        if (field.Settings.Number("MaxLength") is { } max && text.Length > max)
            errors.Add($"{field.DisplayName} must have at most {max:0} characters.");
        if (Pattern(field) is { } pattern && !Matches(text, pattern))
            errors.Add($"{field.DisplayName} is not of the form that is asked for{(field.Settings.Text("Hint") is { Length: > 0 } hint ? $": {hint}" : ".")}");
        if (field.Field.Editor == "Color" && !IsColor(text))
            errors.Add($"{field.DisplayName} must be a colour such as #1b2230.");
        if (field.Field.Editor == LocalDateTimeText.Editor && !LocalDateTimeText.IsOne(text))
            errors.Add($"{field.DisplayName} must be a date and time such as 2026-05-29T22:00.");
        if (field.Field.Editor == TimeZoneText.Editor && !TimeZoneText.IsOne(text))
            errors.Add($"{field.DisplayName} must be a time zone such as Europe/Lisbon.");
        if (Options(field.Field) is { Count: > 0 } options && options.All(option => option.Value != text))
            errors.Add($"{field.DisplayName} must be one of: {string.Join(", ", options.Select(option => option.Value))}.");
    }

    public IndexKind? IndexKind(ContentPartFieldDefinition field) =>
        field.Editor == "PredefinedList" ? Contracts.IndexKind.Key : Contracts.IndexKind.Text;

    public IEnumerable<IndexValue> IndexValues(FieldContext field) =>
        field.Json["Text"].AsText() is { Length: > 0 } text ? [IndexValue.Of(text)] : [];

    public IReadOnlyList<FormInput> Form(FieldContext field)
    {
        var options = Options(field.Field);
        var list = field.Field.Settings.Section(ListSettings);
        var value = field.Json["Text"].AsText()
            ?? (field.Json.Count == 0 ? field.Settings.Text("DefaultValue") ?? list.Text("DefaultValue") : null);
        return
        [
            field.Input("Text", options.Count > 0 ? ListControl(list) : Control(field.Field.Editor)).With(value) with
            {
                Options = field.Field.Editor == TimeZoneText.Editor ? TimeZoneText.All : options,
                Pattern = Pattern(field),
                MaxLength = (int?)field.Settings.Number("MaxLength") ?? (IsLong(field) ? null : LongestLine),
                ReadOnly = field.Settings.Choice<Behaviour>("Type") != Behaviour.Editable,
            },
        ];
    }

    public void Bind(FieldContext field, FormValues values)
    {
        if (values.Text("Text") is { } text)
            FieldTools.SetText(field.Json, "Text", IsLong(field) ? text : FieldTools.OneLine(text));
    }

    // What a definition generates or lists is taken as it stands there.
    private static bool IsLong(FieldContext field) =>
        field.Settings.Choice<Behaviour>("Type") != Behaviour.Editable || Options(field.Field).Count > 0
        || Control(field.Field.Editor) is FormControl.MultilineText or FormControl.Code;

    private static string? WrongPattern(string pattern)
    {
        if (IsLiquid(pattern))
            return null;
        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant, PatternTime);
            return null;
        }
        catch (ArgumentException e)
        {
            return $"This is no regular expression: {e.Message}";
        }
    }

    private static FormControl ListControl(SettingsSection list) =>
        list.Choice("Editor", ListEditor.Dropdown) == ListEditor.Radio ? FormControl.Radios : FormControl.Choice;

    private static FormControl Control(string? editor) => editor switch
    {
        "TextArea" => FormControl.MultilineText,
        "CodeMirror" or "Monaco" => FormControl.Code,
        "Email" => FormControl.Email,
        "Tel" => FormControl.Telephone,
        "Url" => FormControl.Url,
        "Color" => FormControl.Color,
        LocalDateTimeText.Editor => FormControl.LocalDateTime,
        TimeZoneText.Editor => FormControl.Suggested,
        _ => FormControl.Text,
    };

    private static IReadOnlyList<FormOption> Options(ContentPartFieldDefinition field)
    {
        if (field.Editor != "PredefinedList" || field.Settings.Section(ListSettings).Node("Options") is not JsonArray options)
            return [];
        return
        [
            .. options.OfType<JsonObject>()
                .Select(option => new FormOption(option["value"].AsText() ?? "", option["name"].AsText() ?? ""))
                .Where(option => option.Value.Length > 0 || option.Label.Length > 0),
        ];
    }

    // In Orchard, Pattern is Liquid where the text is generated; that is kept and never run.
    private static string? Pattern(FieldContext field) =>
        field.Settings.Text("Pattern") is { Length: > 0 } pattern
        && field.Settings.Choice<Behaviour>("Type") == Behaviour.Editable
        && !IsLiquid(pattern)
            ? pattern
            : null;

    private static bool IsLiquid(string text) => text.Contains("{{", StringComparison.Ordinal) || text.Contains("{%", StringComparison.Ordinal);

    private static bool Matches(string text, string pattern)
    {
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, PatternTime);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
        catch (ArgumentException)
        {
            // The definition's import warned about a pattern that is none; content is not held up by it.
            return true;
        }
    }

    private static bool IsColor(string text) => text.Length is 4 or 7 && text[0] == '#' && text.AsSpan(1).IndexOfAnyExcept(Hex) < 0;
}

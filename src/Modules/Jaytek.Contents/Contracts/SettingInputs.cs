using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Jaytek.Contents.Contracts;

/// <summary>
/// The inputs of a kind's settings, section by section, in the order in which the type editor shows them:
/// <c>SettingInputs.Of("TextFieldSettings").Hint().Required().Text("DefaultValue", "Default")</c>.
/// </summary>
public sealed class SettingInputs : IReadOnlyList<SettingInput>
{
    /// <summary>As <see cref="FormInput.Source"/> of a setting: the technical names of the content types.</summary>
    public const string ContentTypes = "content-types";

    /// <summary>As <see cref="FormInput.Source"/> of a setting: the stereotypes that content types have.</summary>
    public const string Stereotypes = "stereotypes";

    /// <summary>As <see cref="FormInput.Source"/> of a setting: the ids of the taxonomies.</summary>
    public const string Taxonomies = "taxonomies";

    private readonly List<SettingInput> _inputs = [];
    private string _section;

    private SettingInputs(string section) => _section = section;

    /// <summary>No settings.</summary>
    public static IReadOnlyList<SettingInput> None { get; } = [];

    /// <inheritdoc/>
    public int Count => _inputs.Count;

    /// <inheritdoc/>
    public SettingInput this[int index] => _inputs[index];

    /// <summary>Inputs of a section.</summary>
    public static SettingInputs Of(string section) => new(section);

    /// <summary>What follows stands in another section.</summary>
    public SettingInputs And(string section)
    {
        _section = section;
        return this;
    }

    /// <summary>The sentence below the input that most field kinds have.</summary>
    public SettingInputs Hint() => Text("Hint", "Hint", "A sentence below the input, for those who write.");

    /// <summary>The flag that most field kinds have.</summary>
    public SettingInputs Required() => Flag("Required", "Required", "An item is published only with a value; a draft may lack it.");

    /// <summary>A text; empty removes it.</summary>
    /// <param name="member">The member of the section.</param>
    /// <param name="label">What people read.</param>
    /// <param name="hint">A sentence below it.</param>
    /// <param name="check">Says what is wrong with a text, or null.</param>
    public SettingInputs Text(string member, string label, string hint = "", Func<string, string?>? check = null) => Add(
        new FormInput(member, FormControl.Text, label) { Hint = hint },
        section => One(section.Node(member)),
        (values, name, errors) =>
        {
            var text = values.Text(name)?.Trim();
            if (string.IsNullOrEmpty(text))
                return null;
            if (check?.Invoke(text) is { } wrong)
                errors.Add(wrong);
            return text;
        });

    /// <summary>A check box. Where the settings say nothing it shows <paramref name="otherwise"/>.</summary>
    public SettingInputs Flag(string member, string label, string hint = "", bool otherwise = false) => Add(
        new FormInput(member, FormControl.Flag, label) { Hint = hint },
        section => [section.Flag(member, otherwise) ? "true" : "false"],
        (values, name, _) => values.Flag(name) == true);

    /// <summary>A number; empty removes it.</summary>
    /// <param name="member">The member of the section.</param>
    /// <param name="label">What people read.</param>
    /// <param name="hint">A sentence below it.</param>
    /// <param name="isWhole">Whether it takes whole numbers from 0 up only.</param>
    public SettingInputs Number(string member, string label, string hint = "", bool isWhole = false) => Add(
        new FormInput(member, FormControl.Number, label) { Hint = hint, Step = isWhole ? "1" : "any", Min = isWhole ? "0" : null },
        section => One(section.Node(member)),
        (values, name, errors) =>
        {
            var text = values.Text(name)?.Trim();
            if (string.IsNullOrEmpty(text))
                return null;
            if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                errors.Add($"{label} must be a number.");
            else if (isWhole && (number != Math.Floor(number) || number is < 0 or > int.MaxValue))
                errors.Add($"{label} must be a whole number, 0 or more.");
            return number;
        });

    /// <summary>Several texts, one a line.</summary>
    public SettingInputs Lines(string member, string label, string hint = "") => Add(
        new FormInput(member, FormControl.Lines, label) { Hint = hint, Multiple = true },
        section => section.Texts(member),
        (values, name, _) => Array(values.Lines(name)));

    /// <summary>One of an enumeration, kept by its name.</summary>
    public SettingInputs Choice<T>(string member, string label, T otherwise, string hint, params (T Value, string Label)[] options)
        where T : struct, Enum => Add(
        new FormInput(member, FormControl.Choice, label)
        {
            Hint = hint,
            Required = true,
            Options = [.. options.Select(option => new FormOption(option.Value.ToString(), option.Label))],
        },
        section => [section.Choice(member, otherwise).ToString()],
        (values, name, _) => Enum.TryParse<T>(values.Text(name), out var chosen) ? chosen.ToString() : null);

    /// <summary>One of what <paramref name="source"/> lists.</summary>
    public SettingInputs OneOf(string member, string label, string source, string hint = "") => Add(
        new FormInput(member, FormControl.Choice, label) { Hint = hint, Source = source },
        section => One(section.Node(member)),
        (values, name, _) => values.Text(name) is { Length: > 0 } text ? text : null);

    /// <summary>Several of what <paramref name="source"/> lists.</summary>
    public SettingInputs Several(string member, string label, string source, string hint = "") => Add(
        new FormInput(member, FormControl.Choice, label) { Hint = hint, Source = source, Multiple = true },
        section => section.Texts(member),
        (values, name, _) => Array(values.Texts(name)));

    /// <summary>The choices that a field offers, Orchard's <c>[{"name", "value"}]</c>; one a line, as <c>value | label</c>, with <c>*</c> before those that are chosen at first.</summary>
    public SettingInputs Options(string member, string label, string hint) => Add(
        new FormInput(member, FormControl.Lines, label) { Hint = hint, Multiple = true },
        section => OptionLines.Write(section.Node(member)),
        (values, name, _) => OptionLines.Read(values.Lines(name)));

    /// <inheritdoc/>
    public IEnumerator<SettingInput> GetEnumerator() => _inputs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private SettingInputs Add(
        FormInput input, Func<SettingsSection, IReadOnlyList<string>> read, Func<FormValues, string, ContentErrors, JsonNode?> write)
    {
        _inputs.Add(new SettingInput(_section, input, read, write));
        return this;
    }

    // Numbers stand as numbers or as texts.
    private static IReadOnlyList<string> One(JsonNode? node) => node switch
    {
        null => [],
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => [value.ToJsonString()],
        _ => node.AsText() is { Length: > 0 } text ? [text] : [],
    };

    private static JsonArray? Array(IReadOnlyList<string> texts) =>
        texts.Count == 0 ? null : new JsonArray([.. texts.Select(text => (JsonNode)text)]);
}

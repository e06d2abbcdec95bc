using System.Text.Json.Nodes;

namespace Jaytek.Contents.Contracts;

/// <summary>
/// One setting of a type, part or field as the type editor shows it: the input, and how it stands in the definition's JSON. A value that
/// was posted as it was shown leaves the JSON as it came, whatever its notation.
/// </summary>
/// <param name="Section">Orchard's name of the section: <c>TextFieldSettings</c>.</param>
/// <param name="Input">How it is shown; its name is the member's.</param>
/// <param name="Read">The values that the input shows for a section.</param>
/// <param name="Write">The JSON of what was posted under the member's name; null removes the member. Complains about what cannot be read.</param>
public sealed record SettingInput(
    string Section,
    FormInput Input,
    Func<SettingsSection, IReadOnlyList<string>> Read,
    Func<FormValues, string, ContentErrors, JsonNode?> Write)
{
    /// <summary>The name under which it is posted: <c>TextFieldSettings.Required</c>.</summary>
    public string Name => $"{Section}.{Input.Name}";

    /// <summary>The input under its full name, with what the settings say now.</summary>
    public FormInput Show(DefinitionSettings settings) => Input with { Name = Name, Values = Read(settings.Section(Section)) };

    /// <summary>Takes what was posted into <paramref name="settings"/>; an input that was not posted, or not changed, leaves its member.</summary>
    /// <param name="settings">The sections, changed in place.</param>
    /// <param name="values">The whole form.</param>
    /// <param name="errors">Gets complaints under <see cref="Name"/>.</param>
    public void Bind(JsonObject settings, FormValues values, ContentErrors errors)
    {
        if (!values.Has(Name))
            return;
        var problems = new ContentErrors();
        var node = Write(values.In(Section), Input.Name, problems);
        if (!problems.IsEmpty)
        {
            errors.Add(Name, problems.ToError().Message);
            return;
        }

        var after = new JsonObject { [Input.Name] = node?.DeepClone() };
        if (Read(SectionOf(settings[Section])).SequenceEqual(Read(SectionOf(after))))
            return;
        if (node is not null)
            settings.GetOrAddObject(Section)[Input.Name] = node;
        else if (settings[Section] is JsonObject section)
            section.Remove(Input.Name);
    }

    private static SettingsSection SectionOf(JsonNode? json) =>
        DefinitionSettings.From(new JsonObject { ["it"] = json?.DeepClone() }).Section("it");
}

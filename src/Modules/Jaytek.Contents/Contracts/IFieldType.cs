using System.Text.Json.Nodes;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Contracts;

/// <summary>
/// A kind of field. It knows the JSON of its value, checks it against the definition's settings, says what of it can be searched
/// and describes the inputs of its editor; it reads no database and keeps no state. Modules add their own kinds. The JSON of a
/// kind that nobody knows is kept as it came.
/// </summary>
public interface IFieldType
{
    /// <summary>Orchard's name of the kind: <c>TextField</c>.</summary>
    string Name { get; }

    /// <summary>What people read in the type editor: <c>Text</c>.</summary>
    string DisplayName { get; }

    /// <summary>The settings that have an effect, as the type editor shows them. Others are kept.</summary>
    IReadOnlyList<SettingInput> SettingsForm { get; }

    /// <summary>The variants of its input, by Orchard's names (<c>ContentPartFieldSettings.Editor</c>); empty where there is one.</summary>
    IReadOnlyList<FormOption> Editors => [];

    /// <summary>The settings that have an effect: names of members by section. An import warns about others.</summary>
    IReadOnlyDictionary<string, IReadOnlyList<string>> Settings => KnownSettings.Of(SettingsForm);

    /// <summary>The icon that stands for it, a name of the admin's sprite.</summary>
    string Icon => "forms";

    /// <summary>Whether the type editor offers it for new fields; false for a kind whose values are kept and have no inputs.</summary>
    bool IsOffered => true;

    /// <summary>Complains about settings that no value can meet, such as a smallest number above the largest, each under the name of its <see cref="SettingInput"/>.</summary>
    void CheckSettings(ContentPartFieldDefinition field, ContentErrors errors) { }

    /// <summary>The shape of the field's value, for clients.</summary>
    Schema Describe(ContentPartFieldDefinition field) => Schema.AnyObject;

    /// <summary>Brings the value into canonical JSON, in place: a number given as a string becomes a number. What is no value of this kind stays.</summary>
    void Normalize(FieldContext field);

    /// <summary>Checks the canonical value against the settings.</summary>
    void Validate(FieldContext field, ContentErrors errors);

    /// <summary>The kind of index that holds its values, or null where it is not searched by value.</summary>
    IndexKind? IndexKind(ContentPartFieldDefinition field) => null;

    /// <summary>The values for the index, of the kind that <see cref="IndexKind"/> names.</summary>
    IEnumerable<IndexValue> IndexValues(FieldContext field) => [];

    /// <summary>Whether there is a value, asked of kinds that are not searched by value: lists tell items that have one from others.</summary>
    bool HasValue(FieldContext field) => FieldTools.SaysSomething(field.Json);

    /// <summary>The inputs of the editor with their current values.</summary>
    IReadOnlyList<FormInput> Form(FieldContext field);

    /// <summary>Takes what was posted by the inputs of <see cref="Form"/>; inputs that were not posted leave their member as it was.</summary>
    void Bind(FieldContext field, FormValues values);
}

/// <summary>A field of an item, with its definition.</summary>
/// <param name="Type">The type of the item that holds it.</param>
/// <param name="Part">The part as it is attached.</param>
/// <param name="Field">The field's definition.</param>
/// <param name="Json">Its value; an empty object where the item has none.</param>
public readonly record struct FieldContext(
    ContentTypeDefinition Type,
    ContentTypePartDefinition Part,
    ContentPartFieldDefinition Field,
    JsonObject Json)
{
    /// <summary>The section of the settings that bears the kind's name.</summary>
    public SettingsSection Settings => Field.KindSettings;

    /// <summary>What people read.</summary>
    public string DisplayName => Field.DisplayName;
}

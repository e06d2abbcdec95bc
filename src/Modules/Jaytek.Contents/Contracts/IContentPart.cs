using System.Text.Json.Nodes;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Contracts;

/// <summary>
/// A part with behaviour of its own, beside the fields that a definition may give it. Like a field it knows its JSON, checks it
/// and describes its editor, and reads no database. A part that nobody knows is kept as it came.
/// </summary>
public interface IContentPart
{
    /// <summary>Orchard's name: <c>TitlePart</c>.</summary>
    string Name { get; }

    /// <summary>What people read in the type editor.</summary>
    string DisplayName { get; }

    /// <summary>What it is for, in a sentence, for the type editor.</summary>
    string Description { get; }

    /// <summary>Whether one type may have it several times under different names.</summary>
    bool IsReusable => false;

    /// <summary>Whether the type editor offers to attach it; false for what code puts into items by itself.</summary>
    bool IsAttachable => true;

    /// <summary>The settings that have an effect, as the type editor shows them. Others are kept.</summary>
    IReadOnlyList<SettingInput> SettingsForm => SettingInputs.None;

    /// <summary>The settings that have an effect: names of members by section. An import warns about others.</summary>
    IReadOnlyDictionary<string, IReadOnlyList<string>> Settings => KnownSettings.Of(SettingsForm);

    /// <summary>The shape of the part's own members; fields come beside them, for clients.</summary>
    Schema Describe(ContentTypePartDefinition part) => Schema.AnyObject;

    /// <summary>Brings the part into canonical JSON, in place.</summary>
    void Normalize(PartContext part) { }

    /// <summary>Checks the canonical JSON against the settings.</summary>
    void Validate(PartContext part, ContentErrors errors) { }

    /// <summary>The members that can be searched by value, and the kind of index for each.</summary>
    IReadOnlyDictionary<string, IndexKind> Indexed => KnownSettings.NoIndex;

    /// <summary>The values of the <see cref="Indexed"/> members.</summary>
    IEnumerable<(string Member, IndexValue Value)> IndexValues(PartContext part) => [];

    /// <summary>The lists of content items inside the part.</summary>
    IEnumerable<ContainedItems> Contained(PartContext part) => [];

    /// <summary>The paths of the lists that the editor offers to fill, also of those that are not there yet; each is an array of <see cref="Contained"/> once it is.</summary>
    IReadOnlyList<string> ContainedPaths(PartContext part) => [];

    /// <summary>The inputs of the editor with their current values; contained items have an editor of their own.</summary>
    IReadOnlyList<FormInput> Form(PartContext part) => [];

    /// <summary>Takes what was posted by the inputs of <see cref="Form"/>.</summary>
    void Bind(PartContext part, FormValues values) { }
}

/// <summary>A part of an item, with its definition.</summary>
/// <param name="Type">The type of the item that holds it.</param>
/// <param name="Part">The part as it is attached.</param>
/// <param name="Json">The part; an empty object where the item has none.</param>
public readonly record struct PartContext(ContentTypeDefinition Type, ContentTypePartDefinition Part, JsonObject Json)
{
    /// <summary>The section that bears the part's name: of the attachment and, for what it leaves out, of the part itself.</summary>
    public SettingsSection Settings
    {
        get
        {
            var name = Part.Part.Name + "Settings";
            var attached = Part.Settings.Section(name);
            return attached.Names.Any() ? attached : Part.Part.Settings.Section(name);
        }
    }
}

/// <summary>A list of content items inside a part.</summary>
/// <param name="Path">The list's path inside the part: <c>ContentItems</c>, <c>Widgets.Header</c>.</param>
/// <param name="Items">The list itself; its objects are content items.</param>
/// <param name="Types">The technical names of the types that it may hold; null where any is fine.</param>
/// <param name="Stereotypes">Types with one of these stereotypes are fine too.</param>
public sealed record ContainedItems(
    string Path,
    JsonArray Items,
    IReadOnlyList<string>? Types = null,
    IReadOnlyList<string>? Stereotypes = null)
{
    /// <summary>Whether an item of this type may stand here.</summary>
    public bool Allows(ContentTypeDefinition type) =>
        Types is null || Types.Contains(type.Name) || (type.Stereotype is { } stereotype && Stereotypes?.Contains(stereotype) == true);
}

using Jaytek.Contents.Contracts;
using Jaytek.Contents.Index;

namespace Jaytek.Contents.Admin.Types;

/// <summary>The settings that every type, part, attached part and field has, in Orchard's sections.</summary>
internal static class DefinitionSettingInputs
{
    /// <summary>The variant of a field's input; its options are those of the kind.</summary>
    public const string Editor = "ContentPartFieldSettings.Editor";

    /// <summary>Members that other controls than inputs change: the order of the list.</summary>
    public static readonly IReadOnlyList<string> BySorting = ["ContentTypePartSettings.Position", "ContentPartFieldSettings.Position"];

    private const string PairsHint =
        "For types of more than 1,000 items: what the API is asked to filter by and to sort by at once, one pair a line, such as Genres+DisplayText. Each is kept for every item, so name what is asked often.";

    public static IReadOnlyList<SettingInput> OfType { get; } = SettingInputs.Of("ContentTypeSettings")
        .Text("Description", "Description", "What it is for, in a sentence; shown where editors choose what to make.")
        .Flag("Creatable", "Editors make items of it")
        .Flag("Listable", "The admin lists its items")
        .Flag("Draftable", "Items may wait as drafts")
        .Flag("Versionable", "Changes make a new version", "Visitors go on seeing the published one meanwhile.")
        .Flag("Securable", "It has rights of its own", "Roles can be allowed to edit this type alone.")
        .Text("Stereotype", "Stereotype", "Widget for blocks of pages, MenuItem for entries of menus; empty for plain content.")
        .Text("Category", "Category", "Groups blocks where one is chosen.")
        .Text("ThumbnailPath", "Picture", "An address; shown where a block is chosen.")
        .And(DeclaredPairs.Section).Lines(DeclaredPairs.Member, "Filters and sorts that belong together", PairsHint)
        .And("AdminSettings").Text("Icon", "Icon", "A name of the admin's icons: headphones, calendar-event, school.", WrongIcon);

    public static IReadOnlyList<SettingInput> OfAttachment { get; } = SettingInputs.Of("ContentTypePartSettings")
        .Text("DisplayName", "Label", "Empty: the part's own.")
        .Text("Description", "Description", "A sentence for editors.");

    public static IReadOnlyList<SettingInput> OfPart { get; } = SettingInputs.Of("ContentPartSettings")
        .Text("DisplayName", "Label")
        .Text("Description", "Description", "What it is for, in a sentence.")
        .Flag("Attachable", "It may be attached to any type")
        .Flag("Reusable", "A type may have it several times", "Each time under a name of its own.")
        .Number("DefaultPosition", "Position where a type says none");

    public static IReadOnlyList<SettingInput> OfField { get; } = SettingInputs.Of("ContentPartFieldSettings")
        .Text("DisplayName", "Label")
        .Text("Description", "Description", "Kept for Orchard; editors read the hint.");

    /// <summary>The choice among a kind's variants.</summary>
    public static IReadOnlyList<SettingInput> OfVariants { get; } = SettingInputs.Of("ContentPartFieldSettings").OneOf("Editor", "Variant", "");

    private static string? WrongIcon(string text) =>
        text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') ? null : "An icon's name has small letters, digits and dashes.";
}

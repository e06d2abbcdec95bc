using System.Text.Json;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Model;

namespace Jaytek.Contents.Definitions.Drafts;

/// <summary>The words for what becomes of items where their definition changes.</summary>
internal sealed class ChangeEffects(ContentKinds kinds)
{
    private const string Looks = "Only what editors see changes.";
    private const string Checked = "Items that are there stay as they are; each is checked against it before it is next published.";

    // Settings that decide what editors see and nothing about values.
    private static readonly string[] OfLooks = ["DisplayName", "Description", "Hint", "Position", "Placeholder", "Label", "Icon", "HintLinkText", "UrlPlaceholder", "TextPlaceholder", "CollapseContainedItems"];

    /// <summary>The settings that differ, each as <c>Section.Member: before → after</c>, the section left out where it is a plain one.</summary>
    public static IReadOnlyList<string> Settings(DefinitionSettings before, DefinitionSettings after, bool withPosition = true)
    {
        var (was, now) = (before.ToJson(), after.ToJson());
        var lines = new List<string>();
        foreach (var section in was.Select(pair => pair.Key).Concat(now.Select(pair => pair.Key)).Distinct())
        {
            var (left, right) = (was[section] as JsonObject ?? [], now[section] as JsonObject ?? []);
            foreach (var member in left.Select(pair => pair.Key).Concat(right.Select(pair => pair.Key)).Distinct())
            {
                if (!JsonEquality.AreEqual(left[member], right[member]) && (withPosition || member != "Position"))
                    lines.Add($"{Name(section, member)}: {Show(left[member])} → {Show(right[member])}");
            }
        }

        return lines;
    }

    public static string NameOf(ContentPartDefinition part) =>
        part.Settings.Section("ContentPartSettings").Text("DisplayName") is { Length: > 0 } name ? name : part.Name;

    public string NameOf(ContentTypePartDefinition part) =>
        part.DisplayName != part.Name ? part.DisplayName : kinds.Part(part.Part.Name)?.DisplayName ?? part.Name;

    public string KindOf(ContentPartFieldDefinition field) => kinds.Field(field.FieldName)?.DisplayName ?? field.FieldName;

    public string Describe(ContentTypePartDefinition part) => part.Part.Fields.Count > 0
        ? $"{NameOf(part)}: {string.Join(", ", part.Part.Fields.Select(Describe))}"
        : NameOf(part);

    public string Describe(ContentPartFieldDefinition field) =>
        $"{field.DisplayName} ({KindOf(field)}{(field.KindSettings.Flag("Required") ? ", required" : "")})";

    public static string OfNew(ContentPartFieldDefinition field) => field.KindSettings.Flag("Required")
        ? "Empty in every item that is there. As it is required, each of them asks for it when it is next saved."
        : "Empty in every item until somebody fills it in.";

    public static string OfNew(ContentTypePartDefinition part) => part.Part.Name switch
    {
        "AutoroutePart" => "Items that are there get an address when they are next saved.",
        "TitlePart" => "Items that are there have no title until somebody gives them one.",
        _ => "Empty in every item until somebody fills it in.",
    };

    public static string OfChanged(IReadOnlyList<string> details) => details.All(IsLooks) ? Looks : Checked;

    public string OfChanged(ContentPartFieldDefinition before, ContentPartFieldDefinition after, IReadOnlyList<string> details)
    {
        var kind = kinds.Field(after.FieldName);
        var rebuilt = kind is not null && kind.IndexKind(before) != kind.IndexKind(after) ? " What lists find by it is indexed anew in the background." : "";
        return OfChanged(details) + rebuilt;
    }

    private static bool IsLooks(string detail)
    {
        var member = detail[..detail.IndexOf(':', StringComparison.Ordinal)];
        return OfLooks.Contains(member[(member.LastIndexOf('.') + 1)..]);
    }

    private static string Name(string section, string member) =>
        section is "ContentTypeSettings" or "ContentPartFieldSettings" or "ContentTypePartSettings" or "ContentPartSettings" ? member : $"{section}.{member}";

    private static string Show(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "nothing",
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.String when value.GetValue<string>().Length == 0 => "nothing",
        JsonValueKind.String => value.GetValue<string>(),
        _ => ContentJson.ToText(value),
    };
}

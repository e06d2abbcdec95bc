using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Index;
using Jaytek.Contents.Model;
using Jaytek.Contents.Routing;

namespace Jaytek.Contents.Definitions;

/// <summary>Tells what of a definition will have no effect here. Everything is kept all the same.</summary>
internal sealed class DefinitionWarnings(ContentKinds kinds, Action<string, string> warn)
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> OfTypes = KnownSettings.Of(
        "ContentTypeSettings", "Creatable", "Listable", "Draftable", "Versionable", "Securable", "Stereotype", "Description", "Category", "ThumbnailPath")
        .And("AdminSettings", "Icon").And(DeclaredPairs.Section, DeclaredPairs.Member);

    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> OfAttachments = KnownSettings.Of(
        "ContentTypePartSettings", "DisplayName", "Description", "Position", "Editor", "DisplayMode");

    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> OfParts = KnownSettings.Of(
        "ContentPartSettings", "Attachable", "Reusable", "DefaultPosition", "DisplayName", "Description");

    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> OfFields = KnownSettings.Of(
        "ContentPartFieldSettings", "DisplayName", "Description", "Editor", "DisplayMode", "Position");

    private readonly Dictionary<string, (string Path, int Count)> _foreign = new(StringComparer.Ordinal);

    /// <summary>Looks at a type's record.</summary>
    /// <param name="path">Its place.</param>
    /// <param name="record">The canonical record.</param>
    /// <param name="isPart">Whether a part of this name is defined, also by the same step.</param>
    public void Type(string path, JsonObject record, Func<string, bool> isPart)
    {
        Settings(path, record, OfTypes);
        foreach (var (place, attached) in Items(path, record, DefinitionRecords.TypeParts))
        {
            var name = attached["PartName"].AsText()!;
            var part = kinds.Part(name);
            if (part is null && !isPart(name))
                warn(place, $"No feature that is on knows the part {name}; what items have in it is kept as it comes.");
            Settings(place, attached, OfAttachments, part?.Settings);
            Liquid(place, attached, name + "Settings");
        }
    }

    /// <summary>Looks at a part's record.</summary>
    public void Part(string path, JsonObject record)
    {
        Settings(path, record, OfParts, kinds.Part(record["Name"].AsText()!)?.Settings);
        foreach (var (place, field) in Items(path, record, DefinitionRecords.PartFields))
        {
            var kindName = field["FieldName"].AsText()!;
            var kind = kinds.Field(kindName);
            if (kind is null)
                warn(place, $"No feature that is on knows the field {kindName}; its values are kept as they come.");
            Settings(place, field, OfFields, kind?.Settings, isUnknownKind: kind is null, kindName);
            if (kind is not null && field["Settings"] is JsonObject settings)
                Contradictions(place, kind, field["Name"].AsText() ?? "", settings);
            if (kindName == "TextField")
                Pattern(place, field);
        }
    }

    /// <summary>Tells of the settings of other products' features, each once, however often it stands in the step.</summary>
    public void Finish()
    {
        foreach (var (section, (path, count)) in _foreign)
            warn(path, $"{section} is kept and has no effect here{(count > 1 ? $" ({count} times in this step)" : "")}.");
    }

    private void Settings(
        string path,
        JsonObject record,
        IReadOnlyDictionary<string, IReadOnlyList<string>> common,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? own = null,
        bool isUnknownKind = false,
        string kindName = "")
    {
        if (record["Settings"] is not JsonObject settings)
            return;
        foreach (var (section, node) in settings)
        {
            var place = $"{path}.Settings.{section}";
            if ((common.GetValueOrDefault(section) ?? own?.GetValueOrDefault(section)) is { } known)
                Members(place, node, known);
            else if (IsForeign(section))
                _foreign[section] = _foreign.TryGetValue(section, out var seen) ? seen with { Count = seen.Count + 1 } : (place, 1);
            else if (!(isUnknownKind && section.StartsWith(kindName, StringComparison.Ordinal)))
                warn(place, $"The setting {section} is unknown here; it is kept.");
        }
    }

    private void Members(string place, JsonNode? node, IReadOnlyList<string> known)
    {
        if (node is not JsonObject section)
        {
            warn(place, "An object is expected; it is kept and has no effect.");
            return;
        }

        foreach (var (name, value) in section)
        {
            if (value is not null && !known.Contains(name))
                warn($"{place}.{name}", $"The setting {name} is unknown here; it is kept.");
        }
    }

    private void Liquid(string path, JsonObject attached, string section)
    {
        if (attached["Settings"].Member(section).Member("Pattern").AsText() is not { Length: > 0 } pattern)
            return;
        var place = $"{path}.Settings.{section}.Pattern";
        if (section == "AutoroutePartSettings" && !PathPattern.Parse(pattern).IsUnderstood)
            warn(place, "Liquid is kept and never run; addresses are made from the title instead. Write a pattern such as news/{slug}.");
        else if (section == "TitlePartSettings" && pattern.Contains("{{", StringComparison.Ordinal))
            warn(place, "Liquid is kept and never run; titles are typed.");
    }

    private void Contradictions(string path, IFieldType kind, string name, JsonObject settings)
    {
        var errors = new ContentErrors();
        kind.CheckSettings(new ContentPartFieldDefinition(name, kind.Name, DefinitionSettings.From(settings)), errors);
        foreach (var (member, messages) in errors.ToError().Members!)
            warn($"{path}.Settings.{member}", string.Join(' ', messages));
    }

    private void Pattern(string path, JsonObject field)
    {
        if (field["Settings"].Member("TextFieldSettings").Member("Pattern").AsText() is not { Length: > 0 } pattern)
            return;
        var place = $"{path}.Settings.TextFieldSettings.Pattern";
        if (pattern.Contains("{{", StringComparison.Ordinal))
        {
            warn(place, "Liquid is kept and never run; the text is typed.");
            return;
        }

        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (ArgumentException e)
        {
            warn(place, $"This is no regular expression, so nothing is checked by it: {e.Message}");
        }
    }

    // Search engines, GraphQL and editors of Orchard's own admin: an import from there carries them on every field.
    private static bool IsForeign(string section) =>
        section.EndsWith("IndexSettings", StringComparison.Ordinal)
        || section.StartsWith("GraphQL", StringComparison.Ordinal)
        || section.EndsWith("EditorSettings", StringComparison.Ordinal)
        || section.EndsWith("DisplaySettings", StringComparison.Ordinal)
        || section is "FullTextAspectSettings" or "ContentLocalizationPartSettings" or "AuditTrailPartSettings";

    private static IEnumerable<(string Path, JsonObject Item)> Items(string path, JsonObject record, string list)
    {
        if (record[list] is not JsonArray items)
            yield break;
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is JsonObject item)
                yield return ($"{path}.{list}[{i}]", item);
        }
    }
}

using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Contents.Definitions.Drafts;
using Jaytek.Contents.Model;

namespace Jaytek.Contents.Admin.Types;

/// <summary>What a draft has done to something.</summary>
internal enum DraftMark
{
    None,
    New,
    Changed,
    Removed,
}

/// <summary>A field as the type editor lists it.</summary>
internal sealed record FieldLine(
    string Name, string Label, string Kind, string Icon, bool IsRequired, string? Owner, DraftMark Mark);

/// <summary>The fields of a part as a list that can be sorted.</summary>
/// <param name="Part">The part's own name.</param>
/// <param name="Lines">In the order of the form; those that the draft removes last.</param>
/// <param name="For">The type whose page shows it, or null on the part's own page.</param>
/// <param name="MayEdit">Whether whoever looks may change it.</param>
internal sealed record FieldList(string Part, IReadOnlyList<FieldLine> Lines, string? For, bool MayEdit)
{
    /// <summary>How many can be sorted.</summary>
    public int Count => Lines.Count(line => line.Mark != DraftMark.Removed);

    /// <summary>What is put behind an address so that its page leads back here.</summary>
    public string Query => For is null ? "" : $"?for={For}";
}

/// <summary>A part on a type.</summary>
/// <param name="Name">The name under which it is attached.</param>
/// <param name="Part">The part's own name.</param>
/// <param name="Title">What people call it.</param>
/// <param name="About">What it is for.</param>
/// <param name="Owner">The feature that counts on it, or null.</param>
/// <param name="Shared">Other types that have the same part, by display name.</param>
/// <param name="Mark">What the draft does to it.</param>
/// <param name="Fields">Its fields; null where it has none and takes none.</param>
internal sealed record PartBox(
    string Name, string Part, string Title, string About, string? Owner, IReadOnlyList<string> Shared, DraftMark Mark, FieldList? Fields);

/// <summary>Lists types, parts and fields with what a draft does to them.</summary>
internal sealed class DefinitionLines(DraftSight sight, ContentKinds kinds, OwnedDefinitions owned, bool mayEdit)
{
    /// <summary>The parts of a type, in the order of the form.</summary>
    public IReadOnlyList<PartBox> Parts(ContentTypeDefinition type)
    {
        var site = sight.Current.Type(type.Name);
        return
        [
            .. type.Parts.OrderBy(part => part.Position).Select(part => Box(type, part, MarkOf(site?.Part(part.Name), part))),
            .. (site?.Parts ?? []).Where(part => type.Part(part.Name) is null).Select(part => Box(type, part, DraftMark.Removed)),
        ];
    }

    /// <summary>The fields of a part, in the order of the form.</summary>
    public FieldList Fields(ContentPartDefinition part, string? forType)
    {
        var site = sight.Current.Part(part.Name);
        var lines = part.Fields.OrderBy(field => field.Position).Select(field => Line(part, field, MarkOf(site?.Field(field.Name), field)));
        var removed = (site?.Fields ?? []).Where(field => part.Field(field.Name) is null).Select(field => Line(part, field, DraftMark.Removed));
        return new FieldList(part.Name, [.. lines, .. removed], forType, mayEdit);
    }

    /// <summary>What the draft does to a type.</summary>
    public DraftMark OfType(string name) => !sight.Draft.Types.TryGetValue(name, out var record)
        ? sight.Definitions.Type(name)?.Parts.Any(part => sight.Draft.Parts.ContainsKey(part.Part.Name)) == true ? DraftMark.Changed : DraftMark.None
        : record.After is null ? DraftMark.Removed : record.Before is null ? DraftMark.New : DraftMark.Changed;

    /// <summary>What the draft does to a part.</summary>
    public DraftMark OfPart(string name) => !sight.Draft.Parts.TryGetValue(name, out var record)
        ? DraftMark.None
        : record.After is null ? DraftMark.Removed : record.Before is null ? DraftMark.New : DraftMark.Changed;

    private PartBox Box(ContentTypeDefinition type, ContentTypePartDefinition part, DraftMark mark)
    {
        var kind = kinds.Part(part.Part.Name);
        var isOwn = part.Part.Name == type.Name;
        var title = part.DisplayName != part.Name ? part.DisplayName : isOwn ? "Fields" : kind?.DisplayName ?? part.Name;
        var hasRecord = sight.Definitions.Part(part.Part.Name) is not null;
        // The part that bears the type's name takes fields even where it has no record yet.
        var fields = mark != DraftMark.Removed && (isOwn || (hasRecord && kind is null) || part.Part.Fields.Count > 0) ? Fields(part.Part, type.Name) : null;
        var shared = isOwn || kind is not null ? [] : sight.Definitions.Types.Where(other => other.Name != type.Name && other.FirstOf(part.Part.Name) is not null)
            .Select(other => other.DisplayName).ToList();
        return new PartBox(
            part.Name, part.Part.Name, title, part.Description.Length > 0 ? part.Description : isOwn ? "" : kind?.Description ?? PartAbout(part.Part),
            owned.OwnerOfAttachment(type.Name, part.Name), shared, mark, fields);
    }

    private FieldLine Line(ContentPartDefinition part, ContentPartFieldDefinition field, DraftMark mark)
    {
        var kind = kinds.Field(field.FieldName);
        return new FieldLine(
            field.Name, field.DisplayName, kind?.DisplayName ?? field.FieldName, kind?.Icon ?? "help", field.KindSettings.Flag("Required"),
            owned.OwnerOfField(part.Name, field.Name), mark);
    }

    private static string PartAbout(ContentPartDefinition part) => part.Settings.Section("ContentPartSettings").Text("Description") ?? "";

    private static DraftMark MarkOf(ContentPartFieldDefinition? before, ContentPartFieldDefinition now) => before is null
        ? DraftMark.New
        : before.FieldName == now.FieldName && ChangeEffects.Settings(before.Settings, now.Settings, withPosition: false).Count == 0 ? DraftMark.None : DraftMark.Changed;

    private static DraftMark MarkOf(ContentTypePartDefinition? before, ContentTypePartDefinition now) => before is null
        ? DraftMark.New
        : ChangeEffects.Settings(before.Settings, now.Settings, withPosition: false).Count == 0 ? DraftMark.None : DraftMark.Changed;
}

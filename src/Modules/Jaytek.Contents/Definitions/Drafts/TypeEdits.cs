using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Kernel;

namespace Jaytek.Contents.Definitions.Drafts;

/// <summary>What a new type is for; it decides the settings and parts that it begins with.</summary>
internal enum TypeShape
{
    /// <summary>Listed, with a title, an address and drafts.</summary>
    Page,

    /// <summary>A block that stands in pages.</summary>
    Block,

    /// <summary>An entry inside other items, as a track in a tracklist.</summary>
    Entry,
}

/// <summary>Changes of types in a draft.</summary>
internal static class TypeEdits
{
    private const string Own = "ContentTypeSettings";

    /// <summary>A new type with a part of the same name for its fields. Where it has pages and is open, everybody may see those once it is applied.</summary>
    public static Error? Add(DraftEdit edit, string name, string displayName, TypeShape shape, bool isOpen = false)
    {
        var taken = edit.Definitions.Types.Select(type => type.Name).Concat(edit.Definitions.Parts.Select(part => part.Name));
        if (displayName.Length == 0)
            return DefinitionErrors.Missing("DisplayName", "The name");
        if (TechnicalName.Refuse("Name", name, taken) is { } refusal)
            return refusal;
        edit.AddType(name, displayName);
        edit.AddPart(name);
        if (isOpen && shape == TypeShape.Page)
            edit.Open(name);
        return edit.Type(name, record =>
        {
            var settings = RecordLists.Settings(record).GetOrAddObject(Own);
            foreach (var flag in shape == TypeShape.Page ? new[] { "Creatable", "Listable", "Draftable", "Versionable", "Securable" } : [])
                settings[flag] = true;
            if (shape == TypeShape.Block)
                settings["Stereotype"] = "Widget";
            var parts = RecordLists.List(record, DefinitionRecords.TypeParts);
            if (shape == TypeShape.Page)
                parts.Add(Attachment("TitlePart", "TitlePart", 0, ("TitlePartSettings", new JsonObject { ["Options"] = "EditableRequired", ["RenderTitle"] = true })));
            parts.Add(Attachment(name, name, 1));
            if (shape == TypeShape.Page)
                parts.Add(Attachment("AutoroutePart", "AutoroutePart", 2, ("AutoroutePartSettings", new JsonObject { ["Pattern"] = $"{Slug.From(displayName)}/{{slug}}", ["AllowCustomPath"] = true })));
            return null;
        });
    }

    /// <summary>Marks a type to go, and with it the part that bears its name where no other type has that.</summary>
    public static Error? Remove(DraftEdit edit, string name)
    {
        var definitions = edit.Definitions;
        if (edit.Owned.OwnerOfType(name) is { } owner)
            return DefinitionErrors.Owned(name, owner);
        if (definitions.Type(name) is null)
            return DefinitionErrors.Gone(name);
        edit.RemoveType(name);
        if (definitions.Part(name) is not null && edit.Owned.OwnerOfPart(name) is null
            && !definitions.Types.Any(type => type.Name != name && type.FirstOf(name) is not null))
            edit.RemovePart(name);
        return null;
    }

    /// <summary>Attaches a part under a name of its own.</summary>
    /// <param name="edit">The draft.</param>
    /// <param name="type">The type.</param>
    /// <param name="part">The part's own name.</param>
    /// <param name="name">The member of the content's JSON; the part's name unless it is reusable.</param>
    /// <param name="displayName">What people read; empty for the part's own.</param>
    public static Error? Attach(DraftEdit edit, string type, string part, string name, string displayName) => edit.Type(type, record =>
    {
        var taken = RecordLists.List(record, DefinitionRecords.TypeParts).Select(item => item?["Name"].AsText() ?? "");
        if (TechnicalName.Refuse("Name", name, taken) is { } refusal)
            return refusal;
        var settings = new JsonObject();
        if (displayName.Length > 0)
            settings["DisplayName"] = displayName;
        if (RecordLists.Last(record, DefinitionRecords.TypeParts, "ContentTypePartSettings") is { } position)
            settings["Position"] = position;
        RecordLists.List(record, DefinitionRecords.TypeParts).Add(new JsonObject
        {
            ["PartName"] = part, ["Name"] = name, ["Settings"] = new JsonObject { ["ContentTypePartSettings"] = settings },
        });
        return null;
    });

    /// <summary>Takes a part off a type; what items have in it stays in their JSON.</summary>
    public static Error? Detach(DraftEdit edit, string type, string name)
    {
        if (edit.Owned.OwnerOfAttachment(type, name) is { } owner)
            return DefinitionErrors.Owned(name, owner);
        return edit.Type(type, record =>
        {
            if (RecordLists.Find(record, DefinitionRecords.TypeParts, name) is not { } item)
                return DefinitionErrors.Gone(name);
            RecordLists.List(record, DefinitionRecords.TypeParts).Remove(item);
            return null;
        });
    }

    /// <summary>Takes a part back as it is attached on the site, at its place.</summary>
    public static Error? Restore(DraftEdit edit, string type, string name) => edit.Type(type, record =>
        RecordLists.Restore(record, edit.TypeOnSite(type), DefinitionRecords.TypeParts, name) ? null : DefinitionErrors.Gone(name));

    /// <summary>Puts the parts of a type into this order.</summary>
    public static Error? Order(DraftEdit edit, string type, IReadOnlyList<string> names) => edit.Type(type, record =>
    {
        var isPositioned = edit.Definitions.Type(type)?.Parts.Any(part => part.Position != 0) == true;
        RecordLists.Order(record, DefinitionRecords.TypeParts, "ContentTypePartSettings", names, isPositioned);
        return null;
    });

    /// <summary>Changes the settings of an attached part.</summary>
    public static Error? Attachment(DraftEdit edit, string type, string name, Func<JsonObject, Error?> change) => edit.Type(type, record =>
        RecordLists.Find(record, DefinitionRecords.TypeParts, name) is { } item ? change(RecordLists.Settings(item)) : DefinitionErrors.Gone(name));

    private static JsonObject Attachment(string part, string name, int position, params (string Section, JsonObject Settings)[] sections)
    {
        var settings = new JsonObject { ["ContentTypePartSettings"] = new JsonObject { ["Position"] = position.ToString(System.Globalization.CultureInfo.InvariantCulture) } };
        foreach (var (section, json) in sections)
            settings[section] = json;
        return new JsonObject { ["PartName"] = part, ["Name"] = name, ["Settings"] = settings };
    }
}

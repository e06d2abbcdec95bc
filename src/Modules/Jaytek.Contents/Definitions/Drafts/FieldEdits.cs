using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Kernel;

namespace Jaytek.Contents.Definitions.Drafts;

/// <summary>Changes of parts and their fields in a draft.</summary>
internal static class FieldEdits
{
    private const string Common = "ContentPartFieldSettings";

    /// <summary>A new part that may be attached to any type.</summary>
    public static Error? AddPart(DraftEdit edit, string name, string displayName, string description, bool isReusable)
    {
        var definitions = edit.Definitions;
        var taken = definitions.Parts.Select(part => part.Name).Concat(definitions.Types.Select(type => type.Name));
        if (TechnicalName.Refuse("Name", name, taken) is { } refusal)
            return refusal;
        edit.AddPart(name);
        return edit.Part(name, record =>
        {
            RecordLists.Settings(record)["ContentPartSettings"] = new JsonObject
            {
                ["Attachable"] = true, ["Reusable"] = isReusable, ["DisplayName"] = displayName, ["Description"] = description,
            };
            return null;
        });
    }

    /// <summary>Marks a part to go, which takes it off every type.</summary>
    public static Error? RemovePart(DraftEdit edit, string name)
    {
        if (edit.Definitions.Part(name) is null)
            return DefinitionErrors.Gone(name);
        if (edit.Owned.OwnerOfPart(name) is { } owner)
            return DefinitionErrors.Owned(name, owner);
        foreach (var type in edit.Definitions.Types)
        {
            foreach (var part in type.Parts.Where(part => part.Part.Name == name))
            {
                if (TypeEdits.Detach(edit, type.Name, part.Name) is { } refusal)
                    return refusal;
            }
        }

        edit.RemovePart(name);
        return null;
    }

    /// <summary>Changes the settings of a part.</summary>
    public static Error? Part(DraftEdit edit, string name, Func<JsonObject, Error?> change) =>
        edit.Part(name, record => change(RecordLists.Settings(record)));

    /// <summary>A new field behind the others.</summary>
    /// <param name="edit">The draft.</param>
    /// <param name="part">The part.</param>
    /// <param name="kind">Orchard's name of the kind.</param>
    /// <param name="name">The API name.</param>
    /// <param name="displayName">What people read.</param>
    /// <param name="own">The members that the part's own code keeps beside its fields.</param>
    public static Error? Add(DraftEdit edit, string part, string kind, string name, string displayName, IEnumerable<string> own) => edit.Part(part, record =>
    {
        if (displayName.Length == 0)
            return DefinitionErrors.Missing("DisplayName", "The label");
        var taken = RecordLists.List(record, DefinitionRecords.PartFields).Select(item => item?["Name"].AsText() ?? "").Concat(own);
        if (TechnicalName.Refuse("Name", name, taken) is { } refusal)
            return refusal;
        var settings = new JsonObject { ["DisplayName"] = displayName };
        if (RecordLists.Last(record, DefinitionRecords.PartFields, Common) is { } position)
            settings["Position"] = position;
        RecordLists.List(record, DefinitionRecords.PartFields).Add(new JsonObject
        {
            ["FieldName"] = kind, ["Name"] = name, ["Settings"] = new JsonObject { [Common] = settings },
        });
        return null;
    });

    /// <summary>Removes a field; its values stay in the items' JSON.</summary>
    public static Error? Remove(DraftEdit edit, string part, string name)
    {
        if (edit.Owned.OwnerOfField(part, name) is { } owner)
            return DefinitionErrors.Owned(name, owner);
        return edit.Part(part, record =>
        {
            if (RecordLists.Find(record, DefinitionRecords.PartFields, name) is not { } item)
                return DefinitionErrors.NoField(name);
            RecordLists.List(record, DefinitionRecords.PartFields).Remove(item);
            return null;
        });
    }

    /// <summary>Takes a field back as it is on the site, at its place.</summary>
    public static Error? Restore(DraftEdit edit, string part, string name) => edit.Part(part, record =>
        RecordLists.Restore(record, edit.PartOnSite(part), DefinitionRecords.PartFields, name) ? null : DefinitionErrors.NoField(name));

    /// <summary>Puts the fields of a part into this order.</summary>
    public static Error? Order(DraftEdit edit, string part, IReadOnlyList<string> names) => edit.Part(part, record =>
    {
        RecordLists.Order(record, DefinitionRecords.PartFields, Common, names, isPositioned: false);
        return null;
    });

    /// <summary>Changes the settings of a field; refused where no value could meet them.</summary>
    public static Error? Field(DraftEdit edit, string part, string name, IFieldType? kind, Func<JsonObject, Error?> change) => edit.Part(part, record =>
    {
        if (RecordLists.Find(record, DefinitionRecords.PartFields, name) is not { } item)
            return DefinitionErrors.NoField(name);
        var settings = RecordLists.Settings(item);
        if (change(settings) is { } wrong)
            return wrong;
        var errors = new ContentErrors();
        kind?.CheckSettings(new ContentPartFieldDefinition(name, kind.Name, DefinitionSettings.From(settings)), errors);
        return errors.IsEmpty ? null : errors.ToError() with { Code = "contents.definition.invalid" };
    });

    /// <summary>The names of a list with one of them moved by one place.</summary>
    public static IReadOnlyList<string> Moved(IReadOnlyList<string> names, string name, int by)
    {
        var moved = names.ToList();
        var from = moved.IndexOf(name);
        var to = from + by;
        if (from < 0 || to < 0 || to >= moved.Count)
            return names;
        moved.RemoveAt(from);
        moved.Insert(to, name);
        return moved;
    }
}

using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Model;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Contents.Admin.Editors;

/// <summary>
/// Takes what the editor posted into an item. Members that the editor does not show stay as they are; items inside are found
/// again by their ids, so that they may have moved.
/// </summary>
internal sealed class EditorBinder(ContentKinds kinds, IContentDefinitionManager definitions, ListSlots slots, EditorZone zone, EntrySeals seals)
{
    /// <summary>Posted once for each entry of a list, in order, as <c>{id} {type}</c>, with <c>{seal}</c> behind it where the entry is not stored; and once empty, so that an emptied list is told from one that was not shown.</summary>
    public const string EntriesName = "$entries";

    /// <summary>Takes the values, typed as they may be. The answer is what could not even be understood; everything else is checked when the item is saved.</summary>
    public ContentErrors Bind(ContentItem item, ContentTypeDefinition type, IFormCollection form)
    {
        var errors = new ContentErrors();
        BindItem(item.Parts, type, new FormValues(form), errors);
        return errors;
    }

    /// <summary>An empty item for a place in a list.</summary>
    public static JsonObject NewEntry(string id, ContentTypeDefinition type, JsonObject? welded)
    {
        var entry = new ContentItem(type.Name) { ContentItemId = id }.ToJson();
        foreach (var (name, node) in welded ?? [])
            entry[name] = node?.DeepClone();
        return entry;
    }

    private void BindItem(JsonObject root, ContentTypeDefinition type, FormValues values, ContentErrors errors)
    {
        foreach (var part in type.Parts)
            BindPart(root, type, part, values.In(part.Name), errors.In(part.Name));
        foreach (var slot in slots.Of(root, type).ToList())
            BindList(root, slot, values, 0, errors);
    }

    private void BindPart(JsonObject root, ContentTypeDefinition type, ContentTypePartDefinition part, FormValues values, ContentErrors errors)
    {
        var json = root[part.Name] as JsonObject ?? [];
        if (kinds.Part(part.Part.Name) is { } own)
        {
            var context = new PartContext(type, part, json);
            own.Bind(context, MomentField.Take(own.Form(context), values, zone.Zone, input => errors.In(input.Name)));
        }

        foreach (var field in part.Part.Fields)
        {
            if (kinds.Field(field.FieldName) is not { } kind)
                continue;
            var value = json[field.Name] as JsonObject ?? [];
            if (MoneyField.Is(part, field))
                MoneyField.Bind(value, json, values, field.Name, field.DisplayName, errors.In(field.Name));
            else
                BindField(kind, new FieldContext(type, part, field, value), values.In(field.Name), errors.In(field.Name));
            AddUnlessEmpty(json, field.Name, value);
        }

        AddUnlessEmpty(root, part.Name, json);
    }

    private void BindField(IFieldType kind, FieldContext field, FormValues values, ContentErrors errors) =>
        kind.Bind(field, MomentField.Take(kind.Form(field), values, zone.Zone, _ => errors));

    private void BindList(JsonObject root, ListSlot slot, FormValues values, int depth, ContentErrors errors)
    {
        var entriesName = $"{slot.Path}.{EntriesName}";
        if (!values.Has(entriesName))
            return;
        var before = EditorPath.List(root, slot.Path)?.OfType<JsonObject>().Select(entry => entry.DeepClone().AsObject()).ToList() ?? [];
        var after = new List<JsonObject>();
        foreach (var (at, posted) in values.Texts(entriesName).Index())
        {
            var words = posted.Split(' ', 3);
            var (id, typeName, seal) = (words[0], words.ElementAtOrDefault(1) ?? "", words.ElementAtOrDefault(2));
            var type = definitions.Current.Type(typeName);
            var kept = before.Find(entry => Is(entry, id)) ?? (seals.Open(seal) is { } sealedEntry && Is(sealedEntry, id) ? sealedEntry : null);
            if ((kept ?? (type is null ? null : NewEntry(id, type, slot.Welded))) is not { } entry)
                continue;
            // The inputs bear the number that the entry had in the form, also where one before it is gone.
            var (shown, kind) = (EditorPath.Entry(slot.Path, at), entry[nameof(ContentItem.ContentType)].AsText());
            after.Add(entry);
            if (type is not null && type.Name == kind)
                BindEntry(entry, type, slot, values.In(shown), depth, errors.In(EditorPath.Entry(slot.Path, after.Count - 1)));
        }

        if (after.Count == 0 && EditorPath.List(root, slot.Path) is null)
            return;
        var list = EditorPath.ListOrNew(root, slot.Path);
        list.Clear();
        foreach (var entry in after)
            list.Add(entry);
    }

    private static bool Is(JsonObject entry, string id) => entry[nameof(ContentItem.ContentItemId)].AsText() == id;

    private void BindEntry(JsonObject entry, ContentTypeDefinition type, ListSlot slot, FormValues values, int depth, ContentErrors errors)
    {
        if (values.Text(nameof(ContentItem.DisplayText)) is { } name)
            entry[nameof(ContentItem.DisplayText)] = FieldTools.OneLine(name).Trim();
        BindItem(entry, type, values, errors);
        foreach (var inner in ListSlots.OnEntryOf(slot, depth))
            BindList(entry, inner, values, depth + 1, errors);
    }

    private static void AddUnlessEmpty(JsonObject owner, string name, JsonObject value)
    {
        if (value.Parent is null && value.Count > 0)
            owner[name] = value;
    }
}

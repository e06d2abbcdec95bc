using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Model;

namespace Jaytek.Contents.Admin.Editors;

/// <summary>Draws up the editor of an item from its type's definition. It reads no database: what pickers offer is filled in by <see cref="PickerOptions"/>.</summary>
internal sealed class EditorBuilder(ContentKinds kinds, IContentDefinitionManager definitions, ListSlots slots, EditorZone zone)
{
    /// <summary>A longer list shows its entries closed.</summary>
    private const int MostOpen = 6;

    /// <summary>The editor with the item's values.</summary>
    /// <param name="item">The item; one without any part is new and shows the definition's defaults.</param>
    /// <param name="type">Its type.</param>
    /// <param name="open">Paths of entries that are shown open, beside those of short lists.</param>
    public EditorItem Build(ContentItem item, ContentTypeDefinition type, IReadOnlySet<string> open) => Item(item.Parts, type, "", open);

    private EditorItem Item(JsonObject root, ContentTypeDefinition type, string path, IReadOnlySet<string> open)
    {
        var isNew = !type.Parts.Any(part => root[part.Name] is JsonObject);
        var lists = slots.Of(root, type).ToLookup(slot => slot.Part, slot => List(root, slot, path, 0, open));
        return new EditorItem(type, [.. type.Parts.OrderBy(part => part.Position).Select(part => new EditorPart(
            part, [.. Inputs(root, type, part, EditorPath.Join(path, part.Name), isNew)], [.. lists[part.Name]]))]);
    }

    private IEnumerable<EditorInput> Inputs(JsonObject root, ContentTypeDefinition type, ContentTypePartDefinition part, string path, bool isNew)
    {
        var json = root[part.Name] as JsonObject ?? [];
        var own = kinds.Part(part.Part.Name)?.Form(new PartContext(type, part, json)) ?? [];
        return own.Select(input => new EditorInput(EditorPath.Join(path, input.Name), MomentField.Show(input, zone.Zone)))
            .Concat(part.Part.Fields.OrderBy(field => field.Position).SelectMany(field => Inputs(type, part, field, json, path, isNew)));
    }

    private IEnumerable<EditorInput> Inputs(
        ContentTypeDefinition type, ContentTypePartDefinition part, ContentPartFieldDefinition field, JsonObject json, string path, bool isNew)
    {
        if (kinds.Field(field.FieldName) is not { } kind)
            yield break;
        var value = json[field.Name] as JsonObject ?? (isNew ? [] : WithoutValue());
        foreach (var input in kind.Form(new FieldContext(type, part, field, value)))
        {
            var shown = MoneyField.Is(part, field) ? MoneyField.Show(input, value, json, part) : MomentField.Show(input, zone.Zone);
            yield return new EditorInput($"{path}.{field.Name}.{input.Name}", shown);
        }
    }

    private EditorList List(JsonObject root, ListSlot slot, string path, int depth, IReadOnlySet<string> open)
    {
        var list = EditorPath.Join(path, slot.Path);
        var entries = (EditorPath.List(root, slot.Path) ?? []).OfType<JsonObject>().ToList();
        return new EditorList(list, slot.Heading, slot.Hint,
            [.. entries.Select((entry, index) => Entry(entry, slot, EditorPath.Entry(list, index), depth, entries.Count <= MostOpen, open))], slot.Addable, slot.Welded);
    }

    private EditorEntry Entry(JsonObject entry, ListSlot slot, string path, int depth, bool isShort, IReadOnlySet<string> open)
    {
        var typeName = entry[nameof(ContentItem.ContentType)].AsText() ?? "";
        var type = definitions.Current.Type(typeName);
        var item = type is null ? null : Item(entry, type, path, open);
        var name = type is { Stereotype: "MenuItem" } && type.FirstOf("TitlePart") is null
            ? new EditorInput($"{path}.{nameof(ContentItem.DisplayText)}", new FormInput(nameof(ContentItem.DisplayText), FormControl.Text, "Text")
                .With(entry[nameof(ContentItem.DisplayText)].AsText()))
            : null;
        return new EditorEntry(
            path, entry[nameof(ContentItem.ContentItemId)].AsText() ?? "", typeName, Summary(entry, item), item, name,
            [.. ListSlots.OnEntryOf(slot, depth).Select(inner => List(entry, inner, path, depth + 1, open))],
            isShort || open.Any(shown => shown == path || shown.StartsWith(path + ".", StringComparison.Ordinal)));
    }

    // An item that exists has no value where none is kept: only an empty object, which says that it is new, gets the default.
    private static JsonObject WithoutValue() => new() { [""] = null };

    private static string Summary(JsonObject entry, EditorItem? item)
    {
        if (entry[nameof(ContentItem.DisplayText)].AsText() is { Length: > 0 } text)
            return text;
        var words = item?.OwnInputs.Where(input => input.Input.Control is FormControl.Text or FormControl.MultilineText or FormControl.Markdown)
            .Select(input => input.Input.Value.Trim()).Where(value => value.Length > 0).Take(2) ?? [];
        var summary = string.Join(" – ", words);
        return summary.Length <= 80 ? summary : string.Concat(summary.AsSpan(0, 80), "…");
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Contents.Admin.Editors;

/// <summary>What a button of a list has done.</summary>
/// <param name="Focus">The path of the entry to show and to put the cursor in; null where the list is empty now.</param>
/// <param name="Said">What to tell those who do not see it: <c>Text, 2 of 5</c>.</param>
/// <param name="Removed">What was taken away and can be put back, or null.</param>
internal sealed record EditorMove(string? Focus, string Said, RemovedEntry? Removed = null);

/// <summary>An entry that was taken away; it travels in the form, so that it can be put back.</summary>
/// <param name="List">The path of its list.</param>
/// <param name="Index">Where it stood.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Seal">The entry, sealed.</param>
internal sealed record RemovedEntry(string List, int Index, string Name, string Seal);

/// <summary>What the buttons of lists do to an item that is being edited: nothing is saved by it.</summary>
internal static class EditorMoves
{
    /// <summary>Posted with <c>add</c> and <c>insert</c> that name no type: the technical name of the type to add.</summary>
    public const string TypeName = "$type";

    /// <summary>Posted with <c>undo</c>: the entry to put back, below the path of its list.</summary>
    public const string RemovedName = "$removed";

    /// <summary>Posted with <c>undo</c>: the place of that entry.</summary>
    public const string PlaceName = "$place";

    /// <summary>Adds, removes, copies or moves an entry.</summary>
    /// <param name="item">The item, with everything that was typed.</param>
    /// <param name="editor">Its editor, which knows the lists and what may stand in them.</param>
    /// <param name="move">
    /// <c>add:{list}</c>, <c>add:{list}:{type}</c>, <c>insert:{entry}:{type}</c> (before the entry), <c>copy:{entry}</c>, <c>remove:{entry}</c>,
    /// <c>undo:{list}</c>, <c>up:{entry}</c>, <c>down:{entry}</c> or <c>move:{entry}:{index}</c>.
    /// </param>
    /// <param name="form">The form, for the type to add and the entry to put back.</param>
    /// <param name="seals">In which what is taken away travels.</param>
    /// <returns>What was done, or null where nothing was.</returns>
    public static EditorMove? Apply(ContentItem item, EditorItem editor, string move, IFormCollection form, EntrySeals seals)
    {
        var parts = move.Split(':', 3);
        var (verb, path, argument) = (parts[0], parts.Length > 1 ? parts[1] : "", parts.Length > 2 ? parts[2] : null);
        if (verb == "add")
            return Add(item.Parts, editor, path, int.MaxValue, argument ?? form[$"{path}.{TypeName}"].ToString());
        if (verb == "undo")
            return PutBack(item.Parts, editor, path, form, seals);
        if (EditorPath.Split(path) is not { } place || EditorPath.List(item.Parts, place.List) is not { } list || place.Index >= list.Count)
            return null;
        var name = NameOf(editor, path);
        return verb switch
        {
            "insert" => Add(item.Parts, editor, place.List, place.Index, argument ?? form[$"{place.List}.{TypeName}"].ToString()),
            "copy" => Copy(list, place, name),
            "up" => Shift(list, place, place.Index - 1, name),
            "down" => Shift(list, place, place.Index + 1, name),
            "move" => int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var to) ? Shift(list, place, to, name) : null,
            "remove" => Remove(list, place, name, seals),
            _ => null,
        };
    }

    private static EditorMove? Add(JsonObject root, EditorItem editor, string path, int index, string typeName)
    {
        if (editor.AllLists.FirstOrDefault(list => list.Path == path) is not { } list
            || list.Addable.FirstOrDefault(type => type.Name == typeName) is not { } type)
            return null;
        var array = ArrayOf(root, path);
        var at = Math.Min(index, array.Count);
        array.Insert(at, EditorBinder.NewEntry(PublicId.New(), type, list.Welded));
        return new EditorMove(EditorPath.Entry(path, at), $"{type.DisplayName} added, {Place(at, array)}");
    }

    // A list inside an entry that has none yet: its array is made below the entry.
    private static JsonArray ArrayOf(JsonObject root, string path)
    {
        var end = path.LastIndexOf(']');
        if (end < 0)
            return EditorPath.ListOrNew(root, path);
        var (list, index) = EditorPath.Split(path[..(end + 1)])!.Value;
        return EditorPath.ListOrNew((JsonObject)EditorPath.List(root, list)![index]!, path[(end + 2)..]);
    }

    private static EditorMove Copy(JsonArray list, (string List, int Index) place, string name)
    {
        var copy = list[place.Index]!.DeepClone();
        GiveNewIds(copy);
        list.Insert(place.Index + 1, copy);
        return new EditorMove(EditorPath.Entry(place.List, place.Index + 1), $"Copy of {name}, {Place(place.Index + 1, list)}");
    }

    // Everything inside that is an item of its own, too: two entries with one id would be taken for one that has moved.
    private static void GiveNewIds(JsonNode? node)
    {
        if (node is JsonObject item)
        {
            if (item[nameof(ContentItem.ContentItemId)] is not null && item[nameof(ContentItem.ContentType)] is not null)
                item[nameof(ContentItem.ContentItemId)] = PublicId.New();
            foreach (var (_, member) in item)
                GiveNewIds(member);
        }
        else if (node is JsonArray array)
        {
            foreach (var member in array)
                GiveNewIds(member);
        }
    }

    private static EditorMove Shift(JsonArray list, (string List, int Index) place, int to, string name)
    {
        if (to < 0 || to >= list.Count)
            return new EditorMove(EditorPath.Entry(place.List, place.Index), $"{name}, {Place(place.Index, list)}");
        var entry = list[place.Index];
        list.RemoveAt(place.Index);
        list.Insert(to, entry);
        return new EditorMove(EditorPath.Entry(place.List, to), $"{name}, {Place(to, list)}");
    }

    private static EditorMove Remove(JsonArray list, (string List, int Index) place, string name, EntrySeals seals)
    {
        var removed = new RemovedEntry(place.List, place.Index, name, seals.Seal(list[place.Index]!.AsObject()));
        list.RemoveAt(place.Index);
        var next = list.Count == 0 ? null : EditorPath.Entry(place.List, Math.Min(place.Index, list.Count - 1));
        return new EditorMove(next, $"{name} removed.", removed);
    }

    private static EditorMove? PutBack(JsonObject root, EditorItem editor, string path, IFormCollection form, EntrySeals seals)
    {
        if (editor.AllLists.All(list => list.Path != path) || seals.Open(form[$"{path}.{RemovedName}"].ToString()) is not { } entry
            || !int.TryParse(form[$"{path}.{PlaceName}"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            return null;
        var array = ArrayOf(root, path);
        var at = Math.Min(index, array.Count);
        array.Insert(at, entry);
        return new EditorMove(EditorPath.Entry(path, at), $"Put back, {Place(at, array)}");
    }

    private static string NameOf(EditorItem editor, string path)
    {
        var entry = editor.AllLists.SelectMany(list => list.Entries).FirstOrDefault(entry => entry.Path == path);
        return entry is null ? "Entry" : entry.Summary.Length > 0 ? entry.Summary : entry.Kind;
    }

    private static string Place(int index, JsonArray list) => string.Create(CultureInfo.InvariantCulture, $"{index + 1} of {list.Count}");
}

using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Contents.Admin.Editors;

/// <summary>What the buttons of lists do to an item that is being edited: nothing is saved by it.</summary>
internal static class EditorMoves
{
    /// <summary>Posted with <c>add</c>: the technical name of the type to add.</summary>
    public const string TypeName = "$type";

    /// <summary>Adds, removes or moves an entry.</summary>
    /// <param name="item">The item, with everything that was typed.</param>
    /// <param name="editor">Its editor, which knows the lists and what may stand in them.</param>
    /// <param name="move"><c>add:{list}</c>, <c>remove:{entry}</c>, <c>up:{entry}</c> or <c>down:{entry}</c>.</param>
    /// <param name="form">The form, for the type to add.</param>
    /// <returns>The path of the entry to show and to put the cursor in, or null where nothing was done.</returns>
    public static string? Apply(ContentItem item, EditorItem editor, string move, IFormCollection form)
    {
        var (verb, path) = move.Split(':', 2) is [var first, var second] ? (first, second) : (move, "");
        if (verb == "add")
            return Add(item.Parts, editor, path, form[$"{path}.{TypeName}"].ToString());
        if (EditorPath.Split(path) is not { } place || EditorPath.List(item.Parts, place.List) is not { } list || place.Index >= list.Count)
            return null;
        return verb switch
        {
            "up" => Shift(list, place, place.Index - 1),
            "down" => Shift(list, place, place.Index + 1),
            "remove" => Remove(list, place),
            _ => null,
        };
    }

    private static string? Add(JsonObject root, EditorItem editor, string path, string typeName)
    {
        if (editor.AllLists.FirstOrDefault(list => list.Path == path) is not { } list
            || list.Addable.FirstOrDefault(type => type.Name == typeName) is not { } type)
            return null;
        var array = ArrayOf(root, path);
        array.Add(EditorBinder.NewEntry(PublicId.New(), type, list.Welded));
        return EditorPath.Entry(path, array.Count - 1);
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

    private static string Shift(JsonArray list, (string List, int Index) place, int to)
    {
        if (to < 0 || to >= list.Count)
            return EditorPath.Entry(place.List, place.Index);
        var entry = list[place.Index];
        list.RemoveAt(place.Index);
        list.Insert(to, entry);
        return EditorPath.Entry(place.List, to);
    }

    private static string? Remove(JsonArray list, (string List, int Index) place)
    {
        list.RemoveAt(place.Index);
        return list.Count == 0 ? null : EditorPath.Entry(place.List, Math.Min(place.Index, list.Count - 1));
    }
}

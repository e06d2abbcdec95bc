using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Jaytek.Contents.Admin.Editors;

/// <summary>Puts messages by member (<c>Mix.Bpm</c>) beside the inputs that edit them (<c>Mix.Bpm.Value</c>).</summary>
internal static class EditorErrors
{
    /// <summary>Adds the messages to model state, in the order of the inputs, since the summary lists them so.</summary>
    public static void Show(ModelStateDictionary state, EditorItem editor, IReadOnlyDictionary<string, string[]> members)
    {
        var places = Places(editor);
        var placed = members.Select(member => (Place: PlaceOf(member.Key, places), member.Value)).ToList();
        foreach (var (place, messages) in placed.OrderBy(pair => pair.Place is null ? -1 : places.IndexOf(pair.Place)))
        {
            foreach (var message in messages)
                state.AddModelError(place ?? "", message);
        }
    }

    /// <summary>Where a member or input stands, for a message that is read away from it: <c>Tracklist, row 3: </c>; empty where it is in no list.</summary>
    public static string WhereIs(EditorItem editor, string member) => string.Concat(
        editor.AllLists.Where(list => member.StartsWith(list.Path + "[", StringComparison.Ordinal)).OrderBy(list => list.Path.Length)
            .Select(list => RowIn(list, member) is { } row ? string.Create(CultureInfo.InvariantCulture, $"{list.Heading}, row {row}: ") : ""));

    private static int? RowIn(EditorList list, string member)
    {
        var end = member.IndexOf(']', list.Path.Length);
        return end > 0 && EditorPath.Split(member[..(end + 1)]) is { } entry ? entry.Index + 1 : null;
    }

    /// <summary>Where messages may stand: the names of the inputs, then of the lists.</summary>
    internal static List<string> Places(EditorItem editor) =>
        [.. editor.AllInputs.Select(input => input.Name).Concat(editor.AllLists.Select(list => list.Path))];

    /// <summary>The input of the member; of a field its first; of what has no input the list that it stands in; else null.</summary>
    internal static string? PlaceOf(string member, IReadOnlyList<string> places) =>
        places.FirstOrDefault(place => place == member)
        ?? places.FirstOrDefault(place => place.StartsWith(member + ".", StringComparison.Ordinal))
        ?? places.Where(place => member.StartsWith(place + "[", StringComparison.Ordinal) || member.StartsWith(place + ".", StringComparison.Ordinal))
            .MaxBy(place => place.Length);
}

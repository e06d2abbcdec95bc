using Jaytek.Contents.Admin.Editors;
using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Admin.Versions;

/// <summary>
/// Finds what differs between two editors of one type, input by input and entry by entry. Members without an input (what handlers
/// compute, what nobody knows) are not compared: an editor could do nothing about them.
/// </summary>
internal static class ItemComparer
{
    /// <summary>What differs, in the order of the editor.</summary>
    public static IReadOnlyList<Change> Between(EditorItem before, EditorItem after) => [.. Items(before, "", after, "")];

    /// <summary>Whether two inputs say the same; an empty value is none.</summary>
    public static bool Same(FormInput left, FormInput right) =>
        Filled(left).SequenceEqual(Filled(right), StringComparer.Ordinal);

    private static IEnumerable<string> Filled(FormInput input) => input.Values.Where(value => value.Length > 0).Select(value => value.ReplaceLineEndings("\n"));

    private static IEnumerable<Change> Items(EditorItem? before, string beforePath, EditorItem? after, string afterPath)
    {
        // Definitions are of today for both, so either side knows every part; of an entry that is new or gone there is one side only.
        foreach (var part in (after ?? before)!.Parts)
        {
            var name = part.Definition.Name;
            var (left, right) = (PartOf(before, name), PartOf(after, name));
            foreach (var change in Inputs(left?.Inputs, beforePath, right?.Inputs, afterPath, Heading(part)))
                yield return change;
            foreach (var change in Lists(left?.Lists, beforePath, right?.Lists, afterPath))
                yield return change;
        }
    }

    private static EditorPart? PartOf(EditorItem? item, string name) => item?.Parts.FirstOrDefault(part => part.Definition.Name == name);

    private static string Heading(EditorPart part) => part.Definition.DisplayName == part.Definition.Part.Name || part.Inputs.Count == 1 ? "" : part.Definition.DisplayName;

    private static IEnumerable<Change> Inputs(
        IReadOnlyList<EditorInput>? before, string beforePath, IReadOnlyList<EditorInput>? after, string afterPath, string heading)
    {
        var left = (before ?? []).ToDictionary(input => input.Name[beforePath.Length..], StringComparer.Ordinal);
        foreach (var input in after ?? [])
        {
            left.Remove(input.Name[afterPath.Length..], out var other);
            var old = other?.Input ?? input.Input with { Values = [] };
            if (!Same(old, input.Input))
                yield return new InputChange(input.Name, heading, input.Input.Label, old, input.Input);
        }

        foreach (var gone in left.Values.Where(gone => Filled(gone.Input).Any()))
            yield return new InputChange(gone.Name, heading, gone.Input.Label, gone.Input, gone.Input with { Values = [] });
    }

    private static IEnumerable<Change> Lists(IReadOnlyList<EditorList>? before, string beforePath, IReadOnlyList<EditorList>? after, string afterPath)
    {
        var left = (before ?? []).ToDictionary(list => list.Path[beforePath.Length..], StringComparer.Ordinal);
        foreach (var list in after ?? [])
        {
            left.Remove(list.Path[afterPath.Length..], out var other);
            if (Entries(other?.Entries ?? [], list.Entries) is { Count: > 0 } entries)
                yield return new ListChange(list.Path, "", list.Heading, entries);
        }

        foreach (var gone in left.Values)
        {
            if (Entries(gone.Entries, []) is { Count: > 0 } entries)
                yield return new ListChange(gone.Path, "", gone.Heading, entries);
        }
    }

    private static List<EntryChange> Entries(IReadOnlyList<EditorEntry> before, IReadOnlyList<EditorEntry> after)
    {
        var places = before.Select((entry, at) => (entry, at)).Where(pair => pair.entry.Id.Length > 0)
            .DistinctBy(pair => pair.entry.Id).ToDictionary(pair => pair.entry.Id, pair => pair.at, StringComparer.Ordinal);
        var stayed = StayedIn(before, after, places);
        var found = new List<(double Order, EntryChange Change)>();
        var kept = new HashSet<int>();
        for (var at = 0; at < after.Count; at++)
        {
            if (!places.TryGetValue(after[at].Id, out var from) || !kept.Add(from))
                found.Add((at, new EntryChange(EntryFate.Added, after[at], null, at + 1, Inside(null, after[at]))));
            else if (Inside(before[from], after[at]) is { Count: > 0 } changes)
                found.Add((at, new EntryChange(EntryFate.Changed, after[at], from + 1, at + 1, changes)));
            else if (!stayed.Contains(from))
                found.Add((at, new EntryChange(EntryFate.Moved, after[at], from + 1, at + 1, [])));
        }

        for (var at = 0; at < before.Count; at++)
        {
            if (!kept.Contains(at))
                found.Add((at - .5, new EntryChange(EntryFate.Removed, before[at], at + 1, null, Inside(before[at], null))));
        }

        return [.. found.OrderBy(pair => pair.Order).Select(pair => pair.Change)];
    }

    // Of those that are in both, the most that kept their order: where one entry moves to the top, the others did not move down.
    private static HashSet<int> StayedIn(IReadOnlyList<EditorEntry> before, IReadOnlyList<EditorEntry> after, Dictionary<string, int> places)
    {
        var common = after.Where(entry => places.ContainsKey(entry.Id)).Select(entry => entry.Id).ToList();
        var inOrder = before.Select(entry => entry.Id).Where(id => common.Contains(id)).ToList();
        var path = EditPath.Between(inOrder, common, inOrder.Count + common.Count) ?? [];
        return [.. path.Where(step => step.Kind == PieceKind.Same).Select(step => places[inOrder[step.At]])];
    }

    private static List<Change> Inside(EditorEntry? before, EditorEntry? after)
    {
        var (beforePath, afterPath) = (before?.Path ?? "", after?.Path ?? "");
        var changes = new List<Change>();
        changes.AddRange(Inputs(Named(before), beforePath, Named(after), afterPath, ""));
        if (before?.Item is not null || after?.Item is not null)
            changes.AddRange(Items(before?.Item, beforePath, after?.Item, afterPath));
        changes.AddRange(Lists(before?.Inner, beforePath, after?.Inner, afterPath));
        return changes;
    }

    private static IReadOnlyList<EditorInput>? Named(EditorEntry? entry) => entry?.Name is { } name ? [name] : null;
}

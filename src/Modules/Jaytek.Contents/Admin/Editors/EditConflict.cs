using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Admin.Editors;

/// <summary>That somebody else saved the item while it was being edited.</summary>
/// <param name="Author">Who; may be empty.</param>
/// <param name="At">When.</param>
/// <param name="Tag">The state that they left; saving over it names it.</param>
/// <param name="Differences">The labels of the inputs in which both differ.</param>
internal sealed record EditConflict(string Author, DateTimeOffset At, string Tag, IReadOnlyList<string> Differences)
{
    /// <summary>Compares what was typed with what is stored now.</summary>
    public static EditConflict Between(EditorItem typed, EditorItem stored, ContentItem theirs)
    {
        var theirValues = stored.AllInputs.ToDictionary(input => input.Name, input => input.Input.Values, StringComparer.Ordinal);
        var labels = typed.AllInputs
            .Where(input => !theirValues.TryGetValue(input.Name, out var values) || !Same(values, input.Input.Values))
            .Select(input => input.Input.Label).Distinct(StringComparer.Ordinal);
        var lists = typed.AllLists.Where(list => stored.AllLists.FirstOrDefault(other => other.Path == list.Path)?.Entries.Count != list.Entries.Count)
            .Select(list => list.Heading);
        return new EditConflict(
            theirs.Author ?? "", theirs.ModifiedUtc ?? default, theirs.Tag ?? "", [.. labels.Union(lists, StringComparer.Ordinal)]);
    }

    private static bool Same(IReadOnlyList<string> left, IReadOnlyList<string> right) =>
        left.Where(value => value.Length > 0).SequenceEqual(right.Where(value => value.Length > 0), StringComparer.Ordinal);
}

using Jaytek.Contents.Admin.Versions;
using Jaytek.Contents.Contracts;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Contents.Admin.Editors;

/// <summary>A field or list in which both sides differ, to choose from.</summary>
/// <param name="Change">What differs; "before" is theirs, "after" mine.</param>
/// <param name="IsMine">Whether it was changed here since the editor was opened.</param>
/// <param name="IsTheirs">Whether it was changed by somebody else since.</param>
internal sealed record MergeChoice(Change Change, bool IsMine, bool IsTheirs)
{
    /// <summary>What is chosen until somebody chooses: what nobody here touched is theirs.</summary>
    public bool TakesTheirs => IsTheirs && !IsMine;
}

/// <summary>That somebody else saved the item while it was being edited.</summary>
/// <param name="Author">Who; may be empty.</param>
/// <param name="At">When.</param>
/// <param name="Tag">The state that they left; saving over it names it.</param>
/// <param name="Choices">The inputs and lists in which both differ, in the order of the editor.</param>
/// <param name="Display">How their values are shown.</param>
internal sealed record EditConflict(string Author, DateTimeOffset At, string Tag, IReadOnlyList<MergeChoice> Choices, ChangeDisplay Display)
{
    /// <summary>Posted for each choice as <c>$side.{name}</c>.</summary>
    public const string SideName = "$side.";

    /// <summary>The side that is not the form's own.</summary>
    public const string Theirs = "theirs";

    /// <summary>Compares what was typed with what is stored now, and both with what the editor was shown.</summary>
    public static IReadOnlyList<MergeChoice> Between(EditorItem typed, EditorItem stored, string? seen)
    {
        var shown = EditorSeen.Read(seen, stored);
        var (mine, theirs) = (EditorSeen.Prints(typed).ToDictionary(), EditorSeen.Prints(stored).ToDictionary());
        bool Changed(IReadOnlyDictionary<string, byte[]> side, string name) =>
            !shown.TryGetValue(name, out var print) || !side.TryGetValue(name, out var now) || !print.AsSpan().SequenceEqual(now);
        return [.. ItemComparer.Between(stored, typed).Select(change => new MergeChoice(change, Changed(mine, change.Name), Changed(theirs, change.Name)))];
    }

    /// <summary>The form without what is to be taken from the other side: what is not posted stays as it is stored.</summary>
    public static IFormCollection WithoutTheirs(IFormCollection form)
    {
        var theirs = form.Where(pair => pair.Key.StartsWith(SideName, StringComparison.Ordinal) && pair.Value == Theirs)
            .Select(pair => pair.Key[SideName.Length..]).ToList();
        return theirs.Count == 0 ? form : new FormCollection(
            form.Where(pair => !theirs.Exists(name => IsOf(pair.Key, name))).ToDictionary(pair => pair.Key, pair => pair.Value), form.Files);
    }

    // An input by its own name and what its control posts beside it; a list with its entries and everything in them.
    private static bool IsOf(string key, string name) =>
        key.StartsWith(name, StringComparison.Ordinal) && (key.Length == name.Length || key[name.Length] is '.' or '[');
}

/// <summary>Draws up conflicts.</summary>
internal sealed class EditConflicts(IContentReader reader, EditorBuilder builder, ChangeViews views)
{
    private static readonly HashSet<string> Nothing = [];

    /// <summary>What somebody else did to the item that was typed into <paramref name="typed"/>.</summary>
    public async Task<EditConflict> FindAsync(ContentItem item, EditorItem typed, string? seen, CancellationToken cancellationToken)
    {
        var theirs = await reader.GetAsync(item.ContentItemId, ContentVersion.Latest, cancellationToken) ?? item;
        var choices = EditConflict.Between(typed, builder.Build(theirs, typed.Type, Nothing), seen);
        var display = await views.LoadAsync(theirs, [.. choices.Select(choice => choice.Change)], cancellationToken);
        return new EditConflict(theirs.Author ?? "", theirs.ModifiedUtc ?? default, theirs.Tag ?? "", choices, display);
    }
}

using Jaytek.Contents.Admin.Editors;
using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Admin.Versions;

/// <summary>What differs between two versions of an item, or of an item inside it.</summary>
/// <param name="Name">The name of the input or list in the later version, as the editor posts it: <c>Mix.Bpm.Value</c>.</param>
/// <param name="Heading">The part that it stands in; empty where it only groups the type's own fields.</param>
/// <param name="Label">What people read beside it.</param>
internal abstract record Change(string Name, string Heading, string Label);

/// <summary>An input that differs. Both sides are the kind's own inputs, so that a kind that a module brings is shown as well.</summary>
internal sealed record InputChange(string Name, string Heading, string Label, FormInput Before, FormInput After) : Change(Name, Heading, Label)
{
    /// <summary>Whether its values are entries of a list: told one by one.</summary>
    public bool IsList => Before.Multiple || After.Multiple || After.Control is FormControl.Lines or FormControl.ContentPicker or FormControl.UserPicker or FormControl.Terms;

    /// <summary>Whether it is read as a text, of which words change.</summary>
    public bool IsText => !IsList && After.Control is FormControl.Text or FormControl.MultilineText or FormControl.Html or FormControl.Markdown or FormControl.Code;
}

/// <summary>A list of items that differs.</summary>
/// <param name="Name">The path of its array.</param>
/// <param name="Heading">Empty: a list has its own.</param>
/// <param name="Label">The list's heading.</param>
/// <param name="Entries">Its entries that differ, in the order of the later version; what was removed stands where it was.</param>
internal sealed record ListChange(string Name, string Heading, string Label, IReadOnlyList<EntryChange> Entries) : Change(Name, Heading, Label);

/// <summary>What became of an entry of a list.</summary>
internal enum EntryFate
{
    /// <summary>It is new.</summary>
    Added,
    /// <summary>It is gone.</summary>
    Removed,
    /// <summary>It says something else.</summary>
    Changed,
    /// <summary>It says the same in another place.</summary>
    Moved,
}

/// <summary>An entry of a list that differs.</summary>
/// <param name="Fate">What became of it.</param>
/// <param name="Entry">The entry: of the later version, unless it is gone.</param>
/// <param name="From">Its place before, from 1; null where it is new.</param>
/// <param name="To">Its place after, from 1; null where it is gone.</param>
/// <param name="Changes">What changed in it; of a new one everything that is filled.</param>
internal sealed record EntryChange(EntryFate Fate, EditorEntry Entry, int? From, int? To, IReadOnlyList<Change> Changes)
{
    /// <summary>What to call it.</summary>
    public string Name => Entry.Summary.Length > 0 ? Entry.Summary : $"{Entry.Kind} {To ?? From}";
}

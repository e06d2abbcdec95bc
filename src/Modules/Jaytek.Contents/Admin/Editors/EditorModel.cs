using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Admin.Editors;

/// <summary>One input of the editor under the name by which the form posts it: <c>Mix.Bpm.Value</c>, <c>Tracklist.ContentItems[2].TracklistEntry.Title.Text</c>.</summary>
internal sealed record EditorInput(string Name, FormInput Input)
{
    /// <summary>What stands in the column beside the body: relations, terms, dates and short facts.</summary>
    public bool IsAside => Input.Control is FormControl.ContentPicker or FormControl.UserPicker or FormControl.Terms or FormControl.Date
        or FormControl.DateTime or FormControl.Time or FormControl.Flag or FormControl.Number or FormControl.Duration or FormControl.Choice or FormControl.Radios
        or FormControl.Color;

    /// <summary>What fits into a line beside others.</summary>
    public bool IsShort => !Input.Multiple && Input.Control is FormControl.Text or FormControl.Number or FormControl.Duration or FormControl.Date
        or FormControl.Time or FormControl.LocalDateTime or FormControl.Suggested or FormControl.Email or FormControl.Telephone or FormControl.Choice;
}

/// <summary>One attached part: its inputs, those of its fields, and the lists of items inside it.</summary>
internal sealed record EditorPart(ContentTypePartDefinition Definition, IReadOnlyList<EditorInput> Inputs, IReadOnlyList<EditorList> Lists);

/// <summary>The editor of an item, or of an item inside another.</summary>
internal sealed record EditorItem(ContentTypeDefinition Type, IReadOnlyList<EditorPart> Parts)
{
    /// <summary>The inputs of this item alone.</summary>
    public IEnumerable<EditorInput> OwnInputs => Parts.SelectMany(part => part.Inputs);

    /// <summary>Every input, also of the items inside.</summary>
    public IEnumerable<EditorInput> AllInputs => OwnInputs.Concat(Entries.SelectMany(entry => entry.Inputs));

    /// <summary>Every list, also of the items inside.</summary>
    public IEnumerable<EditorList> AllLists => Parts.SelectMany(part => part.Lists).SelectMany(list => list.WithInner);

    private IEnumerable<EditorEntry> Entries => Parts.SelectMany(part => part.Lists).SelectMany(list => list.Entries);
}

/// <summary>A list of items inside an item.</summary>
/// <param name="Path">The path of its array: <c>Tracklist.ContentItems</c>.</param>
/// <param name="Heading">What people read above it.</param>
/// <param name="Hint">A sentence below the heading; may be empty.</param>
/// <param name="Entries">The items in order.</param>
/// <param name="Addable">The types that may be added.</param>
/// <param name="Welded">What a new entry bears at its root beside its parts, or null.</param>
internal sealed record EditorList(
    string Path, string Heading, string Hint, IReadOnlyList<EditorEntry> Entries, IReadOnlyList<ContentTypeDefinition> Addable, JsonObject? Welded)
{
    /// <summary>More inputs than these do not fit into one line.</summary>
    private const int MostInRow = 5;

    /// <summary>Whether each entry is shown as one line: there is one kind of them, with a few short inputs.</summary>
    public bool IsCompact => Addable.Count == 1 && Entries.All(entry =>
        entry is { Item: { } item, Name: null, Inner: [] } && item.Type.Name == Addable[0].Name
        && item.Parts.All(part => part.Lists.Count == 0) && item.OwnInputs.Count() is > 0 and <= MostInRow && item.OwnInputs.All(input => input.IsShort));

    public IEnumerable<EditorList> WithInner =>
        Entries.SelectMany(entry => entry.Item?.AllLists ?? []).Concat(Entries.SelectMany(entry => entry.Inner.SelectMany(list => list.WithInner))).Prepend(this);
}

/// <summary>One item of a list.</summary>
/// <param name="Path">Its path: <c>Tracklist.ContentItems[2]</c>.</param>
/// <param name="Id">Its ContentItemId, by which the form names it.</param>
/// <param name="TypeName">Its type's technical name.</param>
/// <param name="Summary">What it is, in a few words; may be empty.</param>
/// <param name="Item">Its editor; null where its type is gone, and it is kept as it is.</param>
/// <param name="Name">The input of its own name, where that is no part of it: Orchard keeps a menu entry's words in its DisplayText.</param>
/// <param name="Inner">Lists that hang on it without being attached to its type: narrower terms, entries of a submenu.</param>
/// <param name="IsOpen">Whether its inputs are shown at once.</param>
internal sealed record EditorEntry(
    string Path, string Id, string TypeName, string Summary, EditorItem? Item, EditorInput? Name, IReadOnlyList<EditorList> Inner, bool IsOpen)
{
    public IEnumerable<EditorInput> Inputs =>
        (Name is null ? [] : new[] { Name }).Concat(Item?.AllInputs ?? [])
            .Concat(Inner.SelectMany(list => list.Entries).SelectMany(entry => entry.Inputs));

    /// <summary>What people call it.</summary>
    public string Kind => Item?.Type.DisplayName ?? TypeName;
}

/// <summary>A place for a list of items: where its array stands, below the item that holds it, and what may stand in it.</summary>
/// <param name="Path">Below the item: <c>Tracklist.ContentItems</c>.</param>
/// <param name="Part">The attached part that holds it; null where it hangs on an entry of another list.</param>
/// <param name="Heading">What people read above it.</param>
/// <param name="Hint">A sentence below the heading.</param>
/// <param name="Addable">The types that may stand in it.</param>
/// <param name="Welded">What a new item of it bears at its root beside its parts, or null.</param>
internal sealed record ListSlot(
    string Path, string? Part, string Heading, string Hint, IReadOnlyList<ContentTypeDefinition> Addable, JsonObject? Welded)
{
    /// <summary>The array's own name.</summary>
    public string Member => Path[(Path.LastIndexOf('.') + 1)..];
}

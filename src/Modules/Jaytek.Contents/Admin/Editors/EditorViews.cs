using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;

namespace Jaytek.Contents.Admin.Editors;

/// <summary>An input and the page around it.</summary>
internal sealed record InputView(EditorInput Input, EditModel Page)
{
    /// <summary>What a picker offers.</summary>
    public PickerView Picker => Page.Choices.GetValueOrDefault(Input.Name, PickerChoices.None).ToView(Input.Name, Input.Input, "#editor");

    /// <summary>The hint, or null where there is none, as the tag helpers have it.</summary>
    public string? Hint => Input.Input.Hint is { Length: > 0 } hint ? hint : null;

    /// <summary>The type of a plain input element.</summary>
    public string HtmlType => Input.Input.Control switch
    {
        FormControl.Date => "date",
        FormControl.Time => "time",
        FormControl.LocalDateTime => "datetime-local",
        FormControl.Email => "email",
        FormControl.Telephone => "tel",
        _ => "text",
    };

    /// <summary>Times are shown to the second; otherwise browsers refuse to show them.</summary>
    public string? Step => Input.Input.Control is FormControl.Time ? "1" : Input.Input.Step;
}

/// <summary>A list of items and the page around it.</summary>
/// <param name="List">The list.</param>
/// <param name="Page">The page.</param>
/// <param name="Level">The level of its heading.</param>
internal sealed record ListView(EditorList List, EditModel Page, int Level)
{
    /// <summary>What was taken from this list just now, or null.</summary>
    public RemovedEntry? Removed => Page.Move?.Removed is { } removed && removed.List == List.Path ? removed : null;

    /// <summary>What is wrong with the list as a whole.</summary>
    public IEnumerable<string> Errors =>
        Page.ModelState.TryGetValue(List.Path, out var entry) ? entry.Errors.Select(error => error.ErrorMessage) : [];
}

/// <summary>An entry of a list and the page around it.</summary>
internal sealed record EntryView(EditorEntry Entry, int Index, EditorList List, EditModel Page, int Level)
{
    public int Count => List.Entries.Count;

    /// <summary>The entry itself where it is not stored; else null.</summary>
    public string? Seal => Page.Seals.GetValueOrDefault(Entry.Path);

    /// <summary>The first input takes the focus where the entry is one line; that it was moved shows in its number.</summary>
    public bool TakesFocus => Page.Move?.Focus == Entry.Path;

    /// <summary>Whether its inputs are shown: also where something in it is wrong.</summary>
    public bool IsOpen => Entry.IsOpen || Page.ModelState.Any(pair =>
        pair.Value is { Errors.Count: > 0 } && pair.Key.StartsWith(Entry.Path + ".", StringComparison.Ordinal));

    /// <summary>What it is called for those who do not see where it stands.</summary>
    public string Name => Entry.Summary.Length > 0 ? $"{Entry.Kind}: {Entry.Summary}" : $"{Entry.Kind} {Index + 1}";
}

/// <summary>The types that may be added at a place, as buttons.</summary>
/// <param name="List">The list.</param>
/// <param name="Verb">What the buttons post before the type: <c>add:FlowPart.Widgets</c>, <c>insert:FlowPart.Widgets[2]</c>.</param>
/// <param name="Label">What the place is called.</param>
/// <param name="IsBetween">Whether it stands between two entries, as a "+" alone.</param>
internal sealed record AddView(EditorList List, string Verb, string Label, bool IsBetween)
{
    /// <summary>So many kinds are searched.</summary>
    public bool IsSearched => List.Addable.Count >= PickerOptions.FewestForSelect;

    /// <summary>The kinds by their category; one without name where no type says one.</summary>
    public IEnumerable<IGrouping<string, ContentTypeDefinition>> Groups =>
        List.Addable.GroupBy(type => type.Settings.Section("ContentTypeSettings").Text("Category") is { Length: > 0 } category ? category : "")
            .OrderBy(group => group.Key.Length == 0).ThenBy(group => group.Key, StringComparer.Ordinal);
}

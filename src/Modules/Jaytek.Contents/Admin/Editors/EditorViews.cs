using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Admin.Editors;

/// <summary>An input and the page around it.</summary>
internal sealed record InputView(EditorInput Input, EditModel Page)
{
    /// <summary>What a picker offers.</summary>
    public PickerChoices Choices => Page.Choices.GetValueOrDefault(Input.Name, PickerChoices.None);

    /// <summary>The hint, or null where there is none, as the tag helpers have it.</summary>
    public string? Hint => Input.Input.Hint is { Length: > 0 } hint ? hint : null;

    /// <summary>The type of a plain input element.</summary>
    public string HtmlType => Input.Input.Control switch
    {
        FormControl.Number => "number",
        FormControl.Date => "date",
        FormControl.DateTime => "datetime-local",
        FormControl.Time => "time",
        FormControl.Url => "text",
        FormControl.Email => "email",
        FormControl.Telephone => "tel",
        FormControl.Color => "color",
        _ => "text",
    };

    /// <summary>Times are shown to the second; otherwise browsers refuse to show them.</summary>
    public string? Step => Input.Input.Control is FormControl.DateTime or FormControl.Time ? "1" : Input.Input.Step;
}

/// <summary>A list of items and the page around it.</summary>
/// <param name="List">The list.</param>
/// <param name="Page">The page.</param>
/// <param name="Level">The level of its heading.</param>
internal sealed record ListView(EditorList List, EditModel Page, int Level)
{
    /// <summary>What is wrong with the list as a whole.</summary>
    public IEnumerable<string> Errors =>
        Page.ModelState.TryGetValue(List.Path, out var entry) ? entry.Errors.Select(error => error.ErrorMessage) : [];
}

/// <summary>An entry of a list and the page around it.</summary>
internal sealed record EntryView(EditorEntry Entry, int Index, EditorList List, EditModel Page, int Level)
{
    public int Count => List.Entries.Count;

    /// <summary>Whether its inputs are shown: also where something in it is wrong.</summary>
    public bool IsOpen => Entry.IsOpen || Page.ModelState.Any(pair =>
        pair.Value is { Errors.Count: > 0 } && pair.Key.StartsWith(Entry.Path + ".", StringComparison.Ordinal));

    /// <summary>What it is called for those who do not see where it stands.</summary>
    public string Name => Entry.Summary.Length > 0 ? $"{Entry.Kind}: {Entry.Summary}" : $"{Entry.Kind} {Index + 1}";
}

namespace Jaytek.Contents.Contracts.Views;

/// <summary>
/// Makes the editor's picker ready for pages of other modules. It offers what the current person may edit or sees on the site, and the
/// script that searches while one types may ask for nothing else.
/// </summary>
public interface IContentPickers
{
    /// <summary>The pickers of some inputs, by the names under which they are posted.</summary>
    /// <param name="inputs">Inputs of the kind <see cref="FormControl.ContentPicker"/>, with what is picked, by name.</param>
    /// <param name="form">The CSS selector of the form, for the search button.</param>
    /// <param name="searchOf">The words that were typed into the search of the input with this name, or null.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyDictionary<string, PickerView>> LoadAsync(
        IReadOnlyDictionary<string, FormInput> inputs, string form, Func<string, string?> searchOf, CancellationToken cancellationToken);
}

/// <summary>A picker as the view at <see cref="Path"/> takes it.</summary>
/// <param name="Name">Under which it is posted; the words of its search are posted below it, as <c>$search</c>.</param>
/// <param name="Input">What it asks.</param>
/// <param name="Options">The picked ones first, in their order; then those that were found.</param>
/// <param name="Search">What was searched for; empty for the beginning of the list.</param>
/// <param name="IsCut">Whether there are more than are offered, so that one has to search.</param>
/// <param name="Ticket">By which the script may search for more, or null.</param>
/// <param name="IsCreatable">Whether the person may create there what they do not find.</param>
/// <param name="Form">The CSS selector of the form around it, which the search draws again.</param>
public sealed record PickerView(
    string Name, FormInput Input, IReadOnlyList<FormOption> Options, string Search, bool IsCut, string? Ticket, bool IsCreatable, string Form)
{
    /// <summary>The view.</summary>
    public const string Path = "/Modules/Jaytek.Contents/Admin/Editors/_Picker.cshtml";

    /// <summary>Posted below <see cref="Name"/>: the words to search for.</summary>
    public const string SearchName = "$search";

    /// <summary>The hint, or null where there is none, as the tag helpers have it.</summary>
    public string? Hint => Input.Hint is { Length: > 0 } hint ? hint : null;
}

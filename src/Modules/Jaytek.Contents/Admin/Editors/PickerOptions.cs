using Jaytek.Contents.Admin.Editors.Controls;
using Jaytek.Contents.Admin.Lists;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;
using Jaytek.Contents.Text;
using Jaytek.Kernel;
using Jaytek.Engine.Contracts;

namespace Jaytek.Contents.Admin.Editors;

/// <summary>What a picker offers.</summary>
/// <param name="Options">The picked ones first, in their order; then those that were found.</param>
/// <param name="Search">What was searched for; empty for the beginning of the list.</param>
/// <param name="IsCut">Whether there are more than are offered, so that one has to search.</param>
/// <param name="Ticket">By which a script may search for more.</param>
/// <param name="IsCreatable">Whether the person may create there what they do not find.</param>
internal sealed record PickerChoices(IReadOnlyList<FormOption> Options, string Search, bool IsCut, string? Ticket = null, bool IsCreatable = false)
{
    public static PickerChoices None { get; } = new([], "", false);

    /// <summary>The same for the view.</summary>
    public PickerView ToView(string name, FormInput input, string form) => new(name, input, Options, Search, IsCut, Ticket, IsCreatable, form);
}

/// <summary>Reads what the pickers of an editor offer: items by title that the user may see, terms of a taxonomy, users by name.</summary>
internal sealed class PickerOptions(
    ItemList items, IContentReader reader, IContentDefinitionManager definitions, IUserDirectory users, EditorAccess access, PickerTickets tickets, Creatable creatable)
{
    /// <summary>Fewer choices stand open as radio buttons or boxes.</summary>
    public const int FewestForSelect = 8;

    /// <summary>Fewer choices are a select; so many are searched.</summary>
    public const int FewestForCombo = 15;

    /// <summary>More are found by searching.</summary>
    private const int MostOffered = 30;

    // Items inside a list have the same pickers over and over.
    private readonly Dictionary<string, (IReadOnlyList<FormOption> Options, bool IsCut)> _found = [];

    private readonly Dictionary<string, (string Ticket, bool IsCreatable)> _sealed = [];

    private ItemFilter? _pickable;

    /// <summary>The choices of every picker among <paramref name="inputs"/>, by the input's name.</summary>
    /// <param name="inputs">The inputs of an editor.</param>
    /// <param name="searchOf">The words that were typed into the search of the input with this name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyDictionary<string, PickerChoices>> LoadAsync(
        IEnumerable<EditorInput> inputs, Func<string, string?> searchOf, CancellationToken cancellationToken)
    {
        var choices = new Dictionary<string, PickerChoices>(StringComparer.Ordinal);
        foreach (var (name, input) in inputs.Where(IsPicker))
        {
            var search = searchOf(name)?.Trim() ?? "";
            var found = await FindAsync(input, search, cancellationToken);
            var picked = await PickedAsync(input, found.Options, cancellationToken);
            var (ticket, isCreatable) = await SealAsync(input, cancellationToken);
            choices[name] = new PickerChoices(
                [.. picked, .. found.Options.Where(option => !input.Values.Contains(option.Value))], search, found.IsCut, ticket, isCreatable);
        }

        return choices;
    }

    /// <summary>What the picker of an input offers for some words; <c>IsCut</c> where there is more.</summary>
    public async Task<(IReadOnlyList<FormOption> Options, bool IsCut)> SearchAsync(FormInput input, string search, CancellationToken cancellationToken)
    {
        var (options, isCut) = await FindAsync(input, search.Trim(), cancellationToken);
        if (input.Control != FormControl.Terms)
            return (options, isCut);
        var words = TextFolding.Fold(search);
        var terms = options.Where(option => TextFolding.Fold(option.Label).Contains(words, StringComparison.Ordinal)).ToList();
        return (terms.Take(MostOffered).ToList(), terms.Count > MostOffered);
    }

    private async Task<(string Ticket, bool IsCreatable)> SealAsync(FormInput input, CancellationToken cancellationToken)
    {
        var key = KeyOf(input);
        if (!_sealed.TryGetValue(key, out var known))
            _sealed[key] = known = (tickets.Seal(input), (await creatable.OfAsync(input, cancellationToken)).Count > 0);
        return known;
    }

    private static string KeyOf(FormInput input) => $"{input.Control}|{input.Source}|{input.EditableOnly}|{string.Join(',', input.ContentTypes.Concat(input.Roles))}";

    private static bool IsPicker(EditorInput input) => input.Input.Control is FormControl.ContentPicker or FormControl.UserPicker or FormControl.Terms;

    private async Task<(IReadOnlyList<FormOption> Options, bool IsCut)> FindAsync(FormInput input, string search, CancellationToken cancellationToken)
    {
        var key = $"{KeyOf(input)}|{search}";
        if (_found.TryGetValue(key, out var known))
            return known;
        var options = input.Control switch
        {
            FormControl.ContentPicker => await ItemsAsync(input, search, cancellationToken),
            FormControl.UserPicker => [.. (await users.SearchAsync(search, input.Roles, MostOffered + 1, cancellationToken)).Select(Option)],
            // A taxonomy is read whole.
            _ => await TermsAsync(input.Source, cancellationToken),
        };
        var isCut = input.Control != FormControl.Terms && options.Count > MostOffered;
        return _found[key] = (isCut ? [.. options.Take(MostOffered)] : options, isCut);
    }

    private async Task<IReadOnlyList<FormOption>> PickedAsync(FormInput input, IReadOnlyList<FormOption> found, CancellationToken cancellationToken)
    {
        var names = found.Where(option => input.Values.Contains(option.Value)).ToDictionary(option => option.Value, option => option.Label.TrimStart(' ', '–'));
        var missing = input.Values.Where(value => !names.ContainsKey(value)).ToList();
        if (missing.Count > 0)
        {
            var read = input.Control == FormControl.UserPicker
                ? (await users.FindAsync(missing, cancellationToken)).Values.Select(Option)
                : (await items.TitlesAsync(await PickableAsync(cancellationToken), missing, cancellationToken)).Select(pair => new FormOption(pair.Key, pair.Value));
            foreach (var option in read)
                names[option.Value] = option.Label;
        }

        // What is gone, or hidden, is shown by its id, so that it can be taken away.
        return [.. input.Values.Distinct(StringComparer.Ordinal).Select(value => new FormOption(value, names.GetValueOrDefault(value, value)))];
    }

    private async Task<IReadOnlyList<FormOption>> ItemsAsync(FormInput input, string search, CancellationToken cancellationToken)
    {
        var types = input.ContentTypes.Count > 0
            ? input.ContentTypes
            : [.. definitions.Current.Types.Where(type => type.IsListable).Select(type => type.Name)];
        var filter = await PickableAsync(cancellationToken) with { ContentTypes = types, Search = search, ByTitle = true, Descending = false };
        if (input.EditableOnly)
            filter = filter with { OnSite = [] };
        var lines = await items.ListAsync(filter, 0, MostOffered + 1, cancellationToken);
        return [.. lines.Select(line => new FormOption(line.Item.ContentItemId, types.Count > 1 ? $"{line.Title} ({TypeName(line.Item)})" : line.Title))];
    }

    private async Task<ItemFilter> PickableAsync(CancellationToken cancellationToken) =>
        _pickable ??= await access.PickableAsync(definitions.Current.Types, cancellationToken);

    private async Task<IReadOnlyList<FormOption>> TermsAsync(string? taxonomyId, CancellationToken cancellationToken) =>
        string.IsNullOrEmpty(taxonomyId) ? [] : TaxonomyTerms.Options(await reader.GetAsync(taxonomyId, ContentVersion.Latest, cancellationToken));

    private string TypeName(ContentItem item) => definitions.Current.Type(item.ContentType) is { } type ? definitions.Current.NameOf(type) : item.ContentType;

    private static FormOption Option(UserCard user) => new(user.UserId, user.DisplayName);
}

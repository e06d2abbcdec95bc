using Jaytek.Contents.Contracts;
using Jaytek.Contents.References;

namespace Jaytek.Contents.Admin.Lists;

/// <summary>A field of a type by which its list can be filtered.</summary>
/// <param name="Path"><c>Part.Field</c>.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Choices">Ids and names; those of a picker are cut where there are many.</param>
/// <param name="IsCut">Whether there are more than <paramref name="Choices"/>.</param>
internal sealed record ListField(string Path, string Label, IReadOnlyList<FormOption> Choices, bool IsCut);

/// <summary>Pickers and taxonomies of a type: what a list is filtered by, and the words of its columns.</summary>
internal sealed class ListFields(IContentReader reader, Editors.EditorAccess access, IContentDefinitionManager definitions, ItemList items)
{
    private const int MostFields = 4;
    private const int MostChoices = 200;

    private readonly Dictionary<string, IReadOnlyList<FormOption>> _terms = [];

    private ItemFilter? _pickable;

    /// <summary>The fields of a type that name things, pickers first; at most four.</summary>
    public static IReadOnlyList<(string Path, ContentPartFieldDefinition Field)> Of(ContentTypeDefinition type) =>
    [
        .. type.Parts.SelectMany(part => part.Part.Fields.Select(field => ($"{part.Name}.{field.Name}", field)))
            .Where(pair => ItemReferences.Members.ContainsKey(pair.field.FieldName))
            .OrderBy(pair => pair.field.FieldName, StringComparer.Ordinal).Take(MostFields),
    ];

    /// <summary>The fields with what can be chosen.</summary>
    public async Task<IReadOnlyList<ListField>> LoadAsync(ContentTypeDefinition type, CancellationToken cancellationToken)
    {
        var fields = new List<ListField>();
        foreach (var (path, field) in Of(type))
        {
            var choices = field.FieldName == "TaxonomyField"
                ? await TermsAsync(field.KindSettings.Text("TaxonomyContentItemId"), cancellationToken)
                : await PickableAsync(field, cancellationToken);
            fields.Add(new ListField(path, field.DisplayName, [.. choices.Take(MostChoices)], choices.Count > MostChoices));
        }

        return fields;
    }

    /// <summary>What an address says of a field, as an id: names are understood too, since a long list is typed into.</summary>
    public async Task<string> ResolveAsync(ContentTypeDefinition type, string path, string value, CancellationToken cancellationToken)
    {
        var field = Of(type).First(pair => pair.Path == path).Field;
        if (field.FieldName == "TaxonomyField")
            return value;
        var filter = await FilterAsync(field, cancellationToken);
        var found = await items.ListAsync(filter with { Search = value, ByTitle = true, Descending = false }, 0, MostChoices, cancellationToken);
        return (found.FirstOrDefault(line => line.Item.ContentItemId == value)
            ?? found.FirstOrDefault(line => string.Equals(line.Title, value, StringComparison.OrdinalIgnoreCase)))?.Item.ContentItemId ?? value;
    }

    /// <summary>The names of what these items name in a field, by the items' ids.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(
        string path, ContentPartFieldDefinition field, IReadOnlyList<ItemLine> lines, CancellationToken cancellationToken)
    {
        var part = path[..^(field.Name.Length + 1)];
        var ids = lines.ToDictionary(
            line => line.Item.ContentItemId, line => line.Item.Part(part)?[field.Name]?[ItemReferences.Members[field.FieldName]].AsTexts() ?? []);
        var all = ids.Values.SelectMany(some => some).Distinct(StringComparer.Ordinal).ToList();
        var names = field.FieldName == "TaxonomyField"
            ? (await TermsAsync(field.KindSettings.Text("TaxonomyContentItemId"), cancellationToken)).ToDictionary(term => term.Value, term => term.Label.TrimStart('–', ' '))
            : await TitlesAsync(all, cancellationToken);
        return ids.ToDictionary(pair => pair.Key, pair => string.Join(", ", pair.Value.Select(id => names.GetValueOrDefault(id)).Where(name => !string.IsNullOrEmpty(name))));
    }

    // As pickers name what is picked: a draft of somebody else's has a title that is theirs.
    private async Task<IReadOnlyDictionary<string, string>> TitlesAsync(List<string> ids, CancellationToken cancellationToken) => ids.Count == 0
        ? new Dictionary<string, string>()
        : await items.TitlesAsync(_pickable ??= await access.PickableAsync(definitions.Current.Types, cancellationToken), ids, cancellationToken);

    private async Task<ItemFilter> FilterAsync(ContentPartFieldDefinition field, CancellationToken cancellationToken)
    {
        var names = field.KindSettings.Texts("DisplayedContentTypes");
        var types = definitions.Current.Types.Where(type => names.Count > 0 ? names.Contains(type.Name) : type.IsListable);
        return await access.PickableAsync(types, cancellationToken);
    }

    private async Task<IReadOnlyList<FormOption>> PickableAsync(ContentPartFieldDefinition field, CancellationToken cancellationToken)
    {
        var filter = await FilterAsync(field, cancellationToken);
        var found = await items.NamesAsync(filter, MostChoices + 1, cancellationToken);
        return [.. found.Select(pair => new FormOption(pair.Id, pair.Title))];
    }

    private async Task<IReadOnlyList<FormOption>> TermsAsync(string? taxonomyId, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(taxonomyId))
            return [];
        if (!_terms.TryGetValue(taxonomyId, out var terms))
            _terms[taxonomyId] = terms = TaxonomyTerms.Options(await reader.GetAsync(taxonomyId, ContentVersion.Latest, cancellationToken));
        return terms;
    }
}

using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Admin.Editors.Controls;

/// <summary>Says what somebody who does not find it in a picker may create there.</summary>
internal sealed class Creatable(EditorAccess access, IContentReader reader, IContentRights rights, IContentDefinitionManager definitions)
{
    /// <summary>The types; for terms the type of the vocabulary's terms, where the person may change the vocabulary.</summary>
    public async Task<IReadOnlyList<ContentTypeDefinition>> OfAsync(FormInput input, CancellationToken cancellationToken) => input.Control switch
    {
        FormControl.ContentPicker => (await access.EditableAsync(
            definitions.Current.Types.Where(type => type.IsCreatable && (input.ContentTypes.Count == 0 ? type.IsListable : input.ContentTypes.Contains(type.Name))),
            cancellationToken)).Types,
        FormControl.Terms when input.Source is { Length: > 0 } id => await OfTaxonomyAsync(id, cancellationToken),
        _ => [],
    };

    private async Task<IReadOnlyList<ContentTypeDefinition>> OfTaxonomyAsync(string id, CancellationToken cancellationToken) =>
        await reader.GetAsync(id, ContentVersion.Latest, cancellationToken) is { } taxonomy
        && definitions.Current.Type(taxonomy.Part("TaxonomyPart")?["TermContentType"].AsText()) is { } type
        && type.FirstOf("TitlePart") is not null
        && await rights.MayAsync(taxonomy.Published ? "publish" : "edit", taxonomy, cancellationToken)
            ? [type]
            : [];
}

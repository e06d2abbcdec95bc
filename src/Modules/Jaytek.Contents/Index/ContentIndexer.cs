using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Model;
using Jaytek.Contents.Parts;
using Jaytek.Kernel;

namespace Jaytek.Contents.Index;

/// <summary>A searchable member of a type.</summary>
/// <param name="Path">A root property or <c>Part.Member</c>.</param>
/// <param name="Kind">The kind of its values.</param>
internal readonly record struct IndexPath(string Path, IndexKind Kind);

/// <summary>Says what of a type can be searched, and finds the values in an item. Values of contained items are not the item's own.</summary>
internal sealed class ContentIndexer(ContentKinds kinds)
{
    private static readonly IndexPath[] Root =
    [
        new(nameof(ContentItem.DisplayText), IndexKind.Text),
        new(nameof(ContentItem.Owner), IndexKind.Key),
        new(nameof(ContentItem.Author), IndexKind.Key),
        new(nameof(ContentItem.CreatedUtc), IndexKind.Number),
        new(nameof(ContentItem.ModifiedUtc), IndexKind.Number),
    ];

    private static readonly IndexValue[] There = [IndexValue.Of("1")];

    /// <summary>The fields of a type's index: its searchable members and its declared pairs.</summary>
    public IReadOnlyList<IndexPath> Paths(ContentTypeDefinition type)
    {
        var members = Members(type);
        return [.. members, .. DeclaredPairs.Of(type, members).Select(pair => new IndexPath(pair.Path, IndexKind.Text))];
    }

    /// <summary>The searchable members of a type.</summary>
    public IReadOnlyList<IndexPath> Members(ContentTypeDefinition type)
    {
        var paths = new List<IndexPath>(Root);
        foreach (var attached in WithWelded(type))
        {
            if (kinds.Part(attached.Part.Name) is { } part)
                paths.AddRange(part.Indexed.Select(member => new IndexPath($"{attached.Name}.{member.Key}", member.Value)));
            foreach (var field in attached.Part.Fields)
            {
                if (kinds.Field(field.FieldName) is { } kind)
                    paths.Add(PathOf($"{attached.Name}.{field.Name}", kind.IndexKind(field)));
            }
        }

        return [.. paths.DistinctBy(path => path.Path)];
    }

    /// <summary>The values of an item, folded and each once.</summary>
    public IReadOnlySet<(string Path, IndexKind Kind, IndexValue Value)> Values(ContentTypeDefinition type, ContentItem item)
    {
        var values = new HashSet<(string Path, IndexKind Kind, IndexValue Value)>();
        foreach (var (path, kind) in Root)
        {
            if (RootValue(path, item) is { } value)
                values.Add((path, kind, Folded(value)));
        }

        foreach (var attached in WithWelded(type))
        {
            if (item.Parts[attached.Name] is JsonObject json)
                AddPart(values, type, attached, json);
        }

        AddPairs(values, type);
        return values;
    }

    private void AddPairs(HashSet<(string Path, IndexKind Kind, IndexValue Value)> values, ContentTypeDefinition type)
    {
        if (!type.Settings.Sections.Contains(DeclaredPairs.Section))
            return;
        var rows = new List<(string Path, IndexKind Kind, IndexValue Value)>();
        foreach (var pair in DeclaredPairs.Of(type, Members(type)))
        {
            var by = values.Where(value => value.Path == pair.Filter.Path).Select(value => value.Value);
            var sort = values.Where(value => value.Path == pair.Sort.Path).Select(value => (IndexValue?)value.Value).FirstOrDefault();
            rows.AddRange(PairValues.Of(by, sort).Select(text => (pair.Path, IndexKind.Text, IndexValue.Of(text))));
        }

        values.UnionWith(rows);
    }

    private void AddPart(
        HashSet<(string Path, IndexKind Kind, IndexValue Value)> values, ContentTypeDefinition type, ContentTypePartDefinition attached, JsonObject json)
    {
        if (kinds.Part(attached.Part.Name) is { } part)
        {
            foreach (var (member, value) in part.IndexValues(new PartContext(type, attached, json)))
                values.Add(($"{attached.Name}.{member}", part.Indexed[member], Folded(value)));
        }

        foreach (var field in attached.Part.Fields)
        {
            if (json[field.Name] is not JsonObject fieldJson || kinds.Field(field.FieldName) is not { } kind)
                continue;
            var context = new FieldContext(type, attached, field, fieldJson);
            var indexKind = kind.IndexKind(field);
            var path = PathOf($"{attached.Name}.{field.Name}", indexKind);
            foreach (var value in indexKind is not null ? kind.IndexValues(context) : kind.HasValue(context) ? There : [])
                values.Add((path.Path, path.Kind, Folded(value)));
        }
    }

    // Of a field whose values are not kept one row tells that there is one. Its path is another, so that a field which becomes of such a kind, or
    // ceases to be, is built anew.
    private static IndexPath PathOf(string path, IndexKind? kind) => kind is { } known ? new IndexPath(path, known) : new IndexPath(path + IndexField.PresenceMark, IndexKind.Key);

    private static IEnumerable<ContentTypePartDefinition> WithWelded(ContentTypeDefinition type)
    {
        var parts = type.Parts.AsEnumerable();
        if (type.Part(ContainedPart.PartName) is null)
            parts = parts.Append(new ContentTypePartDefinition(
                ContainedPart.PartName, new ContentPartDefinition(ContainedPart.PartName, DefinitionSettings.Empty, []), DefinitionSettings.Empty));
        return parts;
    }

    private static IndexValue? RootValue(string name, ContentItem item) => name switch
    {
        nameof(ContentItem.DisplayText) => Text(item.DisplayText),
        nameof(ContentItem.Owner) => Text(item.Owner),
        nameof(ContentItem.Author) => Text(item.Author),
        nameof(ContentItem.CreatedUtc) => Instant(item.CreatedUtc),
        nameof(ContentItem.ModifiedUtc) => Instant(item.ModifiedUtc),
        _ => null,
    };

    private static IndexValue? Text(string? text) => string.IsNullOrEmpty(text) ? null : IndexValue.Of(text);

    private static IndexValue? Instant(DateTimeOffset? instant) => instant is { } at ? IndexValue.Of(at) : null;

    private static IndexValue Folded(IndexValue value) => value.Text is { } text ? IndexValue.Of(TextFolding.Fold(text)) : value;
}

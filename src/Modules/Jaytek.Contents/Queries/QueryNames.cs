using Jaytek.Contents.Contracts;
using Jaytek.Contents.Index;

namespace Jaytek.Contents.Queries;

/// <summary>What a name in a query stands for.</summary>
internal abstract record NamedMember;

/// <summary>A member with rows in the index.</summary>
/// <param name="ContentType">The type that has it.</param>
/// <param name="Field">Its field of the index.</param>
/// <param name="Definition">The field's definition; null for root properties and members of parts.</param>
internal sealed record IndexedMember(string ContentType, IndexField Field, ContentPartFieldDefinition? Definition) : NamedMember
{
    /// <summary>Whether one item has one value at most, so that items can be put in its order.</summary>
    public bool IsSortable => Field.Kind != IndexKind.Key || Definition?.FieldName == "TextField";
}

/// <summary>The publication date, which every index row bears.</summary>
internal sealed record DateMember : NamedMember;

/// <summary>A column of the version's row.</summary>
/// <param name="Column">Its name.</param>
internal sealed record ColumnMember(string Column) : NamedMember;

/// <summary>A member of the items that a picker names.</summary>
/// <param name="Picker">The picker.</param>
/// <param name="Targets">The member in each type that the picker offers.</param>
internal sealed record PickedMember(IndexedMember Picker, IReadOnlyList<IndexedMember> Targets) : NamedMember;

/// <summary>Finds what the names of a query stand for.</summary>
internal sealed class QueryNames(ContentDefinitions definitions, FieldMaps maps, int brandId)
{
    public const string Date = nameof(ContentItem.PublishedUtc);
    private const string PickerField = "ContentPickerField";

    // Of pickers that offer every type, so many are looked into.
    private const int MaxTargets = 40;

    private static readonly Dictionary<string, string> Columns = new(StringComparer.Ordinal)
    {
        [nameof(ContentItem.ContentItemId)] = "content_item_id",
        [nameof(ContentItem.ContentItemVersionId)] = "version_id",
    };

    /// <summary>What a client's name stands for: <c>Bpm</c>, <c>TitlePart.Title</c>, <c>Owner</c>, <c>DJ.Location</c>; null where it is nothing.</summary>
    public NamedMember? Find(string contentType, string path)
    {
        if (path == Date)
            return new DateMember();
        if (Columns.TryGetValue(path, out var column))
            return new ColumnMember(column);
        if (Indexed(contentType, path) is { } own)
            return own;
        for (var dot = path.IndexOf('.', StringComparison.Ordinal); dot > 0; dot = path.IndexOf('.', dot + 1))
        {
            if (Indexed(contentType, path[..dot]) is { Definition.FieldName: PickerField } picker && Picked(picker, path[(dot + 1)..]) is { } picked)
                return picked;
        }

        return null;
    }

    /// <summary>A member of the type itself that has rows in the index, or null.</summary>
    public IndexedMember? Indexed(string contentType, string path)
    {
        // Neither stands in a name that people write.
        if (path.AsSpan().ContainsAny('+', IndexField.PresenceMark))
            return null;
        var fields = maps.Of(brandId, contentType);
        var field = Of(path) ?? (path.Contains('.', StringComparison.Ordinal) ? null : Of($"{contentType}.{path}"));
        return field is null ? null : new IndexedMember(contentType, field, definitions.Type(contentType)?.Field(field.Member)?.Field);

        IndexField? Of(string name) => fields.GetValueOrDefault(name) ?? fields.GetValueOrDefault(name + IndexField.PresenceMark);
    }

    /// <summary>Whether a name is that of a field, of the type or of what a picker offers, though it may have no rows in the index.</summary>
    public bool IsField(string contentType, string path)
    {
        if (definitions.Type(contentType)?.Field(path) is not null)
            return true;
        for (var dot = path.IndexOf('.', StringComparison.Ordinal); dot > 0; dot = path.IndexOf('.', dot + 1))
        {
            if (Indexed(contentType, path[..dot]) is { Definition: { FieldName: PickerField } picker } && TypesOf(picker).Any(type => type.Field(path[(dot + 1)..]) is not null))
                return true;
        }

        return false;
    }

    /// <summary>The field of a declared pair, or null.</summary>
    public IndexField? Pair(string contentType, IndexField filter, IndexField sort) =>
        maps.Of(brandId, contentType).GetValueOrDefault(PairValues.Path(filter.Path, sort.Path));

    /// <summary>The names that a client can filter by, without those of picked items.</summary>
    public IEnumerable<string> Names(string contentType) => maps.Of(brandId, contentType).Keys
        .Where(path => !path.Contains('+', StringComparison.Ordinal)).Select(path => path.TrimEnd(IndexField.PresenceMark))
        .Select(path => path.StartsWith(contentType + ".", StringComparison.Ordinal) ? path[(contentType.Length + 1)..] : path)
        .Append(Date).Concat(Columns.Keys).Order(StringComparer.Ordinal);

    /// <summary>The names that a client can sort by.</summary>
    public IEnumerable<string> SortableNames(string contentType) =>
        Names(contentType).Where(name => name == Date || Indexed(contentType, name) is { IsSortable: true });

    /// <summary>The types that a picker offers; without settings all that are content.</summary>
    public IReadOnlyList<ContentTypeDefinition> TypesOf(ContentPartFieldDefinition picker)
    {
        var settings = picker.KindSettings;
        var (named, stereotypes) = (settings.Texts("DisplayedContentTypes"), settings.Texts("DisplayedStereotypes"));
        var isAll = settings.Flag("DisplayAllContentTypes") || (named.Count == 0 && stereotypes.Count == 0);
        return [.. definitions.Types.Where(type => isAll
            ? type.Stereotype is null
            : named.Contains(type.Name) || (type.Stereotype is { } stereotype && stereotypes.Contains(stereotype)))];
    }

    private PickedMember? Picked(IndexedMember picker, string path)
    {
        var targets = TypesOf(picker.Definition!).Select(type => Indexed(type.Name, path)).OfType<IndexedMember>().Take(MaxTargets).ToList();
        return targets.Count == 0 ? null : new PickedMember(picker, targets);
    }
}

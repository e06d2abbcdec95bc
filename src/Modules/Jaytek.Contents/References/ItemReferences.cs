using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.References;

/// <summary>Keeps what an item's newest version names, in the transaction that writes the version.</summary>
internal static class ItemReferences
{
    /// <summary>The kinds of field that name things, and the member that holds the ids.</summary>
    public static IReadOnlyDictionary<string, string> Members { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ContentPickerField"] = "ContentItemIds",
        ["TaxonomyField"] = "TermContentItemIds",
    };

    /// <summary>What a version names, by <c>Part.Field</c>.</summary>
    public static IEnumerable<(string Field, string Target)> Of(ContentTypeDefinition type, ContentItem item) =>
        from part in type.Parts
        from field in part.Part.Fields
        where Members.ContainsKey(field.FieldName)
        from target in item.Part(part.Name)?[field.Name]?[Members[field.FieldName]].AsTexts() ?? []
        where target.Length <= Items.VersionTable.MaxIdLength
        select ($"{part.Name}.{field.Name}", target);

    /// <summary>Makes the rows of an item what its newest version says; none for an item that is gone.</summary>
    public static async Task WriteAsync(JaytekDb db, long itemNo, ContentTypeDefinition? type, ContentItem? latest, CancellationToken cancellationToken)
    {
        var wanted = type is null || latest is null ? [] : Of(type, latest).ToHashSet();
        var rows = await db.Set<ReferenceRow>().AsNoTracking().Where(row => row.ItemNo == itemNo).ToListAsync(cancellationToken);
        foreach (var row in rows.Where(row => !wanted.Remove((row.Field, row.Target))))
            await db.Set<ReferenceRow>().Where(found => found.ItemNo == itemNo && found.Field == row.Field && found.Target == row.Target).ExecuteDeleteAsync(cancellationToken);
        foreach (var (field, target) in wanted)
            db.Add(new ReferenceRow { ItemNo = itemNo, Field = field, Target = target });
    }
}

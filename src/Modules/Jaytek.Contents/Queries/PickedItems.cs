using System.Data.Common;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Routing;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;

namespace Jaytek.Contents.Queries;

/// <summary>Finds the items that a picker's filter means, within the time of its query.</summary>
internal sealed class PickedItems(DeadlineReader reader, IQueryDialect dialect, IHostContext host)
{
    /// <summary>More picked items than these are not listed by id.</summary>
    private const int MaxListed = 500;

    /// <summary>The ids, folded as the index holds them, that values mean: those of published items with such a slug, else the values themselves.</summary>
    public async Task<IReadOnlyList<string>> IdsAsync(IReadOnlyList<ContentTypeDefinition> types, IReadOnlyList<string> values, CancellationToken cancellationToken)
    {
        var slugs = values.Where(value => !PublicId.IsWellFormed(value)).Select(Handles.Fold).Distinct().ToList();
        var found = slugs.Count == 0 || types.Count == 0 ? [] : await SlugsAsync(types, slugs, cancellationToken);
        return [.. values.SelectMany(value => found.Where(item => item.Slug == Handles.Fold(value)).Select(item => item.Id).DefaultIfEmpty(value)).Select(TextFolding.Fold).Distinct()];
    }

    /// <summary>The folded ids of the published items that fulfil one of the conditions; null where they are too many to list.</summary>
    public async Task<IReadOnlyList<string>?> WhereAsync(IReadOnlyList<FieldCondition> targets, CancellationToken cancellationToken)
    {
        if (targets.Count == 0)
            return [];
        var sql = new ConditionSql(dialect);
        var items = string.Join(" union ", targets.Select(target => $"select b.item from {dialect.Table(target.Field.Kind)} b where {sql.OnRow("b", target)}"));
        var ids = await reader.ListAsync(
            $"select i.content_item_id from ({items} limit {MaxListed + 1}) t join cms_item i on i.item_no = t.item", sql.Parameters, Text, cancellationToken);
        return ids.Count > MaxListed ? null : [.. ids.Select(TextFolding.Fold)];
    }

    private Task<IReadOnlyList<(string Slug, string Id)>> SlugsAsync(
        IReadOnlyList<ContentTypeDefinition> types, IReadOnlyList<string> slugs, CancellationToken cancellationToken) => reader.ListAsync(
            $"""
            select h.value, h.content_item_id from cms_handle h
            where h.brand_id = @brand and h.culture = @culture and {dialect.In("h.kind", "@kinds")} and {dialect.In("h.value", "@values")} and h.published = @true
            """,
            [
                ("@brand", host.BrandId), ("@culture", host.Culture), ("@kinds", dialect.List([.. types.Select(type => Handles.SlugOf(type.Name))])),
                ("@values", dialect.List([.. slugs])), ("@true", true),
            ],
            row => (row.GetString(0), row.GetString(1)), cancellationToken);

    private static string Text(DbDataReader row) => row.GetString(0);
}

using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Contents.Items;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Index;

/// <summary>Keeps the list of indexed fields in step with the definitions.</summary>
internal sealed class IndexFields(ContentIndexer indexer, IHostContext host)
{
    /// <summary>Adds the fields that types have gained and marks those they have lost; the event handler does the slow part.</summary>
    public async Task SyncAsync(ActionScope scope, ContentDefinitions definitions, IReadOnlyList<string> contentTypes, CancellationToken cancellationToken)
    {
        // In one order, so that two changes wait for each other instead of locking each other out.
        foreach (var contentType in contentTypes.Order(StringComparer.Ordinal))
        {
            await FieldLock.TakeAsync(scope.Db, contentType, cancellationToken);
            var rows = await scope.Db.Set<FieldRow>().Where(row => row.ContentType == contentType).ToListAsync(cancellationToken);
            var wanted = definitions.Type(contentType) is { } type ? indexer.Paths(type) : [];
            foreach (var brand in rows.Select(row => row.BrandId).Append(host.BrandId).Distinct())
            {
                var state = await HasItemsAsync(scope.Db, brand, contentType, cancellationToken) ? FieldStates.Building : FieldStates.Ready;
                Sync(scope.Db, brand, contentType, wanted, [.. rows.Where(row => row.BrandId == brand)], state);
            }
        }

        await scope.Db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The types of which something is searchable that has no field yet: a release brings more than the one before it knew.</summary>
    public async Task<IReadOnlyList<string>> BehindAsync(JaytekDb db, ContentDefinitions definitions, CancellationToken cancellationToken)
    {
        var rows = await db.Set<FieldRow>().AsNoTracking().Where(row => row.State != FieldStates.Dropping)
            .Select(row => new { row.BrandId, row.ContentType, row.Path, row.Kind }).ToListAsync(cancellationToken);
        return [.. rows.GroupBy(row => (row.BrandId, row.ContentType))
            .Where(group => definitions.Type(group.Key.ContentType) is { } type
                && indexer.Paths(type).Select(path => (path.Path, Kind: FieldStates.NameOf(path.Kind))).Except(group.Select(row => (row.Path, row.Kind))).Any())
            .Select(group => group.Key.ContentType).Distinct()];
    }

    /// <summary>The fields that a writer of a type's items must keep. None is added or dropped until its transaction has ended.</summary>
    public async Task<IReadOnlyDictionary<string, IndexField>> ForWritingAsync(
        ActionScope scope, int brandId, ContentTypeDefinition type, CancellationToken cancellationToken)
    {
        await FieldLock.ShareAsync(scope.Db, type.Name, cancellationToken);
        var rows = await scope.Db.Set<FieldRow>().AsNoTracking()
            .Where(row => row.BrandId == brandId && row.ContentType == type.Name && row.State != FieldStates.Dropping)
            .ToListAsync(cancellationToken);
        if (rows.Count == 0 && await InsertAsync(scope.Db, brandId, type, cancellationToken))
        {
            // The first item of this type in a brand that is younger than the type.
            scope.Bump(DefinitionCache.EpochName);
            return await ForWritingAsync(scope, brandId, type, cancellationToken);
        }

        return rows.ToDictionary(row => row.Path, FieldStates.ToField, StringComparer.Ordinal);
    }

    private async Task<bool> InsertAsync(JaytekDb db, int brandId, ContentTypeDefinition type, CancellationToken cancellationToken)
    {
        var paths = indexer.Paths(type);
        foreach (var path in paths)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into cms_field (brand_id, content_type, path, kind, scope, state, round)
                values ({brandId}, {type.Name}, {path.Path}, {FieldStates.NameOf(path.Kind)}, {FieldStates.Published}, {FieldStates.Ready}, 0)
                on conflict do nothing
                """,
                cancellationToken);
        }

        return paths.Count > 0;
    }

    private static void Sync(JaytekDb db, int brandId, string contentType, IReadOnlyList<IndexPath> wanted, List<FieldRow> rows, string stateOfNew)
    {
        foreach (var path in wanted)
        {
            var kind = FieldStates.NameOf(path.Kind);
            if (rows.Find(row => row.Path == path.Path && row.Kind == kind) is not { } row)
                db.Add(New(brandId, contentType, path.Path, kind, stateOfNew));
            else if (row.State == FieldStates.Dropping)
                Begin(row, FieldStates.Building);
        }

        foreach (var row in rows.Where(row => !wanted.Any(path => path.Path == row.Path && FieldStates.NameOf(path.Kind) == row.Kind)))
        {
            if (row.State != FieldStates.Dropping)
                Begin(row, FieldStates.Dropping);
        }
    }

    private static void Begin(FieldRow row, string state)
    {
        row.State = state;
        row.Round++;
    }

    private static FieldRow New(int brandId, string contentType, string path, string kind, string state) => new()
    {
        BrandId = brandId,
        ContentType = contentType,
        Path = path,
        Kind = kind,
        Scope = FieldStates.Published,
        State = state,
    };

    private static Task<bool> HasItemsAsync(JaytekDb db, int brandId, string contentType, CancellationToken cancellationToken) =>
        db.Set<VersionRow>().AnyAsync(version => version.BrandId == brandId && version.ContentType == contentType && version.Published, cancellationToken);
}

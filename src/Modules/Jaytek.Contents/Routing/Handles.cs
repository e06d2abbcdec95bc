using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Contents.Items;
using Jaytek.Contents.Parts;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Routing;

/// <summary>Writes the names by which an item is found: those of the published version, and those that its draft holds ready.</summary>
internal sealed class Handles(DefinitionView definitions)
{
    public const string Path = "path";
    public const string Alias = "alias";

    /// <summary>The kind of slugs of a type.</summary>
    public static string SlugOf(string contentType) => $"slug.{contentType}";

    /// <summary>As names are kept and looked up.</summary>
    public static string Fold(string value) => value.Replace("\0", "", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>The id of the item that is called so, or whose draft is to be; null where there is none.</summary>
    public static Task<string?> FindAsync(JaytekDb db, int brandId, string culture, string kind, string value, CancellationToken cancellationToken)
    {
        var folded = Fold(value);
        return db.Set<HandleRow>().AsNoTracking()
            .Where(handle => handle.BrandId == brandId && handle.Culture == culture && handle.Kind == kind && handle.Value == folded)
            .Select(handle => (string?)handle.ContentItemId).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Brings the item's rows in step with its versions.</summary>
    public async Task<Result> WriteAsync(ActionScope scope, ItemRow row, ContentItem? latest, ContentItem? published, CancellationToken cancellationToken)
    {
        var wanted = new Dictionary<(string Kind, string Value), bool>();
        foreach (var name in NamesOf(latest))
            wanted[name] = false;
        foreach (var name in NamesOf(published))
            wanted[name] = true;

        var rows = scope.Db.Set<HandleRow>().AsNoTracking().Where(handle => handle.ItemNo == row.ItemNo);
        foreach (var handle in await rows.ToListAsync(cancellationToken))
        {
            if (!wanted.Remove((handle.Kind, handle.Value), out var isPublished))
                await Same(scope, handle).ExecuteDeleteAsync(cancellationToken);
            else if (handle.Published != isPublished)
                await Same(scope, handle).ExecuteUpdateAsync(set => set.SetProperty(other => other.Published, isPublished), cancellationToken);
        }

        foreach (var ((kind, value), isPublished) in wanted)
        {
            // A path that was given, not made, may end in a slug that another item of the type has: then it is found by its path only.
            if (!await ClaimAsync(scope, row, kind, value, isPublished, cancellationToken) && kind is Path or Alias)
                return Taken(kind, value);
        }

        return Result.Success;
    }

    /// <summary>Takes a name for an item; false where another item has it. Waits for a concurrent taker of the same name.</summary>
    public static async Task<bool> ClaimAsync(
        ActionScope scope, ItemRow row, string kind, string value, bool isPublished, CancellationToken cancellationToken)
    {
        var made = await scope.Db.Database.ExecuteSqlAsync(
            $"""
            insert into cms_handle (brand_id, culture, kind, value, item_no, content_item_id, published)
            values ({row.BrandId}, {row.Culture}, {kind}, {value}, {row.ItemNo}, {row.ContentItemId}, {isPublished})
            on conflict do nothing
            """,
            cancellationToken);
        return made > 0 || await OwnerOfAsync(scope, row, kind, value, cancellationToken) == row.ItemNo;
    }

    /// <summary>The item that has a name in the brand and culture of <paramref name="row"/>, or null.</summary>
    public static async Task<long?> OwnerOfAsync(ActionScope scope, ItemRow row, string kind, string value, CancellationToken cancellationToken) =>
        await scope.Db.Set<HandleRow>()
            .Where(handle => handle.BrandId == row.BrandId && handle.Culture == row.Culture && handle.Kind == kind && handle.Value == value)
            .Select(handle => (long?)handle.ItemNo).SingleOrDefaultAsync(cancellationToken);

    /// <summary>The refusal for a name that another item has.</summary>
    public static Error Taken(string kind, string value) => kind == Alias
        ? Error.Member("contents.alias.taken", "AliasPart.Alias", $"Another item has the alias '{value}'.")
        : Error.Member("contents.autoroute.taken", "AutoroutePart.Path", $"Another item has the address '{value}'.");

    private IEnumerable<(string Kind, string Value)> NamesOf(ContentItem? item)
    {
        if (item is null || definitions.Current.Type(item.ContentType) is not { } type)
            yield break;
        if (type.FirstOf(AutoroutePart.PartName) is { } autoroute && item.Part(autoroute.Name) is { } part
            && part["Disabled"].AsFlag() != true && part["Path"].AsText() is { Length: > 0 } path)
        {
            yield return (Path, Fold(path));
            yield return (SlugOf(type.Name), Fold(path[(path.LastIndexOf('/') + 1)..]));
        }

        if (type.FirstOf(AliasPart.PartName) is { } attached && item.Part(attached.Name)?["Alias"].AsText() is { Length: > 0 } alias)
            yield return (Alias, Fold(alias));
    }

    private static IQueryable<HandleRow> Same(ActionScope scope, HandleRow handle) => scope.Db.Set<HandleRow>().Where(other =>
        other.BrandId == handle.BrandId && other.Culture == handle.Culture && other.Kind == handle.Kind && other.Value == handle.Value);
}

using System.Collections.Frozen;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Engine.Data;
using Jaytek.Engine.Epochs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Contents.Index;

/// <summary>A field of the index.</summary>
/// <param name="Id">The number that index rows bear.</param>
/// <param name="Path">A root property or <c>Part.Member</c>.</param>
/// <param name="Kind">The kind of its values.</param>
/// <param name="IsReady">False while older items are still being indexed: queries by it wait.</param>
internal sealed record IndexField(int Id, string Path, IndexKind Kind, bool IsReady)
{
    /// <summary>Behind the path of a field whose values are not kept: its rows tell only that there is one.</summary>
    public const char PresenceMark = '?';

    /// <summary>Whether its rows tell only that there is a value.</summary>
    public bool IsPresence => Path[^1] == PresenceMark;

    /// <summary>The member of the item: its path as people write it.</summary>
    public string Member => Path.TrimEnd(PresenceMark);
}

/// <summary>The fields of the index in memory, by brand and type; they change together with the definitions.</summary>
internal sealed class FieldMaps(IServiceScopeFactory scopes) : IEpochListener
{
    private volatile FrozenDictionary<(int Brand, string Type), FrozenDictionary<string, IndexField>> _maps =
        FrozenDictionary<(int Brand, string Type), FrozenDictionary<string, IndexField>>.Empty;

    public string Epoch => DefinitionCache.EpochName;

    /// <summary>The fields of a type by path.</summary>
    public IReadOnlyDictionary<string, IndexField> Of(int brandId, string contentType) =>
        _maps.GetValueOrDefault((brandId, contentType)) ?? FrozenDictionary<string, IndexField>.Empty;

    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<JaytekDb>().Set<FieldRow>().AsNoTracking()
            .Where(row => row.State != FieldStates.Dropping).ToListAsync(cancellationToken);
        _maps = rows.GroupBy(row => (row.BrandId, row.ContentType)).ToFrozenDictionary(
            group => group.Key,
            group => group.DistinctBy(row => row.Path).ToFrozenDictionary(row => row.Path, FieldStates.ToField, StringComparer.Ordinal));
    }
}

/// <summary>The words of <see cref="FieldRow"/>.</summary>
internal static class FieldStates
{
    public const string Building = "building";
    public const string Ready = "ready";
    public const string Dropping = "dropping";
    public const string Published = "published";

    public static string NameOf(IndexKind kind) => kind switch
    {
        IndexKind.Key => "key",
        IndexKind.Number => "num",
        _ => "text",
    };

    public static IndexField ToField(FieldRow row) => new(row.FieldId, row.Path, KindOf(row.Kind), row.State == Ready);

    private static IndexKind KindOf(string name) => name switch
    {
        "key" => IndexKind.Key,
        "num" => IndexKind.Number,
        _ => IndexKind.Text,
    };
}

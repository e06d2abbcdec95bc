using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Epochs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Contents.Definitions;

/// <summary>The committed definitions in memory.</summary>
internal sealed class DefinitionCache(IServiceScopeFactory scopes) : IEpochListener
{
    public const string EpochName = "content-definitions";

    private volatile ContentDefinitions _current = ContentDefinitions.Empty;

    public string Epoch => EpochName;

    public ContentDefinitions Current => _current;

    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        _current = await ReadAsync(scope.ServiceProvider.GetRequiredService<JaytekDb>(), cancellationToken);
    }

    /// <summary>The definitions as a context sees them.</summary>
    public static async Task<ContentDefinitions> ReadAsync(JaytekDb db, CancellationToken cancellationToken)
    {
        var types = await db.Set<TypeRow>().AsNoTracking().Select(row => row.Record).ToListAsync(cancellationToken);
        var parts = await db.Set<PartRow>().AsNoTracking().Select(row => row.Record).ToListAsync(cancellationToken);
        return DefinitionRecords.Build(types.Select(Parse), parts.Select(Parse));
    }

    private static JsonObject Parse(string record) => ContentJson.ParseObject(record);
}

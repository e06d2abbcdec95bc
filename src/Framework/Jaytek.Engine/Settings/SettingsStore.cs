using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Epochs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Engine.Settings;

/// <summary>All kept settings, in memory as of the last commit seen.</summary>
public sealed class SettingsCache(IServiceScopeFactory scopes) : IEpochListener
{
    internal const string Epoch = "settings";

    private volatile FrozenDictionary<(int BrandId, string Key), string> _sections = FrozenDictionary<(int, string), string>.Empty;

    string IEpochListener.Epoch => Epoch;

    /// <summary>The kept JSON of a section, or null.</summary>
    public string? Find(int brandId, string key) => _sections.GetValueOrDefault((brandId, key));

    /// <inheritdoc/>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<JaytekDb>().Set<SettingRow>().AsNoTracking().ToListAsync(cancellationToken);
        _sections = rows.ToFrozenDictionary(r => (r.BrandId, r.Key), r => r.Json);
    }
}

/// <summary>Reads and writes settings by section; unknown sections are kept as they came, so that they are there when their module arrives.</summary>
public sealed class SettingsStore(SettingsCache cache, UnitOfWork unit, IHostContext host)
{
    /// <summary>The section's JSON of the current brand, seeing this unit's own changes; null where nothing is kept.</summary>
    public async Task<string?> FindAsync(string key, CancellationToken cancellationToken)
    {
        if (!unit.IsOpen)
            return cache.Find(host.BrandId, key);
        return (await unit.Db.Set<SettingRow>().FindAsync([host.BrandId, key], cancellationToken))?.Json;
    }

    /// <summary>Keeps a section inside the open unit of work. True where it changed.</summary>
    /// <exception cref="InvalidOperationException">No action is running.</exception>
    public async Task<bool> SetAsync(string key, string json, CancellationToken cancellationToken)
    {
        if (!unit.IsOpen)
            throw new InvalidOperationException("Settings are written inside an action.");
        var row = await unit.Db.Set<SettingRow>().FindAsync([host.BrandId, key], cancellationToken);
        if (row is null)
            unit.Db.Add(new SettingRow { BrandId = host.BrandId, Key = key, Json = json });
        else if (row.Json == json || JsonNode.DeepEquals(JsonNode.Parse(row.Json), JsonNode.Parse(json)))
            return false;
        else
            row.Json = json;
        unit.Bump(SettingsCache.Epoch);
        return true;
    }
}

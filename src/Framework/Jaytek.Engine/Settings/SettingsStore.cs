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
public sealed class SettingsCache(IServiceScopeFactory scopes, SettingSecrets secrets) : IEpochListener
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
        _sections = rows.Select(r => (r.BrandId, r.Key, Json: secrets.TryRead(r))).Where(r => r.Json is not null)
            .ToFrozenDictionary(r => (r.BrandId, r.Key), r => r.Json!);
    }
}

/// <summary>Reads and writes settings by section; unknown sections are kept as they came, so that they are there when their module arrives.</summary>
public sealed class SettingsStore(SettingsCache cache, SettingSecrets secrets, UnitOfWork unit, IHostContext host)
{
    /// <summary>The section's JSON of the current brand, seeing this unit's own changes; null where nothing is kept, or its key is lost.</summary>
    public async Task<string?> FindAsync(string key, CancellationToken cancellationToken)
    {
        if (!unit.IsOpen)
            return cache.Find(host.BrandId, key);
        return await unit.Db.Set<SettingRow>().FindAsync([host.BrandId, key], cancellationToken) is { } row ? secrets.TryRead(row) : null;
    }

    /// <summary>Keeps a section inside the open unit of work, over one whose key is lost too. True where it changed.</summary>
    /// <exception cref="InvalidOperationException">No action is running.</exception>
    public async Task<bool> SetAsync(string key, string json, CancellationToken cancellationToken)
    {
        if (!unit.IsOpen)
            throw new InvalidOperationException("Settings are written inside an action.");
        var row = await unit.Db.Set<SettingRow>().FindAsync([host.BrandId, key], cancellationToken);
        var isSecret = secrets.IsSecret(key);
        // A section whose module has come since, or whose type has another secret, is written again as it should lie.
        if (row is not null && row.IsEncrypted == isSecret && secrets.TryRead(row) is { } kept && IsSame(kept, json))
            return false;
        if (row is null)
            unit.Db.Add(row = new SettingRow { BrandId = host.BrandId, Key = key, Json = "" });
        (row.Json, row.IsEncrypted) = (isSecret ? secrets.Protect(json) : json, isSecret);
        unit.Bump(SettingsCache.Epoch);
        return true;
    }

    private static bool IsSame(string one, string other) => one == other || JsonNode.DeepEquals(JsonNode.Parse(one), JsonNode.Parse(other));
}

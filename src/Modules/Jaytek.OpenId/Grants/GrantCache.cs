using System.Collections.Concurrent;
using Jaytek.Engine.Data;
using Jaytek.Engine.Epochs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.OpenId.Grants;

/// <summary>Grants as requests with their tokens need them, read once and kept until some grant anywhere is revoked.</summary>
internal sealed class GrantCache(IServiceScopeFactory scopes, TimeProvider clock) : IEpochListener
{
    public const string EpochName = IEpochListener.Own + "openid-grants";

    private const int MostGrants = 20_000;

    private volatile ConcurrentDictionary<string, Grant?> _grants = new(StringComparer.Ordinal);

    public string Epoch => EpochName;

    public Task RefreshAsync(CancellationToken cancellationToken)
    {
        _grants = new ConcurrentDictionary<string, Grant?>(StringComparer.Ordinal);
        return Task.CompletedTask;
    }

    /// <summary>The grant, or null where it is revoked, too old or gone.</summary>
    public async ValueTask<Grant?> FindAsync(string id, CancellationToken cancellationToken)
    {
        // Whatever is read below is kept in the memory that was current before the read, which a change meanwhile has replaced.
        var grants = _grants;
        if (!grants.TryGetValue(id, out var grant))
        {
            await using var scope = scopes.CreateAsyncScope();
            grant = await scope.ServiceProvider.GetRequiredService<JaytekDb>().Set<Grant>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
            if (grants.Count >= MostGrants)
                grants.Clear();
            grants[id] = grant;
        }

        return grant is { RevokedAt: null } && grant.ExpiresAt > clock.GetUtcNow() ? grant : null;
    }
}

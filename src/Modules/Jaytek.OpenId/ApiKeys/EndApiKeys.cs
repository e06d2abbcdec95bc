using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.OpenId.ApiKeys;

/// <summary>Revokes all keys of an account when its sessions end: who took it over may have made one.</summary>
internal sealed class EndApiKeys : IAccountCredentials
{
    public async Task EndAsync(ActionScope scope, string userId, CancellationToken cancellationToken)
    {
        var keys = await scope.Db.Set<ApiKey>().Where(key => key.OwnerId == userId && key.RevokedAt == null).ToListAsync(cancellationToken);
        foreach (var key in keys)
        {
            key.RevokedAt = scope.Now;
            scope.Audit("ApiKey", key.Id, $"API key {key.Name}, ending in {key.Ending}, revoked with the sessions of its owner");
        }

        if (keys.Count > 0)
            scope.Bump(ApiKeyReader.EpochName);
    }
}

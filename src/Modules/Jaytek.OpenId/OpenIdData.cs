using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.OpenId.ApiKeys;
using Jaytek.OpenId.Grants;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.OpenId;

/// <summary>Which applications act for a person, and which keys are theirs; all of it ends with the account.</summary>
internal sealed class OpenIdData(UnitOfWork unit, OpenIdState state) : IPersonalData
{
    public string Section => "Applications and keys";

    public async Task<JsonNode> ExportAsync(string userId, CancellationToken cancellationToken)
    {
        var consents = await unit.Db.Set<GivenConsent>().AsNoTracking().Where(one => one.UserId == userId).ToListAsync(cancellationToken);
        var keys = await unit.Db.Set<ApiKey>().AsNoTracking().Where(one => one.OwnerId == userId).OrderBy(one => one.CreatedAt).ToListAsync(cancellationToken);
        return new JsonObject
        {
            ["applications"] = new JsonArray([.. consents.Select(one => (JsonNode)new JsonObject
            {
                ["application"] = state.Current.Find(one.ApplicationId)?.ClientId ?? one.ApplicationId, ["scopes"] = one.Scopes, ["at"] = one.At,
            })]),
            ["keys"] = new JsonArray([.. keys.Select(one => (JsonNode)new JsonObject
            {
                ["name"] = one.Name, ["ending"] = one.Ending, ["createdAt"] = one.CreatedAt, ["lastUsedAt"] = one.LastUsedAt, ["revokedAt"] = one.RevokedAt,
            })]),
        };
    }

    public async Task EraseAsync(string userId, CancellationToken cancellationToken)
    {
        await unit.Db.Set<Grant>().Where(one => one.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        await unit.Db.Set<GivenConsent>().Where(one => one.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        await unit.Db.Set<ApiKey>().Where(one => one.OwnerId == userId).ExecuteDeleteAsync(cancellationToken);
    }
}

using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.OpenId.ApiKeys;
using Jaytek.OpenId.Grants;
using Jaytek.OpenId.Protocol;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.OpenId.Bearer;

/// <summary>Names keys and grants for what is made by them, and tells whether they are still good.</summary>
internal sealed class IssuedCredentials(JaytekDb db, GrantCache grants, TokenCheck tokens, OpenIdState state, IAccounts accounts, FeatureState features, TimeProvider clock) : IIssuedCredentials
{
    private const string Key = "key:";
    private const string OfGrant = "grant:";

    public static string NameOf(ApiKey key) => Key + key.Id;

    public static string NameOf(Grant grant) => OfGrant + grant.Id;

    public async Task<bool> IsGoodAsync(string credential, CancellationToken cancellationToken)
    {
        // As at the API's doors: while the feature is off its credentials open nothing.
        if (!features.IsOn(OpenIdModule.FeatureId))
            return false;
        if (credential.StartsWith(Key, StringComparison.Ordinal))
            return await IsGoodKeyAsync(credential[Key.Length..], cancellationToken);
        return credential.StartsWith(OfGrant, StringComparison.Ordinal) && await IsGoodGrantAsync(credential[OfGrant.Length..], cancellationToken);
    }

    private async Task<bool> IsGoodKeyAsync(string id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db.Set<ApiKey>().AsNoTracking().SingleOrDefaultAsync(key => key.Id == id && key.RevokedAt == null && (key.ExpiresAt == null || key.ExpiresAt > now), cancellationToken) is { } key
            && await accounts.FindAsync(key.OwnerId, cancellationToken) is not null;
    }

    private async Task<bool> IsGoodGrantAsync(string id, CancellationToken cancellationToken) =>
        await grants.FindAsync(id, cancellationToken) is { } grant && state.Current.Find(grant.ApplicationId) is not null && (await tokens.AccountOfAsync(grant, cancellationToken)).IsGood;
}

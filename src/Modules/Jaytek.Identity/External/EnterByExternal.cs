using Jaytek.Engine.Actions;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.External;

/// <summary>
/// Finds the account of somebody whom another site vouches for: the one that is linked to them, else the one with the address, where both
/// sides have proven it; that one is linked from then on. An address that either side has not proven links nothing: whoever may write it at
/// the other site, or signed up here with somebody's address, would take the account over.
/// </summary>
internal sealed class EnterByExternal(ActionRunner runner, ILookupNormalizer normalizer)
{
    /// <summary>Errors: <c>identity.external.no_account</c>, <c>identity.external.suspended</c>.</summary>
    public Task<Result<AppUser>> RunAsync(ExternalProvider provider, ExternalPerson person, CancellationToken cancellationToken) =>
        runner.RunAsync<AppUser>("identity.external.enter", async scope =>
        {
            var users = scope.Db.Set<AppUser>();
            var link = await scope.Db.Set<IdentityUserLogin<string>>()
                .SingleOrDefaultAsync(one => one.LoginProvider == provider.Title && one.ProviderKey == person.Key, cancellationToken);
            AppUser? user;
            if (link is not null)
                user = await users.SingleOrDefaultAsync(one => one.Id == link.UserId, cancellationToken);
            else
            {
                var key = person is { IsEmailVerified: true, Email: { } email } ? normalizer.NormalizeEmail(email) : null;
                user = key is null ? null : await users.SingleOrDefaultAsync(one => one.NormalizedEmail == key && one.EmailConfirmed, cancellationToken);
                if (user is null || !user.IsEnabled || await LinkExternal.HasOneAsync(scope.Db, user.Id, provider, cancellationToken))
                    return ExternalErrors.NoAccount(provider.Title);
                LinkExternal.Add(scope, user, provider, person);
            }

            if (user is not { IsEnabled: true })
                return ExternalErrors.Suspended;
            user.LastSignInAt = scope.Now;
            return user;
        }, cancellationToken);
}

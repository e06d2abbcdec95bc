using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Identity.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Identity.Rights;

/// <summary>Accounts for modules that let programs act for their owners, from the rights in memory.</summary>
internal sealed class Accounts(RightsCache cache, IServiceScopeFactory scopes) : IAccounts
{
    public async ValueTask<LiveAccount?> FindAsync(string userId, CancellationToken cancellationToken) =>
        await cache.FindAsync(userId, cancellationToken) is { } rights ? new LiveAccount(rights.UserId, rights.UserName, rights.SecurityStamp) : null;

    public async Task<AccountProfile?> ProfileAsync(string userId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<JaytekDb>().Set<AppUser>().AsNoTracking().Where(user => user.Id == userId && user.IsEnabled)
            .Select(user => new AccountProfile(user.UserName!, user.DisplayName ?? user.UserName!, user.Email, user.EmailConfirmed))
            .SingleOrDefaultAsync(cancellationToken);
    }
}

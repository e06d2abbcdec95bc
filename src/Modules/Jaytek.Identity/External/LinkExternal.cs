using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Identity.Account;
using Jaytek.Identity.Passkeys;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.External;

/// <summary>Links one's own account to somebody at another site, and parts them again.</summary>
internal sealed class LinkExternal(ActionRunner runner, LastWay lastWay)
{
    /// <summary>Errors: <c>identity.external.taken</c>, <c>identity.external.has_one</c>.</summary>
    public Task<Result> LinkAsync(ExternalProvider provider, ExternalPerson person, CancellationToken cancellationToken) =>
        runner.RunAsync("identity.external.link", async scope =>
        {
            var found = await OwnAccount.FindAsync(scope, cancellationToken);
            if (found.Error is { } error)
                return error;
            var link = await scope.Db.Set<IdentityUserLogin<string>>()
                .SingleOrDefaultAsync(one => one.LoginProvider == provider.Title && one.ProviderKey == person.Key, cancellationToken);
            if (link is not null)
                return link.UserId == found.Value.Id ? Result.Success : ExternalErrors.Taken(provider.Title);
            if (await HasOneAsync(scope.Db, found.Value.Id, provider, cancellationToken))
                return ExternalErrors.HasOne(provider.Title);
            Add(scope, found.Value, provider, person);
            return Result.Success;
        }, cancellationToken);

    /// <summary>Errors: <c>identity.external.not_linked</c>, <c>identity.sign_in.last_way</c>.</summary>
    public Task<Result> UnlinkAsync(string? title, CancellationToken cancellationToken) =>
        runner.RunAsync("identity.external.unlink", async scope =>
        {
            var found = await OwnAccount.FindAsync(scope, cancellationToken);
            if (found.Error is { } error)
                return error;
            var user = found.Value;
            var links = await scope.Db.Set<IdentityUserLogin<string>>().Where(one => one.UserId == user.Id && one.LoginProvider == title).ToListAsync(cancellationToken);
            if (links.Count == 0)
                return ExternalErrors.Unknown;
            if (await lastWay.IsOneAsync(user, cancellationToken))
                return PasskeyErrors.LastWay;
            scope.Db.RemoveRange(links);
            scope.Audit("User", user.Id, $"{user.UserName} was unlinked from {title}");
            return Result.Success;
        }, cancellationToken);

    public static Task<bool> HasOneAsync(JaytekDb db, string userId, ExternalProvider provider, CancellationToken cancellationToken) =>
        db.Set<IdentityUserLogin<string>>().AnyAsync(one => one.UserId == userId && one.LoginProvider == provider.Title, cancellationToken);

    public static void Add(ActionScope scope, AppUser user, ExternalProvider provider, ExternalPerson person)
    {
        scope.Db.Add(new IdentityUserLogin<string> { UserId = user.Id, LoginProvider = provider.Title, ProviderKey = person.Key, ProviderDisplayName = provider.Title });
        scope.Audit("User", user.Id, $"{user.UserName} was linked to {provider.Title}");
    }
}

using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Identity.Links;
using Jaytek.Identity.Rights;
using Jaytek.Identity.Roles;
using Jaytek.Identity.SecondFactor;
using Jaytek.Identity.SignIn;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Users;

/// <summary>
/// What this module keeps about a person: the account, its roles and its ways to sign in. Erased, the row stays without a name, so that what
/// others keep under its id is not handed to somebody else; nobody can sign in with it.
/// </summary>
internal sealed class AccountData(JaytekDb db, ActionRunner runner, Memberships memberships, ILookupNormalizer normalizer) : IPersonalData
{
    public string Section => "account";

    public async Task<JsonNode> ExportAsync(string userId, CancellationToken cancellationToken)
    {
        if (await db.Set<AppUser>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == userId, cancellationToken) is not { } user)
            return new JsonObject();
        var roles = await db.Set<IdentityUserRole<string>>().Where(m => m.UserId == userId)
            .Join(db.Set<AppRole>(), m => m.RoleId, r => r.Id, (_, r) => r.Name!).ToListAsync(cancellationToken);
        var claims = await db.Set<IdentityUserClaim<string>>().Where(c => c.UserId == userId).OrderBy(c => c.Id)
            .Select(c => new { c.ClaimType, c.ClaimValue }).ToListAsync(cancellationToken);
        var logins = await db.Set<IdentityUserLogin<string>>().Where(l => l.UserId == userId)
            .Select(l => new { l.LoginProvider, l.ProviderKey }).ToListAsync(cancellationToken);
        var sessions = await db.Set<SessionRow>().AsNoTracking().Where(s => s.UserId == userId).OrderBy(s => s.FirstAt).ThenBy(s => s.Id).ToListAsync(cancellationToken);
        return new JsonObject
        {
            ["userId"] = user.Id, ["userName"] = user.UserName, ["displayName"] = user.DisplayName, ["email"] = user.Email,
            ["phoneNumber"] = user.PhoneNumber, ["createdUtc"] = user.CreatedAt, ["lastSignInUtc"] = user.LastSignInAt, ["isEnabled"] = user.IsEnabled, ["hasPassword"] = user.PasswordHash is not null, ["hasTwoFactor"] = user.TwoFactorEnabled, ["suspendedReason"] = user.SuspendedReason,
            ["roles"] = new JsonArray([.. roles.Order(StringComparer.Ordinal).Select(r => JsonValue.Create(r))]),
            ["claims"] = new JsonArray([.. claims.Select(c => new JsonObject { ["type"] = c.ClaimType, ["value"] = c.ClaimValue })]),
            ["signIns"] = new JsonArray([.. logins.Select(l => new JsonObject { ["provider"] = l.LoginProvider, ["key"] = l.ProviderKey })]),
            ["sessions"] = new JsonArray([.. sessions.Select(s => new JsonObject { ["device"] = s.Device, ["method"] = s.Method, ["firstUtc"] = s.FirstAt, ["lastUtc"] = s.LastAt })]),
            ["passkeys"] = await db.Set<IdentityUserPasskey<string>>().CountAsync(p => p.UserId == userId, cancellationToken),
        };
    }

    /// <exception cref="InvalidOperationException">It is the last administrator's account; the erasing action cannot commit.</exception>
    public async Task EraseAsync(string userId, CancellationToken cancellationToken)
    {
        var erased = await runner.RunAsync("identity.user.erase", async scope =>
        {
            if (await scope.Db.Set<AppUser>().SingleOrDefaultAsync(u => u.Id == userId, cancellationToken) is not { } user)
                return Result.Success;
            if (await memberships.IsLastAdministratorAsync(userId, cancellationToken))
                return IdentityErrors.LastAdministrator;
            await AccountLock.TakeAsync(scope, userId, cancellationToken);
            await ForgetCredentialsAsync(scope.Db, userId, cancellationToken);
            Anonymise(user);
            user.ErasedAt ??= scope.Now;
            scope.Bump(RightsCache.EpochName);
            scope.Audit("User", user.Id, "The account was erased");
            return Result.Success;
        }, cancellationToken);
        if (erased.Error is { } error)
            throw new InvalidOperationException(error.ToString());
    }

    private void Anonymise(AppUser user)
    {
        user.UserName = $"erased-{user.Id.ToLowerInvariant()}";
        user.NormalizedUserName = normalizer.NormalizeName(user.UserName);
        (user.Email, user.NormalizedEmail, user.EmailConfirmed) = (null, null, false);
        (user.PhoneNumber, user.PhoneNumberConfirmed) = (null, false);
        (user.DisplayName, user.PasswordHash, user.IsEnabled, user.SuspendedReason) = (null, null, false, null);
        (user.LastSignInAt, user.LockoutEnd, user.TwoFactorEnabled) = (null, null, false);
        (user.SecurityStamp, user.ConcurrencyStamp) = (PublicId.New(), PublicId.New());
    }

    private static async Task ForgetCredentialsAsync(JaytekDb db, string userId, CancellationToken cancellationToken)
    {
        await db.Set<IdentityUserRole<string>>().Where(r => r.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<IdentityUserClaim<string>>().Where(c => c.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<IdentityUserLogin<string>>().Where(l => l.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<IdentityUserToken<string>>().Where(t => t.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<SessionRow>().Where(s => s.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<Authenticator>().Where(a => a.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<RecoveryCode>().Where(c => c.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<SignInLink>().Where(l => l.UserId == userId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<IdentityUserPasskey<string>>().Where(p => p.UserId == userId).ExecuteDeleteAsync(cancellationToken);
    }
}

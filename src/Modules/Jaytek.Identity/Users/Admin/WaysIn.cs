using Jaytek.Engine.Data;
using Jaytek.Identity.Account;
using Jaytek.Identity.SecondFactor;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Users.Admin;

/// <summary>By which ways an account can be signed in to, for administrators: what there is, never what it says.</summary>
/// <param name="HasPassword">Whether it has a password.</param>
/// <param name="HasTwoFactor">Whether a second step is asked for.</param>
/// <param name="RecoveryCodes">How many are left.</param>
/// <param name="Passkeys">Their names.</param>
/// <param name="Providers">Other sites by which its owner comes in.</param>
/// <param name="Sessions">Browsers that are signed in now.</param>
internal sealed record WaysIn(
    bool HasPassword, bool HasTwoFactor, int RecoveryCodes, IReadOnlyList<string> Passkeys, IReadOnlyList<string> Providers, IReadOnlyList<SessionView> Sessions)
{
    public static async Task<WaysIn> OfAsync(JaytekDb db, OwnSessions sessions, AppUser user, CancellationToken cancellationToken)
    {
        var passkeys = await db.Set<IdentityUserPasskey<string>>().AsNoTracking().Where(one => one.UserId == user.Id).ToListAsync(cancellationToken);
        var providers = await db.Set<IdentityUserLogin<string>>().AsNoTracking().Where(one => one.UserId == user.Id)
            .OrderBy(one => one.LoginProvider).Select(one => one.LoginProvider).ToListAsync(cancellationToken);
        return new WaysIn(
            user.PasswordHash is not null, user.TwoFactorEnabled, await SecondFactor.RecoveryCodes.LeftAsync(db, user.Id, cancellationToken),
            [.. passkeys.OrderBy(one => one.Data.CreatedAt).Select(one => one.Data.Name ?? "Passkey")], providers,
            await sessions.ListAsync(user.Id, null, cancellationToken));
    }
}

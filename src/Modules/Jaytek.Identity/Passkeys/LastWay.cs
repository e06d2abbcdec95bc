using Jaytek.Engine.Data;
using Jaytek.Identity.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Passkeys;

/// <summary>Keeps people from closing the last door behind themselves: mails may be switched off, so they do not count.</summary>
internal sealed class LastWay(JaytekDb db)
{
    /// <summary>True where the account has one way to sign in.</summary>
    public async Task<bool> IsOneAsync(AppUser user, CancellationToken cancellationToken) =>
        (user.PasswordHash is null ? 0 : 1)
        + await db.Set<IdentityUserPasskey<string>>().CountAsync(one => one.UserId == user.Id, cancellationToken)
        + await db.Set<IdentityUserLogin<string>>().CountAsync(one => one.UserId == user.Id, cancellationToken) <= 1;
}

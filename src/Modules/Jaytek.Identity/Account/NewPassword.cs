using Jaytek.Engine.Actions;
using Jaytek.Identity.Rights;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;

namespace Jaytek.Identity.Account;

/// <summary>Sets a password that its owner chose.</summary>
internal sealed class NewPassword(UserManager<AppUser> users)
{
    /// <summary>Null, or why the password is none.</summary>
    public async Task<Error?> SetAsync(ActionScope scope, AppUser user, string password, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var validator in users.PasswordValidators)
        {
            if (await validator.ValidateAsync(users, user, password) is { Succeeded: false } weak)
                return IdentityErrors.From(weak);
        }

        user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
        (user.SecurityStamp, user.ConcurrencyStamp) = (PublicId.New(), PublicId.New());
        (user.AccessFailedCount, user.LockoutEnd) = (0, null);
        scope.Bump(AccountsEpoch.Name);
        scope.Audit("User", user.Id, $"{user.UserName} chose a new password");
        return null;
    }
}

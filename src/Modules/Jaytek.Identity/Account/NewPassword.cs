using Jaytek.Engine.Actions;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;

namespace Jaytek.Identity.Account;

/// <summary>Sets a password that its owner chose.</summary>
internal sealed class NewPassword(UserManager<AppUser> users, EndAccess access)
{
    /// <summary>Null, or why the password is none.</summary>
    public async Task<Error?> SetAsync(ActionScope scope, AppUser user, string password, CancellationToken cancellationToken)
    {
        foreach (var validator in users.PasswordValidators)
        {
            if (await validator.ValidateAsync(users, user, password) is { Succeeded: false } weak)
                return IdentityErrors.From(weak);
        }

        user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
        (user.AccessFailedCount, user.LockoutEnd) = (0, null);
        await access.RunAsync(scope, user, cancellationToken);
        scope.Audit("User", user.Id, $"{user.UserName} chose a new password");
        return null;
    }
}

using Jaytek.Engine.Actions;
using Jaytek.Identity.Mail;
using Jaytek.Identity.SignUp;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Account;

/// <summary>Gives an account a new password by a link that was sent to its address.</summary>
internal sealed class ResetPassword(ActionRunner runner, AccountLinks links, NewPassword passwords)
{
    /// <summary>The account as it is now. Errors: <c>identity.link.ended</c>, <c>identity.password.weak</c>.</summary>
    public Task<Result<AppUser>> RunAsync(string? userId, string? token, string password, CancellationToken cancellationToken) =>
        runner.RunAsync<AppUser>("identity.account.reset_password", async scope =>
        {
            var user = await scope.Db.Set<AppUser>().SingleOrDefaultAsync(one => one.Id == userId && one.IsEnabled, cancellationToken);
            if (user is null || !await links.IsGoodAsync(user, AccountLinks.Reset, token, cancellationToken))
                return SignUpErrors.LinkEnded;
            // Who opens a link that was sent to the address has proven it.
            user.EmailConfirmed = true;
            return await passwords.SetAsync(scope, user, password, cancellationToken) is { } weak ? weak : user;
        }, cancellationToken);
}

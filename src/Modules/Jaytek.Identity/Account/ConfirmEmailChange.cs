using Jaytek.Engine.Actions;
using Jaytek.Identity.Mail;
using Jaytek.Identity.Rights;
using Jaytek.Identity.SignUp;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;

namespace Jaytek.Identity.Account;

/// <summary>Makes a proven address the account's own. It asks for the session of the account, so that a link alone moves nobody's address.</summary>
internal sealed class ConfirmEmailChange(ActionRunner runner, AccountLinks links, UserManager<AppUser> users)
{
    /// <summary>The account as it is now. Errors: <c>engine.unauthenticated</c>, <c>identity.link.ended</c>, <c>identity.user.email_taken</c>.</summary>
    public Task<Result<AppUser>> RunAsync(string? userId, string? email, string? token, CancellationToken cancellationToken) =>
        runner.RunAsync<AppUser>("identity.account.change_email", async scope =>
        {
            var found = await OwnAccount.FindAsync(scope, cancellationToken);
            if (found.Error is not null)
                return found;
            var user = found.Value;
            if (user.Id != userId || email is not { Length: > 0 and <= 256 } || !await links.IsGoodAsync(user, AccountLinks.Address(email), token, cancellationToken))
                return SignUpErrors.LinkEnded;
            var before = user.Email;
            (user.Email, user.EmailConfirmed, user.SecurityStamp) = (email, true, PublicId.New());
            var saved = await users.UpdateAsync(user);
            if (!saved.Succeeded)
                return IdentityErrors.From(saved);
            scope.Bump(AccountsEpoch.Name);
            scope.Audit("User", user.Id, $"{user.UserName} changed their address", before, email);
            return user;
        }, cancellationToken);
}

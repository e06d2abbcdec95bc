using Jaytek.Engine.Actions;
using Jaytek.Engine.Http;
using Jaytek.Identity.Mail;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.SignUp;

/// <summary>Sends the link of a sign-up once more; the days after which the account is forgotten begin anew.</summary>
internal sealed class SendConfirmation(ActionRunner runner, SiteAddress site)
{
    /// <summary>Errors: <c>identity.sign_up.not_waiting</c>, <c>identity.sign_up.just_sent</c>.</summary>
    public async Task<Result> RunAsync(string userId, CancellationToken cancellationToken)
    {
        var address = await site.ForMailAsync(cancellationToken);
        return await runner.RunAsync("identity.sign_up.send_again", async scope =>
        {
            if (await scope.RefuseAsync(IdentityPermissions.EditUsers, null, cancellationToken) is { } refusal)
                return refusal;
            if (await Unconfirmed.Rows(scope.Db).SingleOrDefaultAsync(one => one.UserId == userId, cancellationToken) is not { } row)
                return SignUpErrors.NotWaiting;
            if (!await MailPause.RaiseAsync(scope, new AccountMailRequested(userId, AccountMailKind.ConfirmSignUp, address), cancellationToken))
                return SignUpErrors.JustSent;
            row.RequestedAt = scope.Now;
            scope.Audit("User", userId, "The link to confirm the account was sent again");
            return Result.Success;
        }, cancellationToken);
    }
}

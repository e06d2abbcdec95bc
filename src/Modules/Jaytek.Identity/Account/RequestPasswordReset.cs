using Jaytek.Engine.Actions;
using Jaytek.Engine.Http;
using Jaytek.Identity.Mail;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Account;

/// <summary>Sends a link for a new password to the address of an account, where there is one that can sign in; the answer is the same where there is none.</summary>
internal sealed class RequestPasswordReset(ActionRunner runner, ILookupNormalizer normalizer, SiteAddress site)
{
    /// <summary>Always succeeds.</summary>
    public async Task<Result> RunAsync(string email, CancellationToken cancellationToken)
    {
        var (key, address) = (normalizer.NormalizeEmail(email.Trim()), await site.ForMailAsync(cancellationToken));
        return await runner.RunAsync("identity.account.request_reset", async scope =>
        {
            var user = await scope.Db.Set<AppUser>().AsNoTracking().SingleOrDefaultAsync(one => one.NormalizedEmail == key && one.IsEnabled, cancellationToken);
            if (user is not null)
                await MailPause.RaiseAsync(scope, new AccountMailRequested(user.Id, AccountMailKind.ResetPassword, address), cancellationToken);
            return Result.Success;
        }, cancellationToken);
    }
}

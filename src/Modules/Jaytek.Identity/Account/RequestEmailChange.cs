using Jaytek.Engine.Actions;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Identity.Mail;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Account;

/// <summary>Sends a link to an address that somebody wants for their account. Where it is another account's, its owner is told instead, and the answer is the same.</summary>
internal sealed class RequestEmailChange(ActionRunner runner, OwnAccount own, ILookupNormalizer normalizer, SiteAddress site, ICurrentActor current)
{
    /// <summary>Errors: <c>identity.password.wrong</c>.</summary>
    public async Task<Result> RunAsync(string email, string? password, string? code, CancellationToken cancellationToken)
    {
        if (await own.RefuseAsync(current.Actor, password, code, "Password", cancellationToken) is { } refusal)
            return refusal;
        var (address, home) = (email.Trim(), await site.ForMailAsync(cancellationToken));
        var key = normalizer.NormalizeEmail(address);
        return await runner.RunAsync("identity.account.request_email", async scope =>
        {
            var found = await OwnAccount.FindAsync(scope, cancellationToken);
            if (found.Error is { } error)
                return error;
            var owner = await scope.Db.Set<AppUser>().AsNoTracking()
                .Where(user => user.NormalizedEmail == key || user.NormalizedUserName == key).Select(user => user.Id).FirstOrDefaultAsync(cancellationToken);
            var mail = owner is null || owner == found.Value.Id
                ? new AccountMailRequested(found.Value.Id, AccountMailKind.ConfirmAddress, home, address)
                : new AccountMailRequested(owner, AccountMailKind.AddressTaken, home);
            await MailPause.RaiseAsync(scope, mail, cancellationToken);
            return Result.Success;
        }, cancellationToken);
    }
}

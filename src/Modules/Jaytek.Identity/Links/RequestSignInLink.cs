using Jaytek.Engine.Actions;
using Jaytek.Engine.Http;
using Jaytek.Engine.Settings;
using Jaytek.Identity.Mail;
using Jaytek.Identity.SignIn;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Links;

/// <summary>Sends a link to sign in with to the address of an account, where there is one that can sign in; the answer is the same where there is none.</summary>
internal sealed class RequestSignInLink(ActionRunner runner, ILookupNormalizer normalizer, ISettings<SignInSettings> settings, SiteAddress site)
{
    /// <summary>Errors: <c>identity.sign_in_link.off</c>.</summary>
    public async Task<Result> RunAsync(string email, string? returnUrl, CancellationToken cancellationToken)
    {
        if (!(await settings.GetAsync(cancellationToken)).Links)
            return LinkErrors.Off;
        var (key, address) = (normalizer.NormalizeEmail(email.Trim()), await site.ForMailAsync(cancellationToken));
        return await runner.RunAsync("identity.sign_in_link.request", async scope =>
        {
            var user = await scope.Db.Set<AppUser>().AsNoTracking().SingleOrDefaultAsync(one => one.NormalizedEmail == key && one.IsEnabled, cancellationToken);
            if (user is not null)
                await MailPause.RaiseAsync(scope, new AccountMailRequested(user.Id, AccountMailKind.SignInLink, address) { ReturnUrl = returnUrl }, cancellationToken);
            return Result.Success;
        }, cancellationToken);
    }
}

internal static class LinkErrors
{
    public static readonly Error Off = new("identity.sign_in_link.off", "This site does not send links to sign in with.", ErrorKind.Forbidden);
}

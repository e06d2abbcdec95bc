using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Events;
using Jaytek.Engine.Settings;
using Jaytek.Identity.Links;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaytek.Identity.Mail;

/// <summary>Writes and sends the mails about accounts. Sent twice, the second one's link is as good as the first one's.</summary>
internal sealed class SendAccountMail(
    JaytekDb db, AccountLinks links, SignInLinks signInLinks, IMailSender sender, ISettings<SiteSettings> settings, IOptions<AccountOptions> options) : IEventHandler<AccountMailRequested>
{
    public async Task HandleAsync(AccountMailRequested domainEvent, CancellationToken cancellationToken)
    {
        if (await db.Set<AppUser>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == domainEvent.UserId, cancellationToken) is not { } user
            || (domainEvent.Address ?? user.Email) is not { Length: > 0 } address)
            return;
        var site = (await settings.GetAsync(cancellationToken)).SiteName;
        var (subject, text) = await WriteAsync(domainEvent, user, address, site, cancellationToken);
        await sender.SendAsync(new Engine.Contracts.Mail(address, subject, $"{text}\n\n{site}\n{domainEvent.Site}".TrimEnd()), cancellationToken);
    }

    private async Task<(string Subject, string Text)> WriteAsync(AccountMailRequested mail, AppUser user, string address, string site, CancellationToken cancellationToken) => mail.Kind switch
    {
        AccountMailKind.ConfirmSignUp => ($"Confirm your account at {site}",
            // No name: whoever signs up writes it, and the address may be a stranger's.
            "Hello,\n\nopen this link and type the password that you chose; your account is then ready:\n\n"
            + await LinkAsync(mail, "/signup/confirm", user, AccountLinks.SignUp, cancellationToken) + Hours() + "\n\nIf it was not you who signed up, do nothing: no account comes of it."),
        AccountMailKind.AlreadyMember => ($"You have an account at {site} already",
            $"Hello,\n\nsomebody, probably you, signed up at {site} with this address. It has an account already, so nothing was changed.\n\n"
            + $"Sign in:         {mail.Site}/login\nA new password:  {mail.Site}/forgot"),
        AccountMailKind.ResetPassword => ($"A new password for {site}",
            "Hello,\n\nopen this link to choose a new password:\n\n" + await LinkAsync(mail, "/reset", user, AccountLinks.Reset, cancellationToken) + Hours()
            + "\n\nIf you did not ask for it, do nothing: your password stays as it is."),
        AccountMailKind.ConfirmAddress => ($"Confirm this address for {site}",
            "Hello,\n\nopen this link to make this the address of your account:\n\n"
            + await LinkAsync(mail, "/account/email", user, AccountLinks.Address(address), cancellationToken) + $"&e={Uri.EscapeDataString(address)}" + Hours()),
        AccountMailKind.AddressTaken => ($"Somebody asked for this address at {site}",
            $"Hello,\n\nsomebody wanted to make this the address of another account at {site}. It belongs to yours, so nothing was changed."),
        AccountMailKind.Approved => ($"You can teach at {site}",
            $"Hello {user.DisplayName},\n\nyour application was approved. Write your first course here:\n\n{mail.Site}/admin/content/Course"),
        AccountMailKind.Declined => ($"Your application at {site}",
            $"Hello {user.DisplayName},\n\nthank you for your application. We cannot take you on as an instructor now; your account stays as it is."),
        AccountMailKind.SignInLink => ($"Sign in to {site}",
            "Hello,\n\nopen this link to sign in:\n\n" + await SignInLinkAsync(mail, user, cancellationToken)
            + $"\n\nIt is good once, for {SignInLinks.Minutes} minutes. If you did not ask for it, do nothing; give it to nobody."),
        _ => throw new InvalidOperationException($"No mail is written for {mail.Kind}."),
    };

    private async Task<string> LinkAsync(AccountMailRequested mail, string path, AppUser user, string purpose, CancellationToken cancellationToken)
    {
        return $"{Before(mail)}{mail.Site}{path}?{await links.QueryAsync(user, purpose, cancellationToken)}";
    }

    private async Task<string> SignInLinkAsync(AccountMailRequested mail, AppUser user, CancellationToken cancellationToken)
    {
        var target = mail.ReturnUrl is { } url ? $"&returnUrl={Uri.EscapeDataString(url)}" : "";
        return $"{Before(mail)}{mail.Site}/login/link?t={await signInLinks.MakeAsync(user, cancellationToken)}{target}";
    }

    private static string Before(AccountMailRequested mail) => mail.Site.Length == 0 ? "(put the site's address in front)\n" : "";

    private string Hours() => $"\n\nIt is good for {Counted.Of(options.Value.LinkHours, "hour")}.";
}

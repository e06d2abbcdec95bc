using System.Globalization;
using Jaytek.Engine.Actions;
using Microsoft.AspNetCore.Identity;

namespace Jaytek.Identity.Mail;

/// <summary>Keeps a stranger from filling somebody's mailbox: one mail of a kind a minute for an account.</summary>
internal static class MailPause
{
    private const string Source = "Jaytek.Mail";

    /// <summary>Raises the request unless one of its kind was raised within the last minute; false where it did not.</summary>
    public static async Task<bool> RaiseAsync(ActionScope scope, AccountMailRequested mail, CancellationToken cancellationToken)
    {
        var tokens = scope.Db.Set<IdentityUserToken<string>>();
        var now = scope.Now.ToString("O", CultureInfo.InvariantCulture);
        var last = await tokens.FindAsync([mail.UserId, Source, mail.Kind.ToString()], cancellationToken);
        if (last is null)
            tokens.Add(new IdentityUserToken<string> { UserId = mail.UserId, LoginProvider = Source, Name = mail.Kind.ToString(), Value = now });
        else if (DateTimeOffset.Parse(last.Value!, CultureInfo.InvariantCulture) > scope.Now.AddMinutes(-1))
            return false;
        else
            last.Value = now;
        scope.Raise(mail);
        return true;
    }
}

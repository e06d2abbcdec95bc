using System.Security.Claims;
using Jaytek.Engine.Data;
using Jaytek.Identity.SecondFactor;
using Jaytek.Identity.Users;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.SignIn;

/// <summary>
/// A browser whose owner said that the second step need not be asked for here: for thirty days, one account, its stamp and its app of then.
/// The cookie replaces no first step. A new password, "sign out everywhere" and a new app make it worthless.
/// </summary>
internal sealed class TrustedDevice(JaytekDb db)
{
    public static readonly string Scheme = IdentityConstants.TwoFactorRememberMeScheme;

    private const string App = "app";

    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public async Task RememberAsync(HttpContext context, AppUser user)
    {
        var ticket = Ticket.For(user.Id, user.UserName!, user.SecurityStamp!, Scheme);
        ((ClaimsIdentity)ticket.Identity!).AddClaim(new Claim(App, await AppOfAsync(user, context.RequestAborted)));
        await context.SignInAsync(Scheme, ticket, new AuthenticationProperties { IsPersistent = true });
    }

    public async Task<bool> IsAsync(HttpContext context, AppUser user) =>
        (await context.AuthenticateAsync(Scheme)).Principal is { } ticket
        && ticket.FindFirstValue(Ticket.UserId) == user.Id && ticket.FindFirstValue(Ticket.Stamp) == user.SecurityStamp
        && ticket.FindFirstValue(App) == await AppOfAsync(user, context.RequestAborted);

    private async Task<string> AppOfAsync(AppUser user, CancellationToken cancellationToken) =>
        (await db.Set<Authenticator>().AsNoTracking().Where(one => one.UserId == user.Id).Select(one => one.ConfirmedAt).SingleOrDefaultAsync(cancellationToken))
        ?.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none";
}

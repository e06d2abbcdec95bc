using System.Security.Claims;
using Jaytek.Engine.Data;
using Jaytek.Identity.Users;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.SignIn;

/// <summary>Somebody between the first step and the second.</summary>
internal sealed record Pending(AppUser User, Proof Proof, bool IsPersistent);

/// <summary>Remembers, in an encrypted cookie of ten minutes, that the first step was done. It opens nothing but the second.</summary>
internal sealed class PendingSignIn(JaytekDb db)
{
    public static readonly string Scheme = IdentityConstants.TwoFactorUserIdScheme;

    private const string Name = "jaytek.first-step";

    private const string Way = "way";

    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    public static Task BeginAsync(HttpContext context, AppUser user, Proof proof, bool isPersistent)
    {
        var ticket = Ticket.For(user.Id, user.UserName!, user.SecurityStamp!, Scheme);
        ((ClaimsIdentity)ticket.Identity!).AddClaims([new Claim(Way, proof.Name), new Claim(Ticket.Methods, proof.Reference), new Claim(Name, isPersistent ? "1" : "0")]);
        return context.SignInAsync(Scheme, ticket);
    }

    /// <summary>Whoever did the first step in this browser; null where nobody did, or the account is not what it was then.</summary>
    public async Task<Pending?> FindAsync(HttpContext context)
    {
        if ((await context.AuthenticateAsync(Scheme)).Principal is not { } ticket)
            return null;
        var (id, stamp) = (ticket.FindFirstValue(Ticket.UserId), ticket.FindFirstValue(Ticket.Stamp));
        var user = await db.Set<AppUser>().SingleOrDefaultAsync(one => one.Id == id && one.SecurityStamp == stamp && one.IsEnabled, context.RequestAborted);
        return user is null ? null : new Pending(user, new Proof(ticket.FindFirstValue(Way)!, ticket.FindFirstValue(Ticket.Methods)!), ticket.HasClaim(Name, "1"));
    }

    public static Task EndAsync(HttpContext context) => context.SignOutAsync(Scheme);
}

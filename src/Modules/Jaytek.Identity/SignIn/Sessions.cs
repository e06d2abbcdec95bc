using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Jaytek.Identity.SignIn;

/// <summary>Begins a browser's session: a ticket of its own, which signing out ends, in a browser that is known from then on.</summary>
internal sealed class Sessions(KnownDevices devices, TimeProvider clock)
{
    public Task BeginAsync(HttpContext context, AppUser user, bool isPersistent = false)
    {
        devices.Remember(user);
        return context.SignInAsync(
            IdentityConstants.ApplicationScheme,
            Ticket.For(user.Id, user.UserName!, user.SecurityStamp!, IdentityConstants.ApplicationScheme, PublicId.New(), clock.GetUtcNow()),
            new AuthenticationProperties { IsPersistent = isPersistent });
    }
}

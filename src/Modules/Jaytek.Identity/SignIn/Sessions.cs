using System.Security.Claims;
using Jaytek.Engine.Actions;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.SignIn;

/// <summary>Begins a browser's session: a ticket of its own, which signing out ends, in a browser that is known from then on, and a line in its owner's list.</summary>
internal sealed class Sessions(ActionRunner runner, KnownDevices devices, TimeProvider clock)
{
    /// <summary>Begins one; whoever calls has asked <see cref="SignInGate"/>.</summary>
    public async Task BeginAsync(HttpContext context, AppUser user, Proof proof, bool isPersistent = false)
    {
        var (id, now) = (PublicId.New(), clock.GetUtcNow());
        await NoteAsync(context, id, user, proof.Name, now, null);
        await SignInAsync(context, user, Ticket(user, id).By(proof, now), isPersistent);
    }

    /// <summary>The session of this request goes on under the account's new stamp: others end.</summary>
    public async Task ContinueAsync(HttpContext context, AppUser user, Proof? proof = null)
    {
        var (id, now) = (PublicId.New(), clock.GetUtcNow());
        var earlier = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        await NoteAsync(context, id, user, null, now, earlier.Principal?.FindFirstValue(SignIn.Ticket.Session));
        var ticket = proof is null && earlier.Principal is { } before ? Ticket(user, id).As(before) : Ticket(user, id).By(proof ?? Proof.Password, now);
        await SignInAsync(context, user, ticket, earlier.Properties?.IsPersistent == true);
    }

    /// <summary>The ticket of a session that begins by the API.</summary>
    public async Task<ClaimsPrincipal> TicketAsync(HttpContext context, AppUser user, Proof proof)
    {
        var (id, now) = (PublicId.New(), clock.GetUtcNow());
        devices.Remember(user);
        await NoteAsync(context, id, user, proof.Name, now, null);
        return Ticket(user, id).By(proof, now);
    }

    private Task SignInAsync(HttpContext context, AppUser user, ClaimsPrincipal ticket, bool isPersistent)
    {
        devices.Remember(user);
        return context.SignInAsync(IdentityConstants.ApplicationScheme, ticket, new AuthenticationProperties { IsPersistent = isPersistent });
    }

    private static ClaimsPrincipal Ticket(AppUser user, string id) =>
        SignIn.Ticket.For(user.Id, user.UserName!, user.SecurityStamp!, IdentityConstants.ApplicationScheme, id);

    /// <summary>The line of the list. One that goes on takes its first use and its method from the earlier line, which goes.</summary>
    private async Task NoteAsync(HttpContext context, string id, AppUser user, string? method, DateTimeOffset now, string? earlierId)
    {
        var cancellationToken = context.RequestAborted;
        var noted = await runner.RunAsync("identity.session.begin", async scope =>
        {
            var rows = scope.Db.Set<SessionRow>();
            var earlier = earlierId is null ? null : await rows.SingleOrDefaultAsync(row => row.Id == earlierId && row.UserId == user.Id, cancellationToken);
            if (earlier is not null)
                rows.Remove(earlier);
            rows.Add(new SessionRow
            {
                Id = id, UserId = user.Id, Stamp = user.SecurityStamp!, Device = DeviceText.Of(context.Request.Headers.UserAgent),
                Method = method ?? earlier?.Method ?? Proof.Password.Name, FirstAt = earlier?.FirstAt ?? now, LastAt = now,
            });
            return Result.Success;
        }, cancellationToken);
        // The list is for its owner to see and to end: a session that is not in it must not be.
        if (noted.Error is { } error)
            throw new InvalidOperationException($"The session could not be noted: {error}");
    }
}

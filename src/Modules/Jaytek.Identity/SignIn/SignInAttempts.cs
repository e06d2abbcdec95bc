using Jaytek.Engine.Data;
using Jaytek.Engine.Security;
using Jaytek.Identity.Users;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaytek.Identity.SignIn;

/// <param name="IsAllowed">Whether the password counts; it is looked at in any case, so that a clock tells nothing.</param>
/// <param name="Guesser">As whose the attempt was counted.</param>
/// <param name="IsKnownDevice">Whether it comes from a browser in which the account has signed in before.</param>
internal sealed record Attempt(bool IsAllowed, Guessing Guesser, bool IsKnownDevice);

/// <summary>
/// Counts attempts on an account three ways: a known browser by itself; everybody else by their address, and all of those together with
/// the account. So one stranger is soon kept waiting, many are together, and none of them keeps the owner's own browser out.
/// </summary>
internal sealed class SignInAttempts(
    JaytekDb db, GuessThrottle throttle, KnownDevices devices, IHttpContextAccessor http, IOptions<AccountOptions> options, TimeProvider clock)
{
    /// <summary>Counts one attempt, before its password is looked at.</summary>
    /// <param name="user">Whose account; its id is empty where there is none.</param>
    /// <param name="name">What was typed, normalised; names without an account are counted alike.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Attempt> TakeAsync(AppUser user, string name, CancellationToken cancellationToken)
    {
        var userId = user.Id;
        var version = userId.Length > 0 ? user.ConcurrencyStamp ?? "" : "";
        if (userId.Length > 0 && devices.Find(user) is { } device)
        {
            var known = new Guessing(userId, version, $"device {device}");
            if (throttle.Take(known))
                return new Attempt(true, known, true);
        }

        var address = http.HttpContext is { } context ? ClientAddress.Of(context) : "";
        var guesser = new Guessing(userId, version, userId.Length > 0 ? address : $"{address} name {name}");
        return new Attempt(throttle.Take(guesser) && await TakeFromAllAsync(userId, cancellationToken), guesser, false);
    }

    /// <summary>Until when attempts on the account are refused somewhere, whatever their password; null where none are.</summary>
    public DateTimeOffset? RestsUntil(AppUser user)
    {
        var waits = throttle.WaitsUntil(user.Id, user.ConcurrencyStamp ?? "");
        return user.LockoutEnd > (waits ?? clock.GetUtcNow()) ? user.LockoutEnd : waits;
    }

    /// <summary>After a right password. What strangers tried stands where a known browser came in: their count is not the owner's to forgive.</summary>
    public Task<int> ForgiveAsync(string userId, Attempt attempt, CancellationToken cancellationToken)
    {
        throttle.Forget(attempt.Guesser);
        DateTimeOffset? now = clock.GetUtcNow();
        var user = db.Set<AppUser>().Where(one => one.Id == userId);
        return attempt.IsKnownDevice
            ? user.ExecuteUpdateAsync(set => set.SetProperty(one => one.LastSignInAt, now), cancellationToken)
            : user.ExecuteUpdateAsync(
                set => set.SetProperty(one => one.LockoutEnd, (DateTimeOffset?)null).SetProperty(one => one.AccessFailedCount, 0)
                    .SetProperty(one => one.LastSignInAt, now),
                cancellationToken);
    }

    // One statement: UserManager's own counter reads first and writes later, and loses the race of guesses sent at once.
    private async Task<bool> TakeFromAllAsync(string userId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var last = options.Value.FailuresFromEverywhere - 1;
        DateTimeOffset? until = now.AddMinutes(options.Value.LockoutMinutes);
        return await db.Set<AppUser>()
            .Where(user => user.Id == userId && (user.LockoutEnd == null || user.LockoutEnd <= now))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(user => user.LockoutEnd, user => user.AccessFailedCount >= last ? until : null)
                    .SetProperty(user => user.AccessFailedCount, user => user.AccessFailedCount >= last ? 0 : user.AccessFailedCount + 1),
                cancellationToken) == 1;
    }
}

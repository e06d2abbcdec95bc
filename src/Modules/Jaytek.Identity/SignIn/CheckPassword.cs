using Jaytek.Engine.Data;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jaytek.Identity.SignIn;

/// <summary>
/// Decides whether a name (or e-mail address) and a password belong together. Every call takes the same way, whoever is asked for: one
/// look-up, one counted attempt, one verified hash; and every refusal is the same.
/// </summary>
/// <remarks>
/// The attempt is counted before the password is looked at, in one statement: of a hundred guesses sent at once, no more are looked at
/// than the lockout allows. UserManager's own counter reads first and writes later, and loses such a race.
/// </remarks>
internal sealed class CheckPassword(
    JaytekDb db,
    ILookupNormalizer normalizer,
    IPasswordHasher<AppUser> hasher,
    DecoyHash decoy,
    IOptions<AccountOptions> options,
    TimeProvider clock,
    ILogger<CheckPassword> logger)
{
    private const int LongestInput = 256;

    private static readonly AppUser Nobody = new() { Id = "", IsEnabled = false };

    /// <summary>The user, or <c>identity.sign_in.refused</c>.</summary>
    public async Task<Result<AppUser>> RunAsync(string? login, string? password, CancellationToken cancellationToken)
    {
        var user = await FindAsync(Bounded(login), cancellationToken) ?? Nobody;
        var mayTry = await TakeAttemptAsync(user.Id, cancellationToken);
        var verified = hasher.VerifyHashedPassword(user, user.PasswordHash ?? decoy.Value, Bounded(password));
        if (!mayTry || verified == PasswordVerificationResult.Failed || user.PasswordHash is null || !user.IsEnabled)
        {
            if (!mayTry && user != Nobody)
                logger.LogWarning("Sign-in of user {UserId} was refused: too many wrong passwords", user.Id);
            return IdentityErrors.SignInRefused;
        }

        await ForgetAttemptsAsync(user.Id, cancellationToken);
        if (verified == PasswordVerificationResult.SuccessRehashNeeded)
            await RehashAsync(user, password!, cancellationToken);
        return user;
    }

    private Task<AppUser?> FindAsync(string login, CancellationToken cancellationToken)
    {
        var name = normalizer.NormalizeName(login);
        var email = normalizer.NormalizeEmail(login);
        // A user name wins over somebody else's address; the validator keeps the two from meeting.
        return db.Set<AppUser>().AsNoTracking()
            .Where(user => user.NormalizedUserName == name || user.NormalizedEmail == email)
            .OrderBy(user => user.NormalizedUserName == name ? 0 : 1)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<bool> TakeAttemptAsync(string userId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var last = options.Value.FailuresBeforeLockout - 1;
        DateTimeOffset? until = now.AddMinutes(options.Value.LockoutMinutes);
        return await db.Set<AppUser>()
            .Where(user => user.Id == userId && (user.LockoutEnd == null || user.LockoutEnd <= now))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(user => user.LockoutEnd, user => user.AccessFailedCount >= last ? until : null)
                    .SetProperty(user => user.AccessFailedCount, user => user.AccessFailedCount >= last ? 0 : user.AccessFailedCount + 1),
                cancellationToken) == 1;
    }

    private Task<int> ForgetAttemptsAsync(string userId, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        return db.Set<AppUser>().Where(user => user.Id == userId).ExecuteUpdateAsync(
            set => set.SetProperty(user => user.LockoutEnd, (DateTimeOffset?)null).SetProperty(user => user.AccessFailedCount, 0)
                .SetProperty(user => user.LastSignInAt, now),
            cancellationToken);
    }

    /// <summary>Brings an old hash up to today's cost, unless the password was changed meanwhile.</summary>
    private Task<int> RehashAsync(AppUser user, string password, CancellationToken cancellationToken)
    {
        var hash = hasher.HashPassword(user, password);
        return db.Set<AppUser>().Where(one => one.Id == user.Id && one.PasswordHash == user.PasswordHash)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.PasswordHash, hash), cancellationToken);
    }

    private static string Bounded(string? input) => input is { Length: <= LongestInput } ? input : "";
}

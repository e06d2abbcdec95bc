using Jaytek.Engine.Data;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Jaytek.Identity.SignIn;

/// <summary>
/// Decides whether a name (or e-mail address) and a password belong together. Every call takes the same way, whoever is asked for: one
/// turn, one look-up, one counted attempt, one verified hash; and every refusal is the same.
/// </summary>
/// <remarks>The attempt is counted before the password is looked at: of a hundred guesses sent at once, no more count than are allowed.</remarks>
internal sealed class CheckPassword(
    JaytekDb db,
    ILookupNormalizer normalizer,
    IPasswordHasher<AppUser> hasher,
    DecoyHash decoy,
    PasswordWork work,
    SignInAttempts attempts,
    ILogger<CheckPassword> logger)
{
    private const int LongestInput = 256;

    private static readonly AppUser Nobody = new() { Id = "", IsEnabled = false };

    /// <summary>The user. Errors: <c>identity.sign_in.refused</c>, <c>identity.sign_in.busy</c>.</summary>
    public async Task<Result<AppUser>> RunAsync(string? login, string? password, CancellationToken cancellationToken)
    {
        // The turn comes first: an attempt that nobody has time for is not held against anybody.
        using var turn = await work.TakeTurnAsync(cancellationToken);
        if (turn is null)
            return IdentityErrors.SignInBusy;
        var name = Bounded(login);
        var user = await FindAsync(name, cancellationToken) ?? Nobody;
        var attempt = await attempts.TakeAsync(user, normalizer.NormalizeName(name), cancellationToken);
        var verified = hasher.VerifyHashedPassword(user, user.PasswordHash ?? decoy.Value, Bounded(password));
        if (!attempt.IsAllowed || verified == PasswordVerificationResult.Failed || user.PasswordHash is null || !user.IsEnabled)
        {
            if (!attempt.IsAllowed && user != Nobody)
                logger.LogWarning("Sign-in of user {UserId} was refused: too many wrong passwords", user.Id);
            return IdentityErrors.SignInRefused;
        }

        await attempts.ForgiveAsync(user.Id, attempt, cancellationToken);
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

    /// <summary>Brings an old hash up to today's cost, unless the password was changed meanwhile.</summary>
    private Task<int> RehashAsync(AppUser user, string password, CancellationToken cancellationToken)
    {
        var hash = hasher.HashPassword(user, password);
        return db.Set<AppUser>().Where(one => one.Id == user.Id && one.PasswordHash == user.PasswordHash)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.PasswordHash, hash), cancellationToken);
    }

    private static string Bounded(string? input) => input is { Length: <= LongestInput } ? input : "";
}

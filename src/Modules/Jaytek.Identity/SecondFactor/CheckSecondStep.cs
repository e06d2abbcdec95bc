using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jaytek.Identity.SecondFactor;

/// <summary>
/// Decides whether a code of the app, or a recovery code, is good; once. Wrong codes are counted with the account, apart from its passwords:
/// whoever has the password must not win tries by typing it again. Recovery codes are too long to be guessed, so they work while the app rests
/// and let its owner in past somebody who keeps it resting.
/// </summary>
internal sealed class CheckSecondStep(
    JaytekDb db, ActionRunner runner, AuthenticatorSecret secrets, IOptions<AccountOptions> options, TimeProvider clock, ILogger<CheckSecondStep> logger)
{
    private const int MostDoublings = 6;

    /// <summary>Errors: <c>identity.two_factor.required</c> where neither is given, <c>identity.two_factor.refused</c>.</summary>
    public async Task<Result> RunAsync(AppUser user, string? code, string? recoveryCode, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(recoveryCode))
            return await UseRecoveryAsync(user, recoveryCode, cancellationToken);
        if (string.IsNullOrWhiteSpace(code))
            return SecondFactorErrors.Required;
        return await CheckCodeAsync(user, code, cancellationToken) ? Result.Success : SecondFactorErrors.Refused;
    }

    /// <summary>As <see cref="RunAsync"/>, of one field in which either may stand.</summary>
    public Task<Result> EitherAsync(AppUser user, string? typed, CancellationToken cancellationToken) =>
        (typed ?? "").Count(char.IsAsciiLetterOrDigit) > 8 ? RunAsync(user, null, typed, cancellationToken) : RunAsync(user, typed, null, cancellationToken);

    private async Task<bool> CheckCodeAsync(AppUser user, string code, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await db.Set<Authenticator>().AsNoTracking().SingleOrDefaultAsync(one => one.UserId == user.Id && one.ConfirmedAt != null, cancellationToken) is not { } row)
            return false;
        // Counted before it is looked at, so that guesses sent at once are all counted.
        if (!await TakeAttemptAsync(row, now, cancellationToken))
        {
            logger.LogWarning("A code of user {UserId} was refused: too many wrong ones", user.Id);
            return false;
        }

        if (secrets.StepOf(row.ProtectedSecret, code, now) is not { } step)
            return false;
        // Of two who bring the same code at once, one comes in.
        DateTimeOffset? never = null;
        return await db.Set<Authenticator>().Where(one => one.UserId == user.Id && one.LastStep < step).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.LastStep, step).SetProperty(one => one.Failures, 0).SetProperty(one => one.Rests, 0).SetProperty(one => one.RestsUntil, never),
            cancellationToken) == 1;
    }

    private async Task<bool> TakeAttemptAsync(Authenticator row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var last = options.Value.FailuresBeforeLockout - 1;
        var rests = row.Rests;
        DateTimeOffset? until = now.AddMinutes(options.Value.LockoutMinutes * (1 << Math.Min(rests, MostDoublings)));
        return await db.Set<Authenticator>()
            .Where(one => one.UserId == row.UserId && one.Rests == rests && (one.RestsUntil == null || one.RestsUntil <= now))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(one => one.RestsUntil, one => one.Failures >= last ? until : null)
                    .SetProperty(one => one.Rests, one => one.Failures >= last ? one.Rests + 1 : one.Rests)
                    .SetProperty(one => one.Failures, one => one.Failures >= last ? 0 : one.Failures + 1),
                cancellationToken) == 1;
    }

    private Task<Result> UseRecoveryAsync(AppUser user, string recoveryCode, CancellationToken cancellationToken) =>
        runner.RunAsync("identity.two_factor.recover", async scope =>
        {
            if (!user.TwoFactorEnabled || !await RecoveryCodes.UseAsync(scope.Db, user.Id, recoveryCode, scope.Now, cancellationToken))
                return SecondFactorErrors.Refused;
            scope.Audit("User", user.Id, $"A recovery code of {user.UserName} was used, {await RecoveryCodes.LeftAsync(scope.Db, user.Id, cancellationToken)} are left");
            return Result.Success;
        }, cancellationToken);
}

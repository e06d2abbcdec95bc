using Jaytek.Engine.Actions;
using Jaytek.Identity.Rights;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.SecondFactor;

/// <summary>What came of switching the second step on.</summary>
/// <param name="User">The account as it is now.</param>
/// <param name="Codes">Its recovery codes, which nobody can read again.</param>
internal sealed record NewCodes(AppUser User, IReadOnlyList<string> Codes);

/// <summary>Sets up the second step of an account in two moves: the app gets a secret, and shows by a code that it has it.</summary>
/// <remarks>Whoever calls has proven to be the account's owner, by a session and the password, or by the first step of a sign-in that goes no further without the second.</remarks>
internal sealed class SetUpTwoFactor(ActionRunner runner, AuthenticatorSecret secrets)
{
    /// <summary>How long the secret waits for its first code.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <summary>Makes a secret in place of one that was never confirmed. Errors: <c>identity.two_factor.already_on</c>, <c>identity.user.unknown</c>.</summary>
    public Task<Result> BeginAsync(string userId, CancellationToken cancellationToken) =>
        runner.RunAsync("identity.two_factor.begin", async scope =>
        {
            // Another page may confirm at this moment what this one would write over.
            await AccountLock.TakeAsync(scope, userId, cancellationToken);
            if (await scope.Db.Set<AppUser>().SingleOrDefaultAsync(one => one.Id == userId && one.IsEnabled, cancellationToken) is not { } user)
                return IdentityErrors.UnknownUser(userId);
            if (user.TwoFactorEnabled)
                return SecondFactorErrors.AlreadyOn;
            var rows = scope.Db.Set<Authenticator>();
            if (await rows.SingleOrDefaultAsync(one => one.UserId == userId, cancellationToken) is not { } row)
                rows.Add(new Authenticator { UserId = userId, ProtectedSecret = secrets.New(), BegunAt = scope.Now });
            else
                (row.ProtectedSecret, row.BegunAt, row.ConfirmedAt, row.LastStep, row.Failures, row.Rests, row.RestsUntil) = (secrets.New(), scope.Now, null, 0, 0, 0, null);
            return Result.Success;
        }, cancellationToken);

    /// <summary>Switches it on; other sessions end. Errors: <c>identity.two_factor.not_started</c>, <c>identity.two_factor.refused</c>.</summary>
    /// <param name="userId">Whose.</param>
    /// <param name="stamp">The account's when whoever asks was let in, by a session or by a first step: a new password meanwhile ends both.</param>
    /// <param name="code">Of the app.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Result<NewCodes>> ConfirmAsync(string userId, string? stamp, string? code, CancellationToken cancellationToken) =>
        runner.RunAsync<NewCodes>("identity.two_factor.on", async scope =>
        {
            if (stamp is null || await AccountLock.TakeAsync(scope, userId, cancellationToken) != stamp)
                return SecondFactorErrors.NotStarted;
            var row = await scope.Db.Set<Authenticator>().SingleOrDefaultAsync(one => one.UserId == userId && one.ConfirmedAt == null, cancellationToken);
            var user = await scope.Db.Set<AppUser>().SingleOrDefaultAsync(one => one.Id == userId && one.IsEnabled, cancellationToken);
            if (row is null || user is null || row.BegunAt < scope.Now - Patience)
                return SecondFactorErrors.NotStarted;
            if (secrets.StepOf(row.ProtectedSecret, code, scope.Now) is not { } step)
                return SecondFactorErrors.WrongCode("Code");
            (row.ConfirmedAt, row.LastStep) = (scope.Now, step);
            (user.TwoFactorEnabled, user.SecurityStamp, user.ConcurrencyStamp) = (true, PublicId.New(), PublicId.New());
            var codes = await RecoveryCodes.RenewAsync(scope.Db, userId, cancellationToken);
            scope.Bump(AccountsEpoch.Name);
            scope.Audit("User", userId, $"Two-step sign-in of {user.UserName} was switched on");
            return new NewCodes(user, codes);
        }, cancellationToken);
}

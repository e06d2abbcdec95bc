using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Identity.SecondFactor;
using Jaytek.Identity.SignIn;
using Jaytek.Identity.SignUp;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Account;

/// <summary>What the actions on one's own account share: whose it is, and that they know the password.</summary>
internal sealed class OwnAccount(JaytekDb db, CheckPassword check, CheckSecondStep second, IHttpContextAccessor http, TimeProvider clock) : IFreshProof
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    /// <summary>The account of whoever asks, locked; a session that has ended since its request came has none.</summary>
    public static async Task<Result<AppUser>> FindAsync(ActionScope scope, CancellationToken cancellationToken)
    {
        if (scope.Actor.UserId is not { } id || await AccountLock.TakeAsync(scope, id, cancellationToken) is not { } stamp
            || (scope.Actor.Stamp is { } own && own != stamp))
            return SignUpErrors.Unauthenticated;
        return await scope.Db.Set<AppUser>().SingleAsync(user => user.Id == id, cancellationToken);
    }

    /// <summary>
    /// Null where this is the password of whoever asks, with a code of their app where the account has two steps: what cannot be undone is not
    /// done from a desk left open. It counts as an attempt to sign in, and is asked before the action's transaction, so that a wrong one is
    /// counted although the action is refused. Who has no password has signed in by another way just now, or does so again.
    /// </summary>
    public async Task<Error?> RefuseAsync(Actor actor, string? password, string? code, string member, CancellationToken cancellationToken)
    {
        if (actor.UserName is not { } name || await db.Set<AppUser>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == actor.UserId, cancellationToken) is not { } user)
            return SignUpErrors.Unauthenticated;
        if (user.PasswordHash is null)
            return IsFresh() ? null : SignUpErrors.SignInAgain;
        if (string.IsNullOrEmpty(password))
            return SignUpErrors.NoPassword(member);
        var result = await check.RunAsync(name, password, cancellationToken);
        if (result.Error is { Kind: ErrorKind.Unavailable } busy)
            return busy;
        if (result.Error is not null || result.Value.Id != actor.UserId)
            return SignUpErrors.WrongPassword(member);
        return user.TwoFactorEnabled && (await second.EitherAsync(user, code, cancellationToken)).Error is not null ? SecondFactorErrors.WrongCode("Code") : null;
    }

    public async Task<(bool Password, bool Code)> AskedOfAsync(Actor actor, CancellationToken cancellationToken)
    {
        var asked = await db.Set<AppUser>().AsNoTracking().Where(one => one.Id == actor.UserId && one.PasswordHash != null)
            .Select(one => new { one.TwoFactorEnabled }).SingleOrDefaultAsync(cancellationToken);
        return (asked is not null, asked?.TwoFactorEnabled == true);
    }

    Task<Error?> IFreshProof.RefuseAsync(Actor actor, string? password, string? code, CancellationToken cancellationToken) =>
        RefuseAsync(actor, password, code, "Password", cancellationToken);

    async Task<Error?> IFreshProof.HoldAsync(ActionScope scope, CancellationToken cancellationToken) => (await FindAsync(scope, cancellationToken)).Error;

    private bool IsFresh() =>
        http.HttpContext?.User is { } ticket && Ticket.SignedInAt(ticket) is { } at && at >= clock.GetUtcNow() - Fresh;
}

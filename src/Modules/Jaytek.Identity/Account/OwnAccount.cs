using Jaytek.Engine.Actions;
using Jaytek.Identity.SignIn;
using Jaytek.Identity.SignUp;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Account;

/// <summary>What the actions on one's own account share: whose it is, and that they know the password.</summary>
internal sealed class OwnAccount(CheckPassword check)
{
    /// <summary>The account of whoever asks.</summary>
    public static async Task<Result<AppUser>> FindAsync(ActionScope scope, CancellationToken cancellationToken) =>
        scope.Actor.UserId is { } id && await scope.Db.Set<AppUser>().SingleOrDefaultAsync(user => user.Id == id, cancellationToken) is { } user
            ? user
            : SignUpErrors.Unauthenticated;

    /// <summary>
    /// Null where this is the password of whoever asks: what cannot be undone is not done from a desk left open. It counts as an attempt to
    /// sign in, and is asked before the action's transaction, so that a wrong one is counted although the action is refused.
    /// </summary>
    public async Task<Error?> RefuseAsync(Actor actor, string? password, string member, CancellationToken cancellationToken)
    {
        if (actor.UserName is not { } name)
            return SignUpErrors.Unauthenticated;
        var result = await check.RunAsync(name, password, cancellationToken);
        if (result.Error is { Kind: ErrorKind.Unavailable } busy)
            return busy;
        return result.Error is null && result.Value.Id == actor.UserId ? null : SignUpErrors.WrongPassword(member);
    }
}

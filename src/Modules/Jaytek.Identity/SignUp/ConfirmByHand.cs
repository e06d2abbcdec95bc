using Jaytek.Engine.Actions;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.SignUp;

/// <summary>Opens an account whose owner an administrator knows, and whom the mail did not reach.</summary>
internal sealed class ConfirmByHand(ActionRunner runner)
{
    /// <summary>Errors: <c>identity.user.unknown</c>, <c>identity.sign_up.not_waiting</c>.</summary>
    public Task<Result> RunAsync(string userId, CancellationToken cancellationToken) =>
        runner.RunAsync("identity.sign_up.confirm_by_hand", async scope =>
        {
            if (await scope.RefuseAsync(IdentityPermissions.EditUsers, null, cancellationToken) is { } refusal)
                return refusal;
            if (await scope.Db.Set<AppUser>().SingleOrDefaultAsync(one => one.Id == userId, cancellationToken) is not { } user)
                return IdentityErrors.UnknownUser(userId);
            if (await Unconfirmed.Rows(scope.Db).SingleOrDefaultAsync(one => one.UserId == userId, cancellationToken) is not { } row)
                return SignUpErrors.NotWaiting;
            await OpenAccount.OpenAsync(scope, user, row, cancellationToken);
            scope.Audit("User", user.Id, $"The account of {user.UserName} was confirmed by hand, as {row.Kind}");
            return Result.Success;
        }, cancellationToken);
}

using Jaytek.Engine.Actions;
using Jaytek.Engine.Http;
using Jaytek.Identity.Mail;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.SignUp;

/// <summary>Makes an applicant an instructor, or declines; either is told by mail.</summary>
internal sealed class DecideApplication(ActionRunner runner, Memberships memberships, SiteAddress site)
{
    public const string Role = "Instructor";

    /// <summary>Errors: <c>identity.application.not_pending</c>, <c>identity.role.unknown</c>, <c>identity.rights.beyond_own</c>.</summary>
    public async Task<Result> RunAsync(string userId, bool approve, CancellationToken cancellationToken)
    {
        var address = await site.ForMailAsync(cancellationToken);
        return await runner.RunAsync("identity.application.decide", async scope =>
        {
            if (await scope.RefuseAsync(IdentityPermissions.AssignRole(Role), null, cancellationToken) is { } refusal)
                return refusal;
            var row = await scope.Db.Set<SignUpRow>().SingleOrDefaultAsync(one => one.UserId == userId, cancellationToken);
            var user = await scope.Db.Set<AppUser>().SingleOrDefaultAsync(one => one.Id == userId, cancellationToken);
            if (user is null || row is not { Kind: SignUpKind.Instructor, ConfirmedAt: not null, IsApproved: null })
                return SignUpErrors.NotPending;
            // Of two people who decide at once, one is told: whoever comes second finds no row to take.
            var taken = await scope.Db.Set<SignUpRow>().Where(one => one.UserId == userId && one.IsApproved == null).ExecuteUpdateAsync(
                set => set.SetProperty(one => one.IsApproved, approve).SetProperty(one => one.DecidedAt, scope.Now).SetProperty(one => one.DecidedBy, scope.Actor.UserId),
                cancellationToken);
            if (taken == 0)
                return SignUpErrors.NotPending;
            if (approve && (await AddRoleAsync(scope, user, cancellationToken)).Error is { } error)
                return error;
            scope.Audit("User", userId, $"The application of {user.UserName} was {(approve ? "approved" : "declined")}");
            scope.Raise(new AccountMailRequested(userId, approve ? AccountMailKind.Approved : AccountMailKind.Declined, address));
            return Result.Success;
        }, cancellationToken);
    }

    private async Task<Result<bool>> AddRoleAsync(ActionScope scope, AppUser user, CancellationToken cancellationToken)
    {
        var names = (await memberships.OfAsync(user.Id, cancellationToken)).Select(role => role.Name!).Append(Role);
        var roles = await memberships.FindAsync([.. names], cancellationToken);
        return roles.Error is { } unknown ? unknown : await memberships.SetAsync(scope, user, roles.Value, cancellationToken);
    }
}

using Jaytek.Engine.Actions;
using Jaytek.Identity.Contracts;
using Jaytek.Identity.Rights;
using Jaytek.Identity.Roles;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.SignUp;

/// <summary>What opening an account does, whoever opens it: it may sign in, and has what its kind gets at once.</summary>
internal static class OpenAccount
{
    public static async Task OpenAsync(ActionScope scope, AppUser user, SignUpRow row, CancellationToken cancellationToken)
    {
        row.ConfirmedAt = scope.Now;
        (user.EmailConfirmed, user.IsEnabled) = (true, true);
        (user.SecurityStamp, user.ConcurrencyStamp) = (PublicId.New(), PublicId.New());
        await GrantAsync(scope, user, row.Kind == SignUpKind.DJ ? "DJ" : "Student", cancellationToken);
        scope.Bump(AccountsEpoch.Name);
        scope.Raise(new AccountConfirmed(user.Id, user.UserName!, user.DisplayName ?? user.UserName!, row.Kind.ToString()));
    }

    // The rule of the site and not of whoever signs up, so that no right of theirs is asked. A role that was deleted is not missed; one that an
    // administrator has given meanwhile is there.
    private static async Task GrantAsync(ActionScope scope, AppUser user, string roleName, CancellationToken cancellationToken)
    {
        var key = SystemRoles.Normalize(roleName);
        if (await scope.Db.Set<AppRole>().SingleOrDefaultAsync(role => role.NormalizedName == key, cancellationToken) is not { } role
            || await scope.Db.Set<IdentityUserRole<string>>().AnyAsync(member => member.UserId == user.Id && member.RoleId == role.Id, cancellationToken))
            return;
        scope.Db.Add(new IdentityUserRole<string> { UserId = user.Id, RoleId = role.Id });
        scope.Raise(new UserRolesChanged(user.Id, [role.Name!]));
    }
}

using Jaytek.Admin.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Identity.Contracts;
using Jaytek.Identity.Rights;
using Jaytek.Identity.Roles;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.SignUp;

/// <summary>What opening an account does, whoever opens it: it may sign in, has what its kind gets at once, and who decides on applications is told of one.</summary>
internal sealed class OpenAccount(INotices notices)
{
    private const int MostTold = 50;

    public async Task OpenAsync(ActionScope scope, AppUser user, SignUpRow row, CancellationToken cancellationToken)
    {
        row.ConfirmedAt = scope.Now;
        (user.EmailConfirmed, user.IsEnabled) = (true, true);
        (user.SecurityStamp, user.ConcurrencyStamp) = (PublicId.New(), PublicId.New());
        await GrantAsync(scope, user, row.Kind == SignUpKind.DJ ? "DJ" : "Student", cancellationToken);
        scope.Bump(AccountsEpoch.Name);
        scope.Raise(new AccountConfirmed(user.Id, user.UserName!, user.DisplayName ?? user.UserName!, row.Kind.ToString()));
        if (row.Kind != SignUpKind.Instructor)
            return;
        foreach (var userId in await DecidersAsync(scope, cancellationToken))
            notices.Leave(scope, userId, NoticeKind.Info, $"{user.DisplayName ?? user.UserName} applies to teach.", "/admin/applications");
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

    /// <summary>Who may see applications and answer them, by what their roles grant.</summary>
    private static async Task<IReadOnlyList<string>> DecidersAsync(ActionScope scope, CancellationToken cancellationToken)
    {
        var roles = await scope.Db.Set<AppRole>().AsNoTracking().ToListAsync(cancellationToken);
        var names = (await scope.Db.Set<RolePermission>().AsNoTracking().ToListAsync(cancellationToken)).ToLookup(row => row.RoleId, row => row.Name);
        var able = roles.Where(role => !SystemRoles.IsImplicit(role.Name!)
            && (SystemRoles.IsAdministrator(role.Name) || Grants.Of(names[role.Id]).Allow(IdentityPermissions.AssignRoles, null))).Select(role => role.Id).ToList();
        return await scope.Db.Set<IdentityUserRole<string>>().Where(member => able.Contains(member.RoleId))
            .Join(scope.Db.Set<AppUser>().Where(user => user.IsEnabled), member => member.UserId, user => user.Id, (_, user) => user.Id)
            .Distinct().OrderBy(id => id).Take(MostTold).ToListAsync(cancellationToken);
    }
}

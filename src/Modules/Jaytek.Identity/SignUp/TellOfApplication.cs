using Jaytek.Admin.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Events;
using Jaytek.Identity.Contracts;
using Jaytek.Identity.Rights;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.SignUp;

/// <summary>Leaves a notice of an application to teach for whoever may answer it.</summary>
internal sealed class TellOfApplication(ActionRunner runner, RightsCache rights, INotices notices) : IEventHandler<AccountConfirmed>
{
    private const int MostTold = 50;
    private const int Looked = 50;

    public async Task HandleAsync(AccountConfirmed domainEvent, CancellationToken cancellationToken)
    {
        if (domainEvent.Kind != nameof(SignUpKind.Instructor))
            return;
        var able = rights.RolesThatAllow(IdentityPermissions.AssignRoles);
        var told = await runner.RunAsync("identity.application.tell", async scope =>
        {
            if (!await scope.Db.Set<SignUpRow>().AnyAsync(row => row.UserId == domainEvent.UserId && row.IsApproved == null, cancellationToken))
                return Result.Success;
            var deciders = await scope.Db.Set<IdentityUserRole<string>>().Where(member => EF.Parameter(able).Contains(member.RoleId))
                .Join(scope.Db.Set<AppUser>().Where(user => user.IsEnabled), member => member.UserId, user => user.Id, (_, user) => user.Id)
                .Distinct().OrderBy(id => id).Take(MostTold).ToListAsync(cancellationToken);
            var place = $"/admin/applications#a-{domainEvent.UserId}";
            foreach (var userId in deciders)
            {
                // An event may come twice, and is told once.
                if (!(await notices.ListAsync(userId, null, Looked, cancellationToken)).Any(notice => notice.Href == place))
                    notices.Leave(scope, userId, NoticeKind.Info, $"{domainEvent.DisplayName} applies to teach.", place);
            }

            return Result.Success;
        }, cancellationToken);
        if (told.Error is { } error)
            throw new InvalidOperationException(error.ToString());
    }
}

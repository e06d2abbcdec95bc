using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Features;
using Jaytek.Identity.Rights;
using Jaytek.Identity.SecondFactor;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Users;

/// <summary>
/// Ends all that an account was ever given: by a new stamp its sessions, tokens, open links and what applications may do for it, and by
/// their modules what has no stamp, such as API keys.
/// </summary>
internal sealed class EndAccess(Enabled<IAccountCredentials> credentials)
{
    public async Task RunAsync(ActionScope scope, AppUser user, CancellationToken cancellationToken)
    {
        await AccountLock.TakeAsync(scope, user.Id, cancellationToken);
        // A secret that nobody has confirmed was seen by whoever began it.
        await scope.Db.Set<Authenticator>().Where(one => one.UserId == user.Id && one.ConfirmedAt == null).ExecuteDeleteAsync(cancellationToken);
        (user.SecurityStamp, user.ConcurrencyStamp) = (PublicId.New(), PublicId.New());
        scope.Bump(AccountsEpoch.Name);
        // Also of features that are off: they would come back with the feature.
        foreach (var (_, one) in credentials.IncludingDisabled())
            await one.EndAsync(scope, user.Id, cancellationToken);
    }
}

using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.Identity.Links;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaytek.Identity.SignIn;

/// <summary>Forgets sessions whose cookies are too old to be good, what is kept of tickets that would have ended by now, and links that nobody opened.</summary>
internal sealed class SweepSessions(JaytekDb db, IOptions<AccountOptions> options, TimeProvider clock) : IJob
{
    public const string Name = "identity.session.sweep";

    public async Task RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // A cookie that was renewed just after its use was noted is good for so long.
        var before = now.AddDays(-options.Value.SessionDays) - SessionUse.Interval;
        await db.Set<SessionRow>().Where(row => row.LastAt < before).ExecuteDeleteAsync(cancellationToken);
        await EndedTickets.ForgetAsync(db.Set<IdentityUserToken<string>>(), now, cancellationToken);
        await db.Set<SignInLink>().Where(link => link.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
    }
}

using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Identity.Account;
using Jaytek.Identity.SignUp;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Jaytek.Identity.SignIn;

/// <summary>Signs out of one session for good: a copy of its cookie opens nothing any more, in no process. Other sessions go on.</summary>
internal sealed class EndSession(ActionRunner runner, JaytekDb db, IOptions<AccountOptions> options)
{
    /// <summary>Another session of whoever asks, from their list. Errors: <c>engine.unauthenticated</c>, <c>identity.session.unknown</c>, <c>engine.busy</c>.</summary>
    /// <param name="sessionId">26 characters.</param>
    /// <param name="userId">Whose it has to be.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result> OfListAsync(string? sessionId, string userId, CancellationToken cancellationToken) =>
        PublicId.IsWellFormed(sessionId) && await OwnSessions.Open(db, userId).AnyAsync(row => row.Id == sessionId, cancellationToken)
            ? await RunAsync(sessionId!, cancellationToken)
            : IdentityErrors.UnknownSession;

    /// <summary>Succeeds also where it has ended already. Errors: <c>engine.unauthenticated</c>, <c>engine.busy</c>.</summary>
    /// <param name="sessionId">The ticket's session, 26 characters.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result> RunAsync(string sessionId, CancellationToken cancellationToken)
    {
        var result = await runner.RunAsync("identity.session.end", async scope =>
        {
            if (scope.Actor.UserId is not { } userId)
                return SignUpErrors.Unauthenticated;
            // A cookie that was renewed this instant is good for so long.
            scope.Db.Set<IdentityUserToken<string>>().Add(EndedTickets.Row(userId, EndedSessions.Provider, sessionId, scope.Now.AddDays(options.Value.SessionDays)));
            await scope.Db.Set<SessionRow>().Where(row => row.Id == sessionId && row.UserId == userId).ExecuteDeleteAsync(cancellationToken);
            scope.Bump(EndedSessions.EpochName);
            scope.Audit("User", userId, $"{scope.Actor.UserName} signed out");
            return Result.Success;
        }, cancellationToken);
        return result.Error?.Code == "engine.duplicate" ? Result.Success : result;
    }
}

using Jaytek.Engine.Actions;
using Jaytek.Identity.Users;
using Jaytek.Kernel;

namespace Jaytek.Identity.Account;

/// <summary>Signs oneself out everywhere: every session, token, key and open link of the account ends.</summary>
internal sealed class EndOwnSessions(ActionRunner runner, EndAccess access)
{
    /// <summary>The account as it is now. Errors: <c>engine.unauthenticated</c>.</summary>
    public Task<Result<AppUser>> RunAsync(CancellationToken cancellationToken) =>
        runner.RunAsync<AppUser>("identity.account.end_sessions", async scope =>
        {
            var found = await OwnAccount.FindAsync(scope, cancellationToken);
            if (found.Error is not null)
                return found;
            await access.RunAsync(scope, found.Value, cancellationToken);
            scope.Audit("User", found.Value.Id, $"{found.Value.UserName} signed out everywhere");
            return found;
        }, cancellationToken);
}

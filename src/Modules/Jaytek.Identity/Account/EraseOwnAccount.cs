using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Features;
using Jaytek.Engine.Security;
using Jaytek.Identity.Users;
using Jaytek.Kernel;

namespace Jaytek.Identity.Account;

/// <summary>Erases one's own account, here and in every module that keeps something about people, also those that are switched off.</summary>
internal sealed class EraseOwnAccount(ActionRunner runner, OwnAccount own, Enabled<IPersonalData> parts, Memberships memberships, ICurrentActor current)
{
    /// <summary>Errors: <c>identity.password.wrong</c>, <c>identity.user.last_administrator</c>.</summary>
    public async Task<Result> RunAsync(string? password, string? code, CancellationToken cancellationToken)
    {
        if (await own.RefuseAsync(current.Actor, password, code, "Password", cancellationToken) is { } refusal)
            return refusal;
        return await runner.RunAsync("identity.account.erase", async scope =>
        {
            // First, since it locks the role: whoever changes roles locks these before accounts.
            if (scope.Actor.UserId is { } id && await memberships.IsLastAdministratorAsync(id, cancellationToken))
                return IdentityErrors.LastAdministrator;
            var found = await OwnAccount.FindAsync(scope, cancellationToken);
            if (found.Error is { } error)
                return error;
            scope.Audit("User", found.Value.Id, "The owner of the account asked for its erasure");
            foreach (var part in parts.IncludingDisabled())
                await part.Value.EraseAsync(found.Value.Id, cancellationToken);
            return Result.Success;
        }, cancellationToken);
    }
}

using Jaytek.Engine.Actions;
using Jaytek.Engine.Security;
using Jaytek.Identity.Users;
using Jaytek.Kernel;

namespace Jaytek.Identity.Account;

/// <summary>Gives oneself a new password; every other session and every open link ends.</summary>
internal sealed class ChangeOwnPassword(ActionRunner runner, OwnAccount own, NewPassword passwords, ICurrentActor current)
{
    /// <summary>The account as it is now. Errors: <c>identity.password.wrong</c>, <c>identity.password.weak</c>.</summary>
    public async Task<Result<AppUser>> RunAsync(string? currentPassword, string? code, string newPassword, CancellationToken cancellationToken)
    {
        if (await own.RefuseAsync(current.Actor, currentPassword, code, "Current", cancellationToken) is { } refusal)
            return refusal;
        return await runner.RunAsync<AppUser>("identity.account.change_password", async scope =>
        {
            var found = await OwnAccount.FindAsync(scope, cancellationToken);
            if (found.Error is not null)
                return found;
            return await passwords.SetAsync(scope, found.Value, newPassword, cancellationToken) is { } weak ? weak : found.Value;
        }, cancellationToken);
    }
}

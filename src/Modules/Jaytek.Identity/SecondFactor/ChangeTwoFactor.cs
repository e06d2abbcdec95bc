using Jaytek.Engine.Actions;
using Jaytek.Engine.Security;
using Jaytek.Identity.Account;
using Jaytek.Identity.Rights;
using Jaytek.Identity.SignIn;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.SecondFactor;

/// <summary>What the owner of an account does with a second step that is on: new recovery codes, or off with it.</summary>
internal sealed class ChangeTwoFactor(ActionRunner runner, OwnAccount own, SignInGate gate, ICurrentActor current)
{
    /// <summary>Ten new codes; the old ones are worthless. Errors: <c>identity.password.wrong</c>, <c>identity.two_factor.refused</c>, <c>.off</c>.</summary>
    public async Task<Result<NewCodes>> RenewCodesAsync(string? password, string? code, CancellationToken cancellationToken)
    {
        if (await own.RefuseAsync(current.Actor, password, code, "Password", cancellationToken) is { } refusal)
            return refusal;
        return await runner.RunAsync<NewCodes>("identity.two_factor.renew_codes", async scope =>
        {
            var found = await OwnAccount.FindAsync(scope, cancellationToken);
            if (found.Error is { } error)
                return error;
            if (!found.Value.TwoFactorEnabled)
                return SecondFactorErrors.IsOff;
            var codes = await RecoveryCodes.RenewAsync(scope.Db, found.Value.Id, cancellationToken);
            scope.Audit("User", found.Value.Id, $"{found.Value.UserName} made new recovery codes");
            return new NewCodes(found.Value, codes);
        }, cancellationToken);
    }

    /// <summary>Switches it off; other sessions end. Errors: those of <see cref="RenewCodesAsync"/>, and <c>identity.two_factor.of_role</c>.</summary>
    public async Task<Result<AppUser>> SwitchOffAsync(string? password, string? code, CancellationToken cancellationToken)
    {
        if (await own.RefuseAsync(current.Actor, password, code, "Password", cancellationToken) is { } refusal)
            return refusal;
        return await runner.RunAsync<AppUser>("identity.two_factor.off", async scope =>
        {
            var found = await OwnAccount.FindAsync(scope, cancellationToken);
            if (found.Error is not null)
                return found;
            if (await gate.MustHaveAsync(found.Value, cancellationToken))
                return SecondFactorErrors.OfRole;
            await ClearAsync(scope, found.Value, cancellationToken);
            scope.Audit("User", found.Value.Id, $"Two-step sign-in of {found.Value.UserName} was switched off");
            return found;
        }, cancellationToken);
    }

    /// <summary>Takes app and codes away, and with the stamp every session.</summary>
    public static async Task ClearAsync(ActionScope scope, AppUser user, CancellationToken cancellationToken)
    {
        await scope.Db.Set<Authenticator>().Where(one => one.UserId == user.Id).ExecuteDeleteAsync(cancellationToken);
        await scope.Db.Set<RecoveryCode>().Where(one => one.UserId == user.Id).ExecuteDeleteAsync(cancellationToken);
        (user.TwoFactorEnabled, user.SecurityStamp, user.ConcurrencyStamp) = (false, PublicId.New(), PublicId.New());
        scope.Bump(AccountsEpoch.Name);
    }
}

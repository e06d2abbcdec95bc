using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Identity.Mail;
using Jaytek.Identity.SignIn;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.SignUp;

/// <summary>
/// Opens an account whose address is proven, and gives it what its kind gets at once. It asks for the password too: a stranger who signed
/// up with somebody's address must not be let in by that person's click.
/// </summary>
internal sealed class ConfirmSignUp(ActionRunner runner, JaytekDb db, AccountLinks links, IPasswordHasher<AppUser> hasher, PasswordWork work)
{
    /// <summary>The account. Errors: <c>identity.link.ended</c>, <c>identity.password.wrong</c>, <c>identity.sign_in.busy</c>.</summary>
    public async Task<Result<AppUser>> RunAsync(string? userId, string? token, string? password, CancellationToken cancellationToken)
    {
        if (await RefuseAsync(userId, token, password, cancellationToken) is { } refusal)
            return refusal;
        return await runner.RunAsync<AppUser>("identity.account.confirm", async scope =>
        {
            var user = await scope.Db.Set<AppUser>().SingleOrDefaultAsync(one => one.Id == userId, cancellationToken);
            var row = await scope.Db.Set<SignUpRow>().SingleOrDefaultAsync(one => one.UserId == userId, cancellationToken);
            if (user is null || row is not { ConfirmedAt: null } || !await links.IsGoodAsync(user, AccountLinks.SignUp, token, cancellationToken))
                return SignUpErrors.LinkEnded;
            await OpenAccount.OpenAsync(scope, user, row, cancellationToken);
            scope.Audit("User", user.Id, $"{user.UserName} confirmed the address and the account as {row.Kind}");
            return user;
        }, cancellationToken);
    }

    // Before the transaction, which must not wait for a turn. A password that changes meanwhile ends the link.
    private async Task<Error?> RefuseAsync(string? userId, string? token, string? password, CancellationToken cancellationToken)
    {
        var user = await db.Set<AppUser>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == userId, cancellationToken);
        if (user?.PasswordHash is not { } hash || !await links.IsGoodAsync(user, AccountLinks.SignUp, token, cancellationToken))
            return SignUpErrors.LinkEnded;
        using var turn = await work.TakeTurnAsync(cancellationToken);
        if (turn is null)
            return IdentityErrors.SignInBusy;
        return hasher.VerifyHashedPassword(user, hash, password ?? "") == PasswordVerificationResult.Failed ? SignUpErrors.WrongPassword("Password") : null;
    }
}

using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Identity.Contracts;
using Jaytek.Identity.Mail;
using Jaytek.Identity.Rights;
using Jaytek.Identity.Roles;
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
            row.ConfirmedAt = scope.Now;
            (user.EmailConfirmed, user.IsEnabled) = (true, true);
            (user.SecurityStamp, user.ConcurrencyStamp) = (PublicId.New(), PublicId.New());
            await GrantAsync(scope, user, row.Kind == SignUpKind.DJ ? "DJ" : "Student", cancellationToken);
            scope.Bump(AccountsEpoch.Name);
            scope.Audit("User", user.Id, $"{user.UserName} confirmed the address and the account as {row.Kind}");
            scope.Raise(new AccountConfirmed(user.Id, user.UserName!, user.DisplayName ?? user.UserName!, row.Kind.ToString()));
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

    // The rule of the site and not of whoever signs up, so that no right of theirs is asked. A role that was deleted is not missed.
    private static async Task GrantAsync(ActionScope scope, AppUser user, string roleName, CancellationToken cancellationToken)
    {
        var key = SystemRoles.Normalize(roleName);
        if (await scope.Db.Set<AppRole>().SingleOrDefaultAsync(role => role.NormalizedName == key, cancellationToken) is not { } role)
            return;
        scope.Db.Add(new IdentityUserRole<string> { UserId = user.Id, RoleId = role.Id });
        scope.Raise(new UserRolesChanged(user.Id, [role.Name!]));
    }
}

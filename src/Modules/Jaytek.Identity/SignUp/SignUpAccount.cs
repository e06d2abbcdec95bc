using System.Text;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Http;
using Jaytek.Engine.Settings;
using Jaytek.Identity.Contracts;
using Jaytek.Identity.Mail;
using Jaytek.Identity.Rights;
using Jaytek.Identity.SignIn;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.SignUp;

/// <param name="Kind">As what.</param>
/// <param name="Email">The address, which gets the link.</param>
/// <param name="Password">The password.</param>
/// <param name="DisplayName">The name that others see.</param>
/// <param name="About">What an applicant says about themselves, or null.</param>
internal sealed record NewSignUp(SignUpKind Kind, string Email, string Password, string DisplayName, string? About);

/// <summary>
/// Makes an account that nobody can sign in to until its address is confirmed. The answer is the same whether or not the address has an
/// account already: its owner is told by mail.
/// </summary>
internal sealed class SignUpAccount(ActionRunner runner, UserManager<AppUser> users, ISettings<SignUpSettings> settings, SiteAddress site, PasswordWork work)
{
    private const int NameLength = 24;

    /// <summary>Errors: <c>identity.sign_up.closed</c>, <c>identity.password.weak</c>, <c>identity.user.invalid</c>, <c>identity.sign_in.busy</c>.</summary>
    public async Task<Result> RunAsync(NewSignUp input, CancellationToken cancellationToken)
    {
        if (await RefuseAsync(input, cancellationToken) is { } refusal)
            return refusal;
        var candidate = New(input);
        // Before the look-up, and always: the time that it takes must not tell whether there is an account. Before the transaction too,
        // which must not wait for a turn.
        using (var turn = await work.TakeTurnAsync(cancellationToken))
        {
            if (turn is null)
                return IdentityErrors.SignInBusy;
            candidate.PasswordHash = users.PasswordHasher.HashPassword(candidate, input.Password);
        }

        var address = await site.ForMailAsync(cancellationToken);
        var result = await runner.RunAsync("identity.account.sign_up", scope => SignUpAsync(scope, candidate, input, address, cancellationToken), cancellationToken);
        // Two who sign up with one address at once: the first one's mail is on its way, and the second learns no more than that.
        return result.Error?.Code == "engine.duplicate" ? Result.Success : result;
    }

    /// <summary>What is wrong with it as it was typed, or null: nothing is made, hashed or mailed to find that out.</summary>
    public async Task<Error?> RefuseAsync(NewSignUp input, CancellationToken cancellationToken)
    {
        var candidate = New(input);
        if (!(await settings.GetAsync(cancellationToken)).Allows(input.Kind))
            return SignUpErrors.Closed;
        if (DisplayNames.Refuse(input.DisplayName) is { } invalid)
            return invalid;
        foreach (var validator in users.PasswordValidators)
        {
            if (await validator.ValidateAsync(users, candidate, input.Password) is { Succeeded: false } weak)
                return IdentityErrors.From(weak);
        }

        return null;
    }

    private async Task<Result> SignUpAsync(ActionScope scope, AppUser candidate, NewSignUp input, string address, CancellationToken cancellationToken)
    {
        candidate.CreatedAt = scope.Now;
        var key = users.NormalizeEmail(candidate.Email);
        if (await scope.Db.Set<AppUser>().SingleOrDefaultAsync(user => user.NormalizedEmail == key || user.NormalizedUserName == key, cancellationToken) is { } known)
            return await RepeatAsync(scope, known, input, candidate.PasswordHash!, address, cancellationToken);
        var created = await users.CreateAsync(candidate);
        if (!created.Succeeded)
            return IdentityErrors.From(created);
        scope.Db.Add(new SignUpRow { UserId = candidate.Id, Kind = input.Kind, About = input.About, RequestedAt = scope.Now });
        scope.Audit("User", candidate.Id, $"Signed up as {input.Kind}, not confirmed yet");
        scope.Raise(new UserCreated(candidate.Id, candidate.UserName!));
        await MailPause.RaiseAsync(scope, new AccountMailRequested(candidate.Id, AccountMailKind.ConfirmSignUp, address), cancellationToken);
        return Result.Success;
    }

    /// <summary>Somebody who never confirmed signs up anew, with the password of this time: the earlier link ends, so that it cannot confirm a password that it was not sent for.</summary>
    private static async Task<Result> RepeatAsync(
        ActionScope scope, AppUser user, NewSignUp input, string hash, string address, CancellationToken cancellationToken)
    {
        var row = await scope.Db.Set<SignUpRow>().SingleOrDefaultAsync(one => one.UserId == user.Id, cancellationToken);
        if (row is not { ConfirmedAt: null })
        {
            await MailPause.RaiseAsync(scope, new AccountMailRequested(user.Id, AccountMailKind.AlreadyMember, address), cancellationToken);
            return Result.Success;
        }

        // Within the pause nothing changes: the link that is on its way stays good for what it was sent for.
        if (!await MailPause.RaiseAsync(scope, new AccountMailRequested(user.Id, AccountMailKind.ConfirmSignUp, address), cancellationToken))
            return Result.Success;
        (row.Kind, row.About, row.RequestedAt) = (input.Kind, input.About, scope.Now);
        (user.DisplayName, user.PasswordHash) = (input.DisplayName.Trim(), hash);
        (user.SecurityStamp, user.ConcurrencyStamp) = (PublicId.New(), PublicId.New());
        scope.Bump(AccountsEpoch.Name);
        return Result.Success;
    }

    private static AppUser New(NewSignUp input) => new()
    {
        UserName = NameOf(input.DisplayName),
        Email = input.Email.Trim(),
        DisplayName = input.DisplayName.Trim(),
        LockoutEnabled = true,
        IsEnabled = false,
    };

    // Nobody chooses a user name: that one is taken would tell who has an account. People sign in by address.
    private static string NameOf(string displayName)
    {
        var name = new StringBuilder();
        foreach (var c in NameKey.Of(displayName).ToLowerInvariant().Where(char.IsAsciiLetterOrDigit).Take(NameLength))
            name.Append(c);
        return $"{(name.Length == 0 ? "user" : name)}-{PublicId.New()[^8..]}";
    }
}

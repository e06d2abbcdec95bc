using Jaytek.Engine.Actions;
using Jaytek.Identity.Rights;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Users;

/// <param name="UserId">26 characters.</param>
/// <param name="UserName">The sign-in name.</param>
/// <param name="Email">The e-mail address, unique and as good as the name at sign-in.</param>
/// <param name="DisplayName">The name that others see, or null for the user name.</param>
/// <param name="Version">The user's concurrency stamp as the asker saw it.</param>
internal sealed record UserProfile(string UserId, string UserName, string Email, string? DisplayName, string Version);

/// <summary>Changes an account's names and address.</summary>
internal sealed class EditUser(ActionRunner runner, UserManager<AppUser> users, Ceiling ceiling)
{
    private const int Longest = 256;

    /// <summary>True where something changed. Errors: <c>identity.user.unknown</c>, <c>.name_taken</c>, <c>.email_taken</c>, <c>.invalid</c>, <c>identity.rights.beyond_own</c>, <c>engine.conflict</c>.</summary>
    public Task<Result<bool>> RunAsync(UserProfile input, CancellationToken cancellationToken) =>
        runner.RunAsync<bool>("identity.user.edit", async scope =>
        {
            if (await scope.RefuseAsync(IdentityPermissions.EditUsers, null, cancellationToken) is { } refusal)
                return refusal;
            if (await scope.Db.Set<AppUser>().SingleOrDefaultAsync(one => one.Id == input.UserId && one.ErasedAt == null, cancellationToken) is not { } user)
                return IdentityErrors.UnknownUser(input.UserId);
            // Who changes the address could have a new password sent to it.
            if (await ceiling.RefuseUserAsync(scope.Actor, user, cancellationToken) is { } beyond)
                return beyond;
            if (user.ConcurrencyStamp != input.Version)
                return IdentityErrors.Conflict;
            if ((TooLong(input.UserName, input.Email, input.DisplayName) ?? DisplayNames.Refuse(input.DisplayName)) is { } invalid)
                return invalid;
            var before = UserValues.Of(user);
            var display = string.IsNullOrWhiteSpace(input.DisplayName) ? null : input.DisplayName.Trim();
            if ((user.UserName, user.Email, user.DisplayName) == (input.UserName.Trim(), input.Email.Trim(), display))
                return false;
            (user.UserName, user.Email, user.DisplayName) = (input.UserName.Trim(), input.Email.Trim(), display);
            var saved = await users.UpdateAsync(user);
            if (!saved.Succeeded)
                return saved.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.ConcurrencyFailure)) ? IdentityErrors.Conflict : IdentityErrors.From(saved);
            scope.Bump(RightsCache.EpochName);
            scope.Audit("User", user.Id, $"User {user.UserName} changed", before, UserValues.Of(user));
            return true;
        }, cancellationToken);

    /// <summary><c>identity.user.invalid</c> for what the table does not hold; else null.</summary>
    internal static Error? TooLong(string userName, string? email, string? displayName) =>
        new (string Member, string? Text)[] { ("UserName", userName), ("Email", email), ("DisplayName", displayName) }
            .FirstOrDefault(one => one.Text?.Length > Longest) is { Member: { } member }
            ? Error.Member("identity.user.invalid", member, $"This is longer than {Longest} characters.")
            : null;
}

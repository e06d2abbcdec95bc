using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Identity.Contracts;
using Jaytek.Identity.Rights;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Users;

/// <summary>An account as another system, or this one, wrote it down. Null members leave what is there, or take the default of a new account.</summary>
/// <param name="UserId">26 characters; it finds the account.</param>
/// <param name="UserName">The sign-in name.</param>
/// <param name="Email">The e-mail address.</param>
/// <param name="PasswordHash">A hash of ASP.NET Core Identity's format, which Orchard uses too; without one, a new account cannot sign in.</param>
/// <param name="SecurityStamp">The stamp that the hash came with.</param>
/// <param name="EmailConfirmed">Whether the address was proven.</param>
/// <param name="IsEnabled">False for a suspended account.</param>
/// <param name="PhoneNumber">As it came.</param>
/// <param name="DisplayName">The name that others see.</param>
/// <param name="Roles">Names of existing roles, or null.</param>
internal sealed record ImportedUser(
    string UserId, string UserName, string? Email, string? PasswordHash, string? SecurityStamp, bool? EmailConfirmed, bool? IsEnabled,
    string? PhoneNumber, string? DisplayName, IReadOnlyList<string>? Roles);

/// <summary>Makes an account with the id, hash and stamp that it had elsewhere, or brings an existing one to that state.</summary>
internal sealed class ImportUser(ActionRunner runner, UserManager<AppUser> users, Memberships memberships, Ceiling ceiling)
{
    /// <summary>Errors: those of <see cref="CreateUser"/>, and <c>identity.user.last_administrator</c>.</summary>
    public Task<Result<RecipeChange>> RunAsync(ImportedUser input, CancellationToken cancellationToken) =>
        runner.RunAsync<RecipeChange>("identity.user.import", async scope =>
        {
            if (await scope.RefuseAsync(IdentityPermissions.EditUsers, null, cancellationToken) is { } refusal)
                return refusal;
            var user = await scope.Db.Set<AppUser>().SingleOrDefaultAsync(one => one.Id == input.UserId, cancellationToken);
            var isNew = user is null;
            user ??= New(input, scope.Now);
            if (!isNew && await RefuseAsync(scope, user, input, cancellationToken) is { } error)
                return error;
            var isChanged = Apply(user, input) | isNew;
            if (isChanged && await SaveAsync(scope, user, isNew) is { } invalid)
                return invalid;
            if (input.Roles is not null && await SetRolesAsync(scope, user, input.Roles, cancellationToken) is var roles)
            {
                if (roles.Error is { } refused)
                    return refused;
                isChanged |= roles.Value;
            }

            return isNew ? RecipeChange.Created : isChanged ? RecipeChange.Changed : RecipeChange.Unchanged;
        }, cancellationToken);

    private static AppUser New(ImportedUser input, DateTimeOffset now) =>
        new() { Id = input.UserId, CreatedAt = now, SecurityStamp = PublicId.New(), LockoutEnabled = true };

    private async Task<Error?> RefuseAsync(ActionScope scope, AppUser user, ImportedUser input, CancellationToken cancellationToken)
    {
        if (await ceiling.RefuseUserAsync(scope.Actor, user, cancellationToken) is { } beyond)
            return beyond;
        return input.IsEnabled == false && user.IsEnabled && await memberships.IsLastAdministratorAsync(user.Id, cancellationToken)
            ? IdentityErrors.LastAdministrator
            : null;
    }

    private static bool Apply(AppUser user, ImportedUser input)
    {
        var before = State(user);
        // A stamp belongs to its hash; a new hash without one ends every session as a new password does.
        if (input.PasswordHash is { Length: > 0 } hash && hash != user.PasswordHash)
            (user.PasswordHash, user.SecurityStamp) = (hash, PublicId.New());
        user.UserName = input.UserName;
        user.Email = input.Email ?? user.Email;
        user.SecurityStamp = input.SecurityStamp is { Length: > 0 } stamp ? stamp : user.SecurityStamp;
        user.EmailConfirmed = input.EmailConfirmed ?? user.EmailConfirmed;
        user.IsEnabled = input.IsEnabled ?? user.IsEnabled;
        user.PhoneNumber = input.PhoneNumber ?? user.PhoneNumber;
        user.DisplayName = input.DisplayName ?? user.DisplayName;
        return State(user) != before;
    }

    private async Task<Error?> SaveAsync(ActionScope scope, AppUser user, bool isNew)
    {
        var saved = isNew ? await users.CreateAsync(user) : await users.UpdateAsync(user);
        if (!saved.Succeeded)
            return IdentityErrors.From(saved);
        scope.Bump(RightsCache.EpochName);
        scope.Audit("User", user.Id, $"User {user.UserName} {(isNew ? "imported" : "changed by an import")}");
        if (isNew)
            scope.Raise(new UserCreated(user.Id, user.UserName!));
        return null;
    }

    private async Task<Result<bool>> SetRolesAsync(ActionScope scope, AppUser user, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var roles = await memberships.FindAsync(names, cancellationToken);
        return roles.Error is { } unknown ? unknown : await memberships.SetAsync(scope, user, roles.Value, cancellationToken);
    }

    private static (string?, string?, string?, string?, bool, bool, string?, string?) State(AppUser user) =>
        (user.UserName, user.Email, user.PasswordHash, user.SecurityStamp, user.EmailConfirmed, user.IsEnabled, user.PhoneNumber, user.DisplayName);
}

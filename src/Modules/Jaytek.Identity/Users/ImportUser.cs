using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
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
/// <param name="EmailConfirmed">Whether the address was proven.</param>
/// <param name="IsEnabled">False for a suspended account.</param>
/// <param name="PhoneNumber">As it came.</param>
/// <param name="DisplayName">The name that others see.</param>
/// <param name="Roles">Names of existing roles, or null.</param>
internal sealed record ImportedUser(
    string UserId, string UserName, string? Email, string? PasswordHash, bool? EmailConfirmed, bool? IsEnabled,
    string? PhoneNumber, string? DisplayName, IReadOnlyList<string>? Roles);

/// <summary>Makes an account with the id and the password that it had elsewhere, or brings an existing one to that state.</summary>
internal sealed class ImportUser(ActionRunner runner, UserManager<AppUser> users, Memberships memberships, Ceiling ceiling, EndAccess access)
{
    private const string Source = "Jaytek.Import";

    private const string Digest = "PasswordHash";

    /// <summary>Errors: those of <see cref="CreateUser"/>, and <c>identity.user.last_administrator</c>.</summary>
    public Task<Result<RecipeChange>> RunAsync(ImportedUser input, CancellationToken cancellationToken) =>
        runner.RunAsync<RecipeChange>("identity.user.import", async scope =>
        {
            if (await scope.RefuseAsync(IdentityPermissions.EditUsers, null, cancellationToken) is { } refusal)
                return refusal;
            if (DisplayNames.Refuse(input.DisplayName) is { } unseen)
                return unseen;
            var user = await scope.Db.Set<AppUser>().SingleOrDefaultAsync(one => one.Id == input.UserId, cancellationToken);
            var isNew = user is null;
            user ??= New(input, scope.Now);
            if (!isNew && await RefuseAsync(scope, user, input, cancellationToken) is { } error)
                return error;
            var before = isNew ? null : UserValues.Of(user);
            var stamp = user.SecurityStamp;
            var isNewHash = await IsNewHashAsync(scope, input, cancellationToken);
            var isChanged = Apply(user, input, isNewHash) | isNew;
            if (isChanged && await SaveAsync(scope, user, before) is { } invalid)
                return invalid;
            if (user.SecurityStamp != stamp)
                await access.RunAsync(scope, user, cancellationToken);
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
        // Also where roles are given: it locks the role, and whoever changes roles locks these before accounts.
        var suspends = input.IsEnabled == false && user.IsEnabled;
        return (suspends || input.Roles is not null) && await memberships.IsLastAdministratorAsync(user.Id, cancellationToken) && suspends
            ? IdentityErrors.LastAdministrator
            : null;
    }

    /// <summary>
    /// True for a hash that no import brought before. What was imported is remembered beside the account, because the account's own hash
    /// moves on: sign-in renews it and its owner may have chosen another password since, which a second run must not undo.
    /// </summary>
    private static async Task<bool> IsNewHashAsync(ActionScope scope, ImportedUser input, CancellationToken cancellationToken)
    {
        if (input.PasswordHash is not { Length: > 0 } hash)
            return false;
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(hash)));
        var tokens = scope.Db.Set<IdentityUserToken<string>>();
        if (await tokens.FindAsync([input.UserId, Source, Digest], cancellationToken) is not { } token)
        {
            scope.Db.Add(new IdentityUserToken<string> { UserId = input.UserId, LoginProvider = Source, Name = Digest, Value = digest });
            return true;
        }

        if (token.Value == digest)
            return false;
        token.Value = digest;
        return true;
    }

    private static bool Apply(AppUser user, ImportedUser input, bool isNewHash)
    {
        var before = State(user);
        if (isNewHash)
            user.PasswordHash = input.PasswordHash;
        // A new password and a suspension end every session. The other system's own stamp is of no use: no ticket of its stands here.
        if (isNewHash || (input.IsEnabled is { } enabled && enabled != user.IsEnabled))
            user.SecurityStamp = PublicId.New();
        user.UserName = input.UserName;
        user.Email = input.Email ?? user.Email;
        user.EmailConfirmed = input.EmailConfirmed ?? user.EmailConfirmed;
        user.IsEnabled = input.IsEnabled ?? user.IsEnabled;
        user.PhoneNumber = input.PhoneNumber ?? user.PhoneNumber;
        user.DisplayName = input.DisplayName ?? user.DisplayName;
        return State(user) != before;
    }

    private async Task<Error?> SaveAsync(ActionScope scope, AppUser user, JsonObject? before)
    {
        var isNew = before is null;
        var saved = isNew ? await users.CreateAsync(user) : await users.UpdateAsync(user);
        if (!saved.Succeeded)
            return IdentityErrors.From(saved);
        scope.Bump(RightsCache.EpochName);
        scope.Audit("User", user.Id, $"User {user.UserName} {(isNew ? "imported" : "changed by an import")}", before, UserValues.Of(user));
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

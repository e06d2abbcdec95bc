using Jaytek.Engine.Actions;
using Jaytek.Identity.Contracts;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;

namespace Jaytek.Identity.Users;

/// <param name="UserName">The sign-in name.</param>
/// <param name="Email">The e-mail address, unique and as good as the name at sign-in.</param>
/// <param name="Password">Null makes an account that cannot sign in until a password is set.</param>
/// <param name="Roles">Names of existing roles.</param>
/// <param name="DisplayName">The name that others see, or null for the user name.</param>
internal sealed record NewUser(string UserName, string Email, string? Password, IReadOnlyList<string> Roles, string? DisplayName = null);

/// <summary>Makes an account.</summary>
internal sealed class CreateUser(ActionRunner runner, UserManager<AppUser> users, Memberships memberships)
{
    /// <summary>The new user's id. Errors: <c>identity.user.name_taken</c>, <c>.email_taken</c>, <c>.invalid</c>, <c>identity.password.weak</c>, <c>identity.role.unknown</c>, <c>identity.rights.beyond_own</c>.</summary>
    public Task<Result<string>> RunAsync(NewUser input, CancellationToken cancellationToken) =>
        runner.RunAsync<string>("identity.user.create", async scope =>
        {
            if (await scope.RefuseAsync(IdentityPermissions.EditUsers, null, cancellationToken) is { } refusal)
                return refusal;
            if ((EditUser.TooLong(input.UserName, input.Email, input.DisplayName) ?? DisplayNames.Refuse(input.DisplayName)) is { } invalid)
                return invalid;
            var roles = await memberships.FindAsync(input.Roles, cancellationToken);
            if (roles.Error is { } unknown)
                return unknown;
            var user = new AppUser
            {
                UserName = input.UserName.Trim(),
                Email = input.Email.Trim(),
                DisplayName = string.IsNullOrWhiteSpace(input.DisplayName) ? null : input.DisplayName.Trim(),
                CreatedAt = scope.Now,
                LockoutEnabled = true,
            };
            var created = input.Password is null ? await users.CreateAsync(user) : await users.CreateAsync(user, input.Password);
            if (!created.Succeeded)
                return IdentityErrors.From(created);
            scope.Audit("User", user.Id, $"User {user.UserName} made", after: UserValues.Of(user));
            scope.Raise(new UserCreated(user.Id, user.UserName));
            return (await memberships.SetAsync(scope, user, roles.Value, cancellationToken)).Error is { } error ? error : user.Id;
        }, cancellationToken);
}

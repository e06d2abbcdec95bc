using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Identity.Roles;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Users;

/// <summary>The first administrator, at set-up.</summary>
internal sealed class AdminAccount(JaytekDb db, ILookupNormalizer normalizer, SaveRole saveRole, CreateUser create, SetPassword setPassword) : IAdminAccount
{
    public async Task<Result<string>> EnsureAsync(string userName, string email, string password, CancellationToken cancellationToken)
    {
        var key = normalizer.NormalizeName(userName);
        if (await db.Set<AppUser>().Where(user => user.NormalizedUserName == key).Select(user => user.Id).SingleOrDefaultAsync(cancellationToken) is { } existing)
            return (await setPassword.RunAsync(existing, password, cancellationToken)).Error is { } refused ? ByRequest(refused) : existing;
        // The set-up recipe may want the administrator before it comes to the roles.
        var role = new RoleInput(SystemRoles.Administrator, null, [], PermissionBehavior.Add);
        if ((await saveRole.RunAsync(role, cancellationToken)).Error is { } error)
            return error;
        var created = await create.RunAsync(new NewUser(userName, email, password, [SystemRoles.Administrator]), cancellationToken);
        return created.Error is { } invalid ? ByRequest(invalid) : created;
    }

    private static Error ByRequest(Error error) => error with
    {
        Members = error.Members?.ToDictionary(
            member => member.Key switch
            {
                "Password" => nameof(SetupRequest.AdminPassword),
                "Email" => nameof(SetupRequest.AdminEmail),
                "UserName" => nameof(SetupRequest.AdminUserName),
                var other => other,
            },
            member => member.Value),
    };
}

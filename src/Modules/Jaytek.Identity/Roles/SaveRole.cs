using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Identity.Contracts;
using Jaytek.Identity.Rights;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Roles;

/// <summary>What to do with a role's rights.</summary>
internal enum PermissionBehavior
{
    /// <summary>The role has these and no others.</summary>
    Replace,

    /// <summary>The role has these too.</summary>
    Add,

    /// <summary>The role has these no longer.</summary>
    Remove,
}

/// <param name="Name">The role's name, which finds it in any case.</param>
/// <param name="Description">Null leaves it as it is.</param>
/// <param name="Permissions">Names in either grammar; unknown ones are kept and grant nothing.</param>
/// <param name="Behavior">What the permissions do to those that the role has.</param>
/// <param name="Version">The role's concurrency stamp as the asker saw it, or null where they did not look.</param>
internal sealed record RoleInput(string Name, string? Description, IReadOnlyList<string> Permissions, PermissionBehavior Behavior, string? Version = null);

/// <summary>Makes a role or changes it.</summary>
internal sealed class SaveRole(ActionRunner runner, Ceiling ceiling)
{
    private const int LongestName = 256;

    private const int LongestPermission = 400;

    private const int LongestDescription = 1_024;

    /// <summary>Errors: <c>identity.role.invalid</c>, <c>identity.rights.beyond_own</c>, <c>engine.conflict</c>.</summary>
    public Task<Result<RecipeChange>> RunAsync(RoleInput input, CancellationToken cancellationToken) =>
        runner.RunAsync<RecipeChange>("identity.role.save", async scope =>
        {
            if (await scope.RefuseAsync(IdentityPermissions.ManageRoles, null, cancellationToken) is { } refusal)
                return refusal;
            if (Check(input) is { } invalid)
                return invalid;
            var key = SystemRoles.Normalize(input.Name.Trim());
            var role = await scope.Db.Set<AppRole>().SingleOrDefaultAsync(one => one.NormalizedName == key, cancellationToken);
            var isNew = role is null;
            role ??= Create(scope, input);
            if (!isNew && input.Version is not null)
                scope.Db.Entry(role).Property(one => one.ConcurrencyStamp).OriginalValue = input.Version;
            var before = await scope.Db.Set<RolePermission>().Where(row => row.RoleId == role.Id).ToListAsync(cancellationToken);
            var wanted = Wanted(before.Select(row => row.Name), input);
            if (await ceiling.RefuseGrantsAsync(scope.Actor, wanted.Except(before.Select(row => row.Name)), cancellationToken) is { } beyond)
                return beyond;

            var old = isNew ? null : Values(role.Description, before.Select(row => row.Name));
            var changed = ChangeDescription(role, input.Description) | ChangeRows(scope, role, before, wanted);
            if (!isNew && !changed)
                return RecipeChange.Unchanged;
            if (!isNew)
                role.ConcurrencyStamp = PublicId.New();
            scope.Bump(RightsCache.EpochName);
            scope.Audit("Role", role.Id, $"Role {role.Name} {(isNew ? "made" : "changed")}", old, Values(role.Description, wanted));
            // Saved here, so that a later action of the same unit finds the role by its name.
            await scope.Db.SaveChangesAsync(cancellationToken);
            return isNew ? RecipeChange.Created : RecipeChange.Changed;
        }, cancellationToken);

    private static Error? Check(RoleInput input)
    {
        if (string.IsNullOrWhiteSpace(input.Name) || input.Name.Length > LongestName)
            return Error.Member("identity.role.invalid", "Name", $"A role needs a name of at most {LongestName} characters.");
        if (input.Description?.Length > LongestDescription)
            return Error.Member("identity.role.invalid", "Description", $"A description has at most {LongestDescription} characters.");
        return input.Permissions.Any(name => name.Length is 0 or > LongestPermission)
            ? Error.Member("identity.role.invalid", "Permissions", $"A permission's name has 1 to {LongestPermission} characters.")
            : null;
    }

    private static AppRole Create(ActionScope scope, RoleInput input)
    {
        var role = new AppRole(input.Name.Trim());
        scope.Db.Add(role);
        return role;
    }

    private static SortedSet<string> Wanted(IEnumerable<string> before, RoleInput input)
    {
        var given = input.Permissions.Select(Canonical).ToList();
        var wanted = new SortedSet<string>(input.Behavior == PermissionBehavior.Replace ? given : before, StringComparer.Ordinal);
        if (input.Behavior == PermissionBehavior.Add)
            wanted.UnionWith(given);
        else if (input.Behavior == PermissionBehavior.Remove)
            wanted.ExceptWith(given);
        return wanted;
    }

    // One right has one row, whichever grammar named it.
    private static string Canonical(string name) => PermissionNames.TryResolve(name, out var permission) ? permission.ToString() : name;

    private static bool ChangeDescription(AppRole role, string? description)
    {
        if (description is null || role.Description == description)
            return false;
        role.Description = description;
        return true;
    }

    private static bool ChangeRows(ActionScope scope, AppRole role, IReadOnlyList<RolePermission> before, SortedSet<string> wanted)
    {
        var gone = before.Where(row => !wanted.Contains(row.Name)).ToList();
        var come = wanted.Except(before.Select(row => row.Name)).Select(name => new RolePermission { RoleId = role.Id, Name = name }).ToList();
        scope.Db.RemoveRange(gone);
        scope.Db.AddRange(come);
        return gone.Count + come.Count > 0;
    }

    /// <summary>A role as the audit trail keeps it.</summary>
    public static JsonObject Values(string description, IEnumerable<string> names) => new()
    {
        ["Description"] = description,
        ["Permissions"] = new JsonArray([.. names.Order(StringComparer.Ordinal).Select(name => (JsonNode)name)]),
    };
}

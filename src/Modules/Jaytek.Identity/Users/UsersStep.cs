using System.Text.Json.Nodes;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Identity.Roles;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Users;

/// <summary>Orchard's recipe step <c>Users</c>: accounts by <c>UserId</c>, with the hashes that they had. Hashes never reach a message.</summary>
internal sealed class UsersStep(JaytekDb db, ImportUser import) : IRecipeStep
{
    public IReadOnlyList<string> Names { get; } = ["Users"];

    public async Task<Result> ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        if (context.Step.InAnyCase("Users") is not JsonArray users)
            return IdentityErrors.InvalidStep("Users", "The step needs an array Users.");
        var roles = (await db.Set<AppRole>().Select(role => role.NormalizedName!).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        for (var index = 0; index < users.Count; index++)
        {
            var path = $"$.Users[{index}]";
            var input = Read(users[index], path);
            if (input.Error is { } invalid)
                return invalid;
            var imported = await import.RunAsync(input.Value with { Roles = Known(context, input.Value.Roles, roles, path) }, cancellationToken);
            if (imported.Error is { } error)
                return error with { Message = $"User {input.Value.UserName}: {error.Message}" };
            if (imported.Value == RecipeChange.Created && input.Value.PasswordHash is null)
                context.Warn(path, $"The user {input.Value.UserName} came without a password and cannot sign in until one is set: ./jaytek user password {input.Value.UserName} makes one up.");
            context.Count(imported.Value);
        }

        return Result.Success;
    }

    private static Result<ImportedUser> Read(JsonNode? node, string path)
    {
        if (node is not JsonObject user || user.TextOf("UserName") is not { Length: > 0 } name)
            return IdentityErrors.InvalidStep(path, "A user needs a UserName.");
        if (user.TextOf("UserId") is not { } id || !PublicId.IsWellFormed(id))
            return IdentityErrors.InvalidStep($"{path}.UserId", $"A user needs a UserId of {PublicId.Length} characters of Orchard's alphabet.");
        var roles = user.TextsOf("RoleNames");
        if (roles is null)
            return IdentityErrors.InvalidStep($"{path}.RoleNames", "RoleNames is an array of names.");
        return new ImportedUser(
            id, name, Present(user, "Email"), Present(user, "PasswordHash"),
            user.FlagOf("EmailConfirmed"), user.FlagOf("IsEnabled"), Present(user, "PhoneNumber"), Present(user, "DisplayName"),
            user.InAnyCase("RoleNames") is null ? null : roles);
    }

    private static string? Present(JsonObject user, string name) => user.TextOf(name) is { Length: > 0 } text ? text : null;

    private static List<string>? Known(RecipeStepContext context, IReadOnlyList<string>? names, HashSet<string> roles, string path)
    {
        var known = names?.Where(name => roles.Contains(SystemRoles.Normalize(name)) && !SystemRoles.IsImplicit(name)).ToList();
        foreach (var name in names?.Except(known!) ?? [])
        {
            // Orchard lists the implicit roles with a user now and then; that says nothing and needs no warning.
            if (!SystemRoles.IsImplicit(name))
                context.Warn($"{path}.RoleNames", $"There is no role {name}; the user does not get it.");
        }

        return known;
    }
}

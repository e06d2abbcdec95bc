using System.Text.Json.Nodes;
using Jaytek.Engine.Contracts;
using Jaytek.Identity.Contracts;
using Jaytek.Kernel;

namespace Jaytek.Identity.Roles;

/// <summary>Orchard's recipe step <c>Roles</c>: <c>{"name":"Roles","Roles":[{"Name","Description","Permissions":[],"PermissionBehavior"}]}</c>.</summary>
internal sealed class RolesStep(SaveRole save) : IRecipeStep
{
    public IReadOnlyList<string> Names { get; } = ["Roles"];

    public async Task<Result> ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        if (context.Step.InAnyCase("Roles") is not JsonArray roles)
            return IdentityErrors.InvalidStep("Roles", "The step needs an array Roles.");
        for (var index = 0; index < roles.Count; index++)
        {
            var path = $"$.Roles[{index}]";
            var input = Read(roles[index], path);
            if (input.Error is { } invalid)
                return invalid;
            Warn(context, input.Value, path);
            var saved = await save.RunAsync(input.Value, cancellationToken);
            if (saved.Error is { } error)
                return error;
            context.Count(saved.Value);
        }

        return Result.Success;
    }

    private static Result<RoleInput> Read(JsonNode? node, string path)
    {
        if (node is not JsonObject role || role.TextOf("Name") is not { Length: > 0 } name)
            return IdentityErrors.InvalidStep(path, "A role needs a Name.");
        var behavior = role.TextOf("PermissionBehavior") is { Length: > 0 } text ? text : nameof(PermissionBehavior.Replace);
        if (!Enum.TryParse<PermissionBehavior>(behavior, ignoreCase: true, out var parsed) || !Enum.IsDefined(parsed))
            return IdentityErrors.InvalidStep($"{path}.PermissionBehavior", $"'{behavior}' is none of Replace, Add and Remove.");
        if (role.TextsOf("Permissions") is not { } permissions)
            return IdentityErrors.InvalidStep($"{path}.Permissions", "Permissions is an array of names.");
        return new RoleInput(name, role.TextOf("Description"), permissions, parsed);
    }

    private static void Warn(RecipeStepContext context, RoleInput role, string path)
    {
        if (SystemRoles.IsAdministrator(role.Name) && role.Permissions.Count > 0)
            context.Warn($"{path}.Permissions", "Administrators hold every right; the list is kept and changes nothing.");
        for (var index = 0; index < role.Permissions.Count; index++)
        {
            if (!PermissionNames.TryResolve(role.Permissions[index], out _))
                context.Warn($"{path}.Permissions[{index}]", $"The permission {role.Permissions[index]} is unknown; it is kept and grants nothing.");
        }
    }
}

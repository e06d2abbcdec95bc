using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.OpenId.Scopes;

/// <summary>A scope as somebody wants it. Null leaves what is there as it is; of a new one, empty.</summary>
internal sealed record ScopeInput(string Name)
{
    public string? DisplayName { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<string>? Roles { get; init; }

    public IReadOnlyList<string>? Resources { get; init; }

    /// <summary>Refuses where there is one of this name.</summary>
    public bool MustBeNew { get; init; }

    /// <summary>The row's version as the asker saw it, or null where they did not look.</summary>
    public long? Version { get; init; }
}

/// <summary>Makes a scope or changes it.</summary>
internal sealed class SaveScope(ActionRunner runner, IRightsCeiling ceiling)
{
    private const int MostEntries = 50;

    /// <summary>Errors: <c>openid.scope.invalid</c>, <c>openid.scope.taken</c>, <c>identity.role.unknown</c>, <c>identity.rights.beyond_own</c>, <c>engine.conflict</c>.</summary>
    public Task<Result<RecipeChange>> RunAsync(ScopeInput input, CancellationToken cancellationToken) =>
        runner.RunAsync<RecipeChange>("openid.scope.save", async scope =>
        {
            if (await scope.RefuseAsync(OpenIdPermissions.ManageScopes, null, cancellationToken) is { } refusal)
                return refusal;
            if (Refuse(input) is { } invalid)
                return invalid;
            var row = await scope.Db.Set<Scope>().SingleOrDefaultAsync(one => one.Name == input.Name, cancellationToken);
            if (row is not null && input.MustBeNew)
                return Error.Member("openid.scope.taken", "Name", $"There is a scope {input.Name} already.") with { Kind = ErrorKind.Conflict };
            var isNew = row is null;
            row ??= new Scope { Name = input.Name };
            if (input.Version is { } version && !isNew)
                scope.Db.Entry(row).Property(one => one.RowVersion).OriginalValue = version;
            // A scope opens its roles' rights to whoever has them: that hands nothing on, but who does not hold a role has no say in it.
            if (input.Roles is { } roles && await ceiling.RefuseRolesAsync(scope.Actor, [.. roles.Union(row.Roles)], cancellationToken) is { } beyond)
                return beyond;
            var before = isNew ? null : Values(row);
            row.DisplayName = input.DisplayName?.Trim() ?? row.DisplayName;
            row.Description = input.Description?.Trim() ?? row.Description;
            row.Roles = input.Roles is null ? row.Roles : [.. input.Roles.Distinct(StringComparer.OrdinalIgnoreCase)];
            row.Resources = input.Resources is null ? row.Resources : [.. input.Resources.Distinct(StringComparer.Ordinal)];
            var after = Values(row);
            if (!isNew && JsonNode.DeepEquals(before, after))
                return RecipeChange.Unchanged;
            if (isNew)
                scope.Db.Add(row);
            scope.Bump(OpenIdState.EpochName);
            scope.Audit("OpenIdScope", row.Name, $"Scope {row.Name} {(isNew ? "made" : "changed")}", before, after);
            await scope.Db.SaveChangesAsync(cancellationToken);
            return isNew ? RecipeChange.Created : RecipeChange.Changed;
        }, cancellationToken);

    // RFC 6749 appendix A.4.
    private static Error? Refuse(ScopeInput input)
    {
        if (input.Name.Length is 0 or > 100 || !input.Name.All(c => c is > ' ' and <= '~' and not '"' and not '\\'))
            return OpenIdErrors.InvalidScope("Name", "A scope's name has 1 to 100 characters of ASCII without spaces, quotes and backslashes.");
        if (BuiltInScopes.Words.ContainsKey(input.Name) && input.Roles is { Count: > 0 })
            return OpenIdErrors.InvalidScope("Roles", $"The scope {input.Name} belongs to the product; its meaning stays.");
        if (input.DisplayName?.Length > 200 || input.Description?.Length > 500)
            return OpenIdErrors.InvalidScope("DisplayName", "A name has at most 200 characters, a description 500.");
        if (input.Roles?.Count > MostEntries || input.Resources?.Count > MostEntries)
            return OpenIdErrors.InvalidScope("", $"There are at most {MostEntries} of each.");
        return input.Resources?.FirstOrDefault(resource => resource.Length is 0 or > 500 || resource.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))) is { } wrong
            ? OpenIdErrors.InvalidScope("Resources", $"{wrong} is no name of a server.")
            : null;
    }

    /// <summary>A scope as the audit trail keeps it.</summary>
    public static JsonObject Values(Scope row) => new()
    {
        ["DisplayName"] = row.DisplayName, ["Description"] = row.Description,
        ["Roles"] = new JsonArray([.. row.Roles.Select(role => (JsonNode)role)]), ["Resources"] = new JsonArray([.. row.Resources.Select(resource => (JsonNode)resource)]),
    };
}

/// <summary>Deletes a scope. Tokens that have it open nothing by it any more; applications may name it until they are saved anew.</summary>
internal sealed class DeleteScope(ActionRunner runner)
{
    /// <summary>Errors: <c>openid.scope.unknown</c>.</summary>
    public Task<Result> RunAsync(string name, CancellationToken cancellationToken) => runner.RunAsync("openid.scope.delete", async scope =>
    {
        if (await scope.RefuseAsync(OpenIdPermissions.ManageScopes, null, cancellationToken) is { } refusal)
            return refusal;
        if (await scope.Db.Set<Scope>().SingleOrDefaultAsync(one => one.Name == name, cancellationToken) is not { } row)
            return OpenIdErrors.UnknownScope(name);
        scope.Db.Remove(row);
        scope.Bump(OpenIdState.EpochName);
        scope.Audit("OpenIdScope", row.Name, $"Scope {row.Name} deleted", SaveScope.Values(row));
        return Result.Success;
    }, cancellationToken);
}

using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Jaytek.OpenId.Grants;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.OpenId.Applications;

/// <summary>An application as somebody wants it. Null leaves what is there as it is; of a new one, empty.</summary>
internal sealed record ApplicationInput(string ClientId)
{
    public string? DisplayName { get; init; }

    public string? Type { get; init; }

    /// <summary>In the clear; it is kept as a hash. Null or empty keeps the one that is there.</summary>
    public string? Secret { get; init; }

    public Consent? Consent { get; init; }

    public IReadOnlyList<string>? RedirectUris { get; init; }

    public IReadOnlyList<string>? PostLogoutRedirectUris { get; init; }

    public IReadOnlyList<string>? Grants { get; init; }

    public IReadOnlyList<string>? Scopes { get; init; }

    public IReadOnlyList<string>? Roles { get; init; }

    public IReadOnlyList<string>? Origins { get; init; }

    /// <summary>Refuses where there is one of this name.</summary>
    public bool MustBeNew { get; init; }

    /// <summary>The row's version as the asker saw it, or null where they did not look.</summary>
    public long? Version { get; init; }
}

/// <summary>Makes an application or changes it.</summary>
internal sealed class SaveApplication(ActionRunner runner, IRightsCeiling ceiling, OpenIdState state, SecretHasher hasher)
{
    /// <summary>Errors: <c>openid.application.invalid</c>, <c>openid.application.taken</c>, <c>identity.role.unknown</c>, <c>identity.rights.beyond_own</c>, <c>engine.conflict</c>.</summary>
    public Task<Result<RecipeChange>> RunAsync(ApplicationInput input, CancellationToken cancellationToken)
    {
        // Slow by design; outside of the transaction, so that nobody waits for it.
        var hash = string.IsNullOrEmpty(input.Secret) ? null : SecretHasher.Hash(input.Secret);
        return runner.RunAsync<RecipeChange>("openid.application.save", async scope =>
        {
            if (await scope.RefuseAsync(OpenIdPermissions.ManageApplications, null, cancellationToken) is { } refusal)
                return refusal;
            if (ApplicationRules.Refuse(input) is { } invalid)
                return invalid;
            var row = await scope.Db.Set<Application>().SingleOrDefaultAsync(one => one.ClientId == input.ClientId, cancellationToken);
            if (row is not null && input.MustBeNew)
                return Error.Member("openid.application.taken", "ClientId", $"There is an application {input.ClientId} already.") with { Kind = ErrorKind.Conflict };
            var isNew = row is null;
            row ??= new Application { ClientId = input.ClientId, CreatedAt = scope.Now };
            if (input.Version is { } version && !isNew)
                scope.Db.Entry(row).Property(one => one.RowVersion).OriginalValue = version;
            if (input.Roles is { } roles && await ceiling.RefuseRolesAsync(scope.Actor, [.. roles.Union(row.Roles)], cancellationToken) is { } beyond)
                return beyond;
            if (await RefuseScopesAsync(scope, input, cancellationToken) is { } unknown)
                return unknown;
            var before = isNew ? null : Values(row);
            Apply(row, input);
            var otherSecret = hash is not null && (row.SecretHash is null || !hasher.Verify(row.SecretHash, input.Secret!));
            if (otherSecret)
                row.SecretHash = hash;
            if (ApplicationRules.RefuseWhole(row) is { } unfit)
                return unfit;
            if (isNew)
                scope.Db.Add(row);
            var after = Values(row);
            if (!isNew && !otherSecret && JsonNode.DeepEquals(before, after))
                return RecipeChange.Unchanged;
            scope.Bump(OpenIdState.EpochName);
            scope.Audit("OpenIdApplication", row.Id, $"Application {row.ClientId} {(isNew ? "made" : otherSecret ? "changed, with another secret" : "changed")}", before, after);
            await scope.Db.SaveChangesAsync(cancellationToken);
            return isNew ? RecipeChange.Created : RecipeChange.Changed;
        }, cancellationToken);
    }

    private async Task<Error?> RefuseScopesAsync(ActionScope scope, ApplicationInput input, CancellationToken cancellationToken)
    {
        var strange = (input.Scopes ?? []).Where(name => !state.Current.IsScope(name)).ToList();
        // Made earlier in the same unit of work, such as by a recipe.
        var made = strange.Count == 0 ? [] : await scope.Db.Set<Scopes.Scope>().Where(one => strange.Contains(one.Name)).Select(one => one.Name).ToListAsync(cancellationToken);
        return strange.Except(made).FirstOrDefault() is { } unknown ? OpenIdErrors.Invalid("Scopes", $"There is no scope {unknown}.") : null;
    }

    private static void Apply(Application row, ApplicationInput input)
    {
        row.DisplayName = input.DisplayName?.Trim() ?? row.DisplayName;
        row.Type = input.Type ?? row.Type;
        row.Consent = input.Consent ?? row.Consent;
        row.RedirectUris = Changed(row.RedirectUris, input.RedirectUris);
        row.PostLogoutRedirectUris = Changed(row.PostLogoutRedirectUris, input.PostLogoutRedirectUris);
        row.Grants = Changed(row.Grants, input.Grants);
        row.Scopes = Changed(row.Scopes, input.Scopes);
        row.Roles = Changed(row.Roles, input.Roles);
        row.Origins = Changed(row.Origins, input.Origins);
        if (row.Type == Application.Public)
            row.SecretHash = null;
    }

    private static List<string> Changed(List<string> now, IReadOnlyList<string>? wanted) =>
        wanted is null || now.SequenceEqual(wanted, StringComparer.Ordinal) ? now : [.. wanted.Distinct(StringComparer.Ordinal)];

    /// <summary>An application as the audit trail keeps it: all but the secret.</summary>
    public static JsonObject Values(Application row) => new()
    {
        ["ClientId"] = row.ClientId, ["DisplayName"] = row.DisplayName, ["Type"] = row.Type, ["Consent"] = row.Consent.ToString(),
        ["RedirectUris"] = List(row.RedirectUris), ["PostLogoutRedirectUris"] = List(row.PostLogoutRedirectUris), ["Grants"] = List(row.Grants),
        ["Scopes"] = List(row.Scopes), ["Roles"] = List(row.Roles), ["Origins"] = List(row.Origins),
    };

    private static JsonArray List(IEnumerable<string> values) => new([.. values.Select(value => (JsonNode)value)]);
}

/// <summary>Deletes an application; its grants, and whatever they gave, end with it.</summary>
internal sealed class DeleteApplication(ActionRunner runner)
{
    /// <summary>Errors: <c>openid.application.unknown</c>.</summary>
    public Task<Result> RunAsync(string clientId, CancellationToken cancellationToken) => runner.RunAsync("openid.application.delete", async scope =>
    {
        if (await scope.RefuseAsync(OpenIdPermissions.ManageApplications, null, cancellationToken) is { } refusal)
            return refusal;
        if (await scope.Db.Set<Application>().SingleOrDefaultAsync(one => one.ClientId == clientId, cancellationToken) is not { } row)
            return OpenIdErrors.UnknownApplication(clientId);
        scope.Db.Remove(row);
        scope.Bump(OpenIdState.EpochName);
        scope.Bump(GrantCache.EpochName);
        scope.Audit("OpenIdApplication", row.Id, $"Application {row.ClientId} deleted", SaveApplication.Values(row));
        return Result.Success;
    }, cancellationToken);
}

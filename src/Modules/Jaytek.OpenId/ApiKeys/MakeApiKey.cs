using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.OpenId.ApiKeys;

/// <param name="Name">What it is for.</param>
/// <param name="Permissions">What it may do at most, as <c>resource:action:scope</c>.</param>
/// <param name="Days">How long it is good; null for good.</param>
/// <param name="Password">Of whoever asks; <see cref="IFreshProof"/> says when it is needed.</param>
/// <param name="Code">Of their app, likewise.</param>
internal sealed record NewApiKey(string Name, IReadOnlyList<string> Permissions, int? Days, string? Password = null, string? Code = null);

/// <summary>
/// Makes a key for whoever asks, and proves once more who they are: a key outlives the session that it was made in. What it opens is asked
/// of its owner's rights at each request; it can never open more.
/// </summary>
internal sealed class MakeApiKey(ActionRunner runner, IRightsCeiling ceiling, IAuthorizer authorizer, IFreshProof proof, ICurrentActor current)
{
    private const int MostPermissions = 100;
    private const int MostDays = 3_650;

    /// <summary>The key's text, which is shown this once. Errors: <c>openid.api_key.invalid</c>, <c>identity.rights.beyond_own</c>, those of <see cref="IFreshProof"/>.</summary>
    public async Task<Result<string>> RunAsync(NewApiKey input, CancellationToken cancellationToken)
    {
        if (await RefuseAsync(input, cancellationToken) is { } refusal)
            return refusal;
        // Before the transaction, so that a wrong password is counted although the action is refused; and after what costs nothing.
        if (await proof.RefuseAsync(current.Actor, input.Password, input.Code, cancellationToken) is { } unproven)
            return unproven;
        return await runner.RunAsync<string>("openid.api_key.make", async scope =>
            (await proof.HoldAsync(scope, cancellationToken) ?? await RefuseAsync(input, cancellationToken)) is { } beyond ? beyond : Make(scope, input), cancellationToken);
    }

    private async Task<Error?> RefuseAsync(NewApiKey input, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        if (!await authorizer.AllowsAsync(actor, OpenIdPermissions.ManageKeys.Own(), actor.UserId, cancellationToken))
            return Refusals.Missing(actor, OpenIdPermissions.ManageKeys.Own());
        // A token that is narrowed must not make itself a key that outlives it; the system and applications have no account that could end.
        if (actor is not { Kind: ActorKind.User, Limit: null, UserId: not null })
            return new Error("openid.api_key.for_people", "A key belongs to an account, and is made by whoever is signed in to it.", ErrorKind.Forbidden);
        return Refuse(input) ?? await ceiling.RefusePermissionsAsync(actor, [.. input.Permissions.Select(Permission.Parse)], cancellationToken);
    }

    private static string Make(ActionScope scope, NewApiKey input)
    {
        var text = ApiKeyText.New();
        var key = new ApiKey
        {
            Name = input.Name.Trim(), OwnerId = scope.Actor.UserId!, Hash = Secrets.HashOf(text), Ending = text[^4..], Permissions = [.. input.Permissions.Distinct(StringComparer.Ordinal)],
            CreatedAt = scope.Now, ExpiresAt = input.Days is { } days ? scope.Now.AddDays(days) : null,
        };
        scope.Db.Add(key);
        scope.Bump(ApiKeyReader.EpochName);
        scope.Audit("ApiKey", key.Id, $"API key {key.Name} made, ending in {key.Ending}", null, new JsonObject
        {
            ["Permissions"] = new JsonArray([.. key.Permissions.Select(permission => (JsonNode)permission)]), ["ExpiresAt"] = key.ExpiresAt?.ToString("u"),
        });
        return text;
    }

    private static Error? Refuse(NewApiKey input)
    {
        if (string.IsNullOrWhiteSpace(input.Name) || input.Name.Length > 100)
            return OpenIdErrors.InvalidKey("Name", "A key needs a name of at most 100 characters: where it will be used.");
        if (input.Permissions.Count is 0 or > MostPermissions)
            return OpenIdErrors.InvalidKey("Permissions", $"A key needs 1 to {MostPermissions} permissions.");
        if (input.Permissions.FirstOrDefault(name => !Permission.TryParse(name, out _)) is { } wrong)
            return OpenIdErrors.InvalidKey("Permissions", $"{wrong} is not of the form resource:action:scope.");
        return input.Days is < 1 or > MostDays ? OpenIdErrors.InvalidKey("Days", $"A key is good for 1 to {MostDays:N0} days.") : null;
    }
}

/// <summary>Ends a key: it opens nothing from the next request on.</summary>
internal sealed class RevokeApiKey(ActionRunner runner)
{
    /// <summary>Errors: <c>openid.api_key.unknown</c>, also for another's where one may not see it.</summary>
    public Task<Result> RunAsync(string id, CancellationToken cancellationToken) => runner.RunAsync("openid.api_key.revoke", async scope =>
    {
        if (await scope.Db.Set<ApiKey>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } key)
            return await scope.RefuseAsync(OpenIdPermissions.ManageKeys.Own(), scope.Actor.UserId, cancellationToken) ?? OpenIdErrors.UnknownKey;
        if (await scope.RefuseAsync(OpenIdPermissions.ManageKeys, key.OwnerId, cancellationToken) is { } refusal)
            return refusal.Kind == ErrorKind.Forbidden ? OpenIdErrors.UnknownKey : refusal;
        if (key.RevokedAt is not null)
            return Result.Success;
        key.RevokedAt = scope.Now;
        scope.Bump(ApiKeyReader.EpochName);
        scope.Audit("ApiKey", key.Id, $"API key {key.Name}, ending in {key.Ending}, revoked");
        return Result.Success;
    }, cancellationToken);
}

using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.OpenId.ApiKeys;

/// <param name="Name">What it is for.</param>
/// <param name="Permissions">What it may do at most, as <c>resource:action:scope</c>.</param>
/// <param name="Days">How long it is good; null for good.</param>
internal sealed record NewApiKey(string Name, IReadOnlyList<string> Permissions, int? Days);

/// <summary>Makes a key for whoever asks. What it opens is asked of its owner's rights at each request; it can never open more.</summary>
internal sealed class MakeApiKey(ActionRunner runner, IRightsCeiling ceiling)
{
    private const int MostPermissions = 100;
    private const int MostDays = 3_650;

    /// <summary>The key's text, which is shown this once. Errors: <c>openid.api_key.invalid</c>, <c>identity.rights.beyond_own</c>.</summary>
    public Task<Result<string>> RunAsync(NewApiKey input, CancellationToken cancellationToken) => runner.RunAsync<string>("openid.api_key.make", async scope =>
    {
        if (await scope.RefuseAsync(OpenIdPermissions.ManageKeys.Own(), scope.Actor.UserId, cancellationToken) is { } refusal)
            return refusal;
        // A token that is narrowed must not make itself a key that outlives it; the system and applications have no account that could end.
        if (scope.Actor is not { Kind: ActorKind.User, Limit: null, UserId: { } owner })
            return new Error("openid.api_key.for_people", "A key belongs to an account, and is made by whoever is signed in to it.", ErrorKind.Forbidden);
        if (Refuse(input) is { } invalid)
            return invalid;
        if (await ceiling.RefusePermissionsAsync(scope.Actor, [.. input.Permissions.Select(Permission.Parse)], cancellationToken) is { } beyond)
            return beyond;
        var text = ApiKeyText.New();
        var key = new ApiKey
        {
            Name = input.Name.Trim(), OwnerId = owner, Hash = Secrets.HashOf(text), Ending = text[^4..], Permissions = [.. input.Permissions.Distinct(StringComparer.Ordinal)],
            CreatedAt = scope.Now, ExpiresAt = input.Days is { } days ? scope.Now.AddDays(days) : null,
        };
        scope.Db.Add(key);
        scope.Bump(ApiKeyReader.EpochName);
        scope.Audit("ApiKey", key.Id, $"API key {key.Name} made, ending in {key.Ending}", null, new JsonObject
        {
            ["Permissions"] = new JsonArray([.. key.Permissions.Select(permission => (JsonNode)permission)]), ["ExpiresAt"] = key.ExpiresAt?.ToString("u"),
        });
        return text;
    }, cancellationToken);

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

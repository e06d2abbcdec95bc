using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Webhooks.Endpoints;

/// <summary>An endpoint as somebody wants it.</summary>
internal sealed record EndpointInput(string? Url, string? Description, string? Events, string? ContentTypes, bool IsOn)
{
    /// <summary>A secret that the receiver has already, from a recipe; null makes one.</summary>
    public string? Secret { get; init; }
}

/// <summary>An endpoint that was saved, and its secret where it is new: it is shown this once.</summary>
internal sealed record SavedEndpoint(string Id, string? NewSecret);

/// <summary>Writes an endpoint, new or known.</summary>
internal sealed class SaveEndpoint(ActionRunner runner, EndpointUrl urls, Secrets secrets)
{
    private const int Most = 200;

    /// <summary>
    /// Errors: <c>webhooks.endpoint.url</c>, <c>.description</c>, <c>.events</c>, <c>.content_types</c>, <c>.secret</c>, <c>.too_many</c>, <c>.not_found</c>, <c>engine.conflict</c>.
    /// </summary>
    /// <param name="id">The one to change; null makes a new one.</param>
    /// <param name="input">What is wanted.</param>
    /// <param name="version">The version that the editor saw, for a known one; null takes any.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Result<SavedEndpoint>> RunAsync(string? id, EndpointInput input, long? version, CancellationToken cancellationToken) =>
        runner.RunAsync<SavedEndpoint>("webhooks.endpoint.save", async scope =>
        {
            if (await scope.RefuseAsync(WebhooksPermissions.Manage, null, cancellationToken) is { } refusal)
                return refusal;
            var read = Read(input);
            if (read.Error is { } wrong)
                return wrong;
            var wanted = read.Value;
            if (id is null)
                return await CreateAsync(scope, wanted, cancellationToken);
            if (await scope.Db.Set<Endpoint>().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } endpoint)
                return WebhooksErrors.NotFound;
            if (version is not null && endpoint.RowVersion != version)
                return WebhooksErrors.Conflict;
            var before = Describe(endpoint);
            (endpoint.Url, endpoint.Description, endpoint.Events, endpoint.ContentTypes) = (wanted.Url!, wanted.Description!, wanted.Events!, wanted.ContentTypes!);
            if (wanted.IsOn && !endpoint.IsOn)
                // It begins anew: what failed before it was put right does not count.
                (endpoint.OffReason, endpoint.FailingSince) = (null, null);
            endpoint.IsOn = wanted.IsOn;
            scope.Audit("WebhookEndpoint", endpoint.Id, $"Webhook endpoint {endpoint.Url} changed", before, Describe(endpoint));
            scope.Bump(EndpointIndex.EpochName);
            return new SavedEndpoint(endpoint.Id, null);
        }, cancellationToken);

    internal static JsonObject Describe(Endpoint endpoint) => new()
    {
        ["url"] = endpoint.Url, ["description"] = endpoint.Description, ["events"] = endpoint.Events, ["contentTypes"] = endpoint.ContentTypes, ["isOn"] = endpoint.IsOn,
    };

    private async Task<Result<SavedEndpoint>> CreateAsync(ActionScope scope, EndpointInput wanted, CancellationToken cancellationToken)
    {
        if (await scope.Db.Set<Endpoint>().CountAsync(cancellationToken) >= Most)
            return WebhooksErrors.TooMany(Most);
        var secret = wanted.Secret ?? Secrets.New();
        if (Secrets.KeyOf(secret) is null)
            return WebhooksErrors.Secret;
        var endpoint = new Endpoint
        {
            Id = PublicId.New(), Url = wanted.Url!, Description = wanted.Description!, Events = wanted.Events!, ContentTypes = wanted.ContentTypes!, IsOn = wanted.IsOn,
            Secret = secrets.Protect(secret), CreatedBy = scope.Actor.UserId, CreatedAt = scope.Now,
        };
        scope.Db.Add(endpoint);
        scope.Audit("WebhookEndpoint", endpoint.Id, $"Webhook endpoint {endpoint.Url} made", after: Describe(endpoint));
        scope.Bump(EndpointIndex.EpochName);
        return new SavedEndpoint(endpoint.Id, secret);
    }

    private Result<EndpointInput> Read(EndpointInput input)
    {
        var url = urls.Read(input.Url);
        if (url.Error is { } wrongUrl)
            return wrongUrl;
        var description = (input.Description ?? "").Trim();
        if (description.Length > Endpoint.MaxDescription)
            return WebhooksErrors.Description(Endpoint.MaxDescription);
        var events = EventPattern.Read(input.Events);
        if (events.Error is { } wrongEvents)
            return wrongEvents;
        var types = string.Join(' ', EventPattern.Split(input.ContentTypes ?? "").Distinct(StringComparer.OrdinalIgnoreCase));
        if (types.Length > Endpoint.MaxList || !types.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or ' '))
            return WebhooksErrors.ContentTypes("Names of content types are letters and digits, with spaces between.");
        return input with { Url = url.Value, Description = description, Events = events.Value, ContentTypes = types };
    }
}

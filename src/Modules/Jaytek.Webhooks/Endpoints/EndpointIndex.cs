using System.Text.Json.Nodes;
using Jaytek.Engine.Data;
using Jaytek.Engine.Epochs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Webhooks.Endpoints;

/// <summary>What the endpoints that are on want to hear, in memory: every unit of work that raises an event asks.</summary>
internal sealed class EndpointIndex(IServiceScopeFactory scopes) : IEpochListener
{
    public const string EpochName = "webhooks";

    private volatile IReadOnlyList<Listener> _listeners = [];

    public string Epoch => EpochName;

    public bool AnyWants(string eventName) => _listeners.Any(one => one.Wants(eventName));

    /// <summary>The ids of the endpoints that want this event.</summary>
    public IEnumerable<string> WhoWants(string eventName, JsonObject data)
    {
        // A file's event has a member of this name too, and means something else by it.
        var contentType = eventName.StartsWith("content.", StringComparison.Ordinal) ? data["contentType"]?.GetValue<string>() : null;
        return _listeners.Where(one => one.Wants(eventName) && one.WantsType(contentType)).Select(one => one.Id);
    }

    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<JaytekDb>().Set<Endpoint>().AsNoTracking().Where(e => e.IsOn)
            .Select(e => new { e.Id, e.Events, e.ContentTypes }).ToListAsync(cancellationToken);
        _listeners = [.. rows.Select(row => new Listener(row.Id, EventPattern.Split(row.Events), EventPattern.Split(row.ContentTypes)))];
    }

    private sealed record Listener(string Id, IReadOnlyList<string> Patterns, IReadOnlyList<string> ContentTypes)
    {
        public bool Wants(string eventName) => Patterns.Any(pattern => EventPattern.Fits(pattern, eventName));

        public bool WantsType(string? contentType) =>
            contentType is null || ContentTypes.Count == 0 || ContentTypes.Contains(contentType, StringComparer.OrdinalIgnoreCase);
    }
}

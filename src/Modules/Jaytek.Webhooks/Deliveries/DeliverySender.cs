using System.Collections.Concurrent;
using Jaytek.Engine.Features;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Jaytek.Webhooks.Deliveries;

/// <summary>
/// Brings deliveries to their endpoints, at least once: a lane for each endpoint, in which one follows the other, and all lanes at the same time, so that
/// one that hangs holds up nobody else. While the feature is off nothing is sent.
/// </summary>
internal sealed class DeliverySender(IServiceScopeFactory scopes, FeatureState features, TimeProvider clock, ILogger<DeliverySender> logger) : BackgroundService
{
    private const int MostLanes = 100;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Task> _lanes = new();

    /// <summary>Starts a lane for each endpoint that waits. Returns when those are through that it started: for tests.</summary>
    public Task RunDueAsync(CancellationToken cancellationToken) => StartLanesAsync(cancellationToken).Unwrap();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await TurnAsync(stoppingToken);
                await Task.Delay(Idle, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What was under way is due again when its lane's time is over.
        }
        await Task.WhenAll(_lanes.Values);
    }

    private async Task TurnAsync(CancellationToken stoppingToken)
    {
        try
        {
            await StartLanesAsync(stoppingToken);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            logger.LogError(e, "Webhook deliveries could not be read; the next try is in {Delay}", Idle);
        }
    }

    private async Task<Task> StartLanesAsync(CancellationToken cancellationToken)
    {
        if (!features.IsOn(WebhooksModule.Feature))
            return Task.CompletedTask;
        foreach (var ended in _lanes.Where(lane => lane.Value.IsCompleted))
            _lanes.TryRemove(ended);
        var room = MostLanes - _lanes.Count;
        var due = room > 0 ? await InScopeAsync(lane => lane.DueAsync(room, cancellationToken)) : [];
        return Task.WhenAll(due.Select(id => LaneOf(id, cancellationToken)).ToList());
    }

    private Task LaneOf(string endpointId, CancellationToken cancellationToken)
    {
        if (_lanes.TryGetValue(endpointId, out var running) && !running.IsCompleted)
            return running;
        // Should two begin at once, one of them finds the endpoint taken.
        return _lanes[endpointId] = Task.Run(() => RunLaneAsync(endpointId, cancellationToken), CancellationToken.None);
    }

    private async Task RunLaneAsync(string endpointId, CancellationToken cancellationToken)
    {
        try
        {
            if (await InScopeAsync(lane => lane.EnterAsync(endpointId, cancellationToken)) is not { } lease)
                return;
            try
            {
                while (features.IsOn(WebhooksModule.Feature) && await InScopeAsync(lane => lane.StepAsync(lease, cancellationToken)))
                {
                }
            }
            finally
            {
                await InScopeAsync(async lane =>
                {
                    await lane.LeaveAsync(lease, CancellationToken.None);
                    return true;
                });
            }
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            logger.LogError(e, "Deliveries to the endpoint {Endpoint} stopped; they go on in a moment", endpointId);
        }
        catch (OperationCanceledException)
        {
            // The site is ending.
        }
    }

    private async Task<T> InScopeAsync<T>(Func<DeliveryLane, Task<T>> step)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
        return await step(scope.ServiceProvider.GetRequiredService<DeliveryLane>());
    }
}

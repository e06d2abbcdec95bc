using Jaytek.Engine.Data;
using Jaytek.Webhooks.Endpoints;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jaytek.Webhooks.Deliveries;

/// <summary>What an endpoint is to be told, one after another. A scope of its own serves each step: nothing of the database is held while the endpoint thinks.</summary>
internal sealed class DeliveryLane(
    JaytekDb db, CallEndpoint call, DisableEndpoint disable, IOptions<WebhooksOptions> options, TimeProvider clock, ILogger<DeliveryLane> logger)
{
    /// <summary>Longer than a call takes at worst, headers and body.</summary>
    private TimeSpan Lease => TimeSpan.FromSeconds((2 * options.Value.TimeoutSeconds) + 10);

    /// <summary>The endpoints for which something is due and that no process works for.</summary>
    public async Task<IReadOnlyList<string>> DueAsync(int take, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db.Set<Endpoint>()
            .Where(e => e.IsOn && (e.LaneUntil == null || e.LaneUntil < now))
            .Where(e => db.Set<Delivery>().Any(d => d.EndpointId == e.Id && d.State == DeliveryState.Waiting && d.NextAttemptAt <= now))
            .OrderBy(e => e.LastSuccessAt).ThenBy(e => e.Id).Select(e => e.Id).Take(take).ToListAsync(cancellationToken);
    }

    /// <summary>Takes the endpoint for this process; false where another has it.</summary>
    public async Task<bool> EnterAsync(string endpointId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var until = now + Lease;
        return await db.Set<Endpoint>().Where(e => e.Id == endpointId && e.IsOn && (e.LaneUntil == null || e.LaneUntil < now))
            .ExecuteUpdateAsync(e => e.SetProperty(row => row.LaneUntil, until), cancellationToken) == 1;
    }

    /// <summary>Leaves the endpoint to others.</summary>
    public Task LeaveAsync(string endpointId, CancellationToken cancellationToken) => db.Set<Endpoint>().Where(e => e.Id == endpointId)
        .ExecuteUpdateAsync(e => e.SetProperty(row => row.LaneUntil, (DateTimeOffset?)null), cancellationToken);

    /// <summary>Tries the next delivery that is due; false where there is none.</summary>
    public async Task<bool> StepAsync(string endpointId, CancellationToken cancellationToken)
    {
        var endpoint = await db.Set<Endpoint>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == endpointId && e.IsOn, cancellationToken);
        if (endpoint is null || await NextAsync(endpointId, cancellationToken) is not { } delivery)
            return false;
        var until = clock.GetUtcNow() + Lease;
        await db.Set<Endpoint>().Where(e => e.Id == endpointId).ExecuteUpdateAsync(e => e.SetProperty(row => row.LaneUntil, until), cancellationToken);
        var answer = await call.RunAsync(endpoint, delivery, cancellationToken);
        // What was sent was sent, also while the process is ending.
        await RecordAsync(endpoint, delivery, answer);
        return true;
    }

    /// <summary>The first that is due and that none before it holds back: one that fails does so for its first few tries, so that order is kept.</summary>
    private Task<Delivery?> NextAsync(string endpointId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var waiting = db.Set<Delivery>().AsNoTracking().Where(d => d.EndpointId == endpointId && d.State == DeliveryState.Waiting);
        return waiting.Where(d => d.NextAttemptAt <= now && !waiting.Any(e => e.Id < d.Id && e.Attempts < BackOff.TriesInOrder))
            .OrderBy(d => d.Id).FirstOrDefaultAsync(cancellationToken);
    }

    private async Task RecordAsync(Endpoint endpoint, Delivery delivery, Answer answer)
    {
        var now = clock.GetUtcNow();
        var attempts = delivery.Attempts + 1;
        DateTimeOffset? next = answer.IsTaken || answer.IsGone ? null
            : BackOff.Next(attempts, now, delivery.QueuedAt.AddHours(options.Value.RetryHours), answer.RetryAfter, Random.Shared.NextDouble());
        var state = answer.IsTaken ? DeliveryState.Delivered : next is null ? DeliveryState.Failed : DeliveryState.Waiting;
        await db.Set<Delivery>().Where(d => d.Id == delivery.Id).ExecuteUpdateAsync(d => d
            .SetProperty(row => row.State, state).SetProperty(row => row.Attempts, attempts)
            .SetProperty(row => row.NextAttemptAt, next ?? now).SetProperty(row => row.LastAttemptAt, now)
            .SetProperty(row => row.LastStatus, answer.Status).SetProperty(row => row.LastError, answer.Error)
            .SetProperty(row => row.LastBody, answer.Body).SetProperty(row => row.LastMilliseconds, answer.Milliseconds));
        if (answer.IsTaken)
        {
            await db.Set<Endpoint>().Where(e => e.Id == endpoint.Id)
                .ExecuteUpdateAsync(e => e.SetProperty(row => row.FailingSince, (DateTimeOffset?)null).SetProperty(row => row.LastSuccessAt, now));
            return;
        }
        logger.LogWarning("Delivery {Message} of {Event} to the endpoint {Endpoint} failed, try {Attempts}: {Error}", delivery.MessageId, delivery.EventType, endpoint.Id, attempts, answer.Error);
        var since = endpoint.FailingSince ?? now;
        await db.Set<Endpoint>().Where(e => e.Id == endpoint.Id && e.FailingSince == null).ExecuteUpdateAsync(e => e.SetProperty(row => row.FailingSince, since));
        if (answer.IsGone)
            await DisableAsync(endpoint, "It answered 410: it wants to hear no more.");
        // A single failure after a week in which nothing happened is none of a week.
        else if (now - since >= TimeSpan.FromDays(options.Value.GiveUpDays) && attempts >= BackOff.TriesInOrder)
            await DisableAsync(endpoint, $"Nothing could be delivered to it for {options.Value.GiveUpDays} days. {answer.Error}");
    }

    private async Task DisableAsync(Endpoint endpoint, string reason)
    {
        var done = await disable.RunAsync(endpoint.Id, reason.Length > DeliveryTable.MaxError ? reason[..DeliveryTable.MaxError] : reason, CancellationToken.None);
        if (done.Error is { } refusal)
            logger.LogWarning("The endpoint {Endpoint} could not be switched off: {Refusal}", endpoint.Id, refusal);
    }
}

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

    /// <summary>The endpoints for which something can be sent and that no process works for.</summary>
    public async Task<IReadOnlyList<string>> DueAsync(int take, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await Sendable(now).Where(one => one.Endpoint.LaneUntil == null || one.Endpoint.LaneUntil < now)
            .OrderBy(one => one.Endpoint.LastSuccessAt).ThenBy(one => one.Endpoint.Id).Select(one => one.Endpoint.Id).Take(take).ToListAsync(cancellationToken);
    }

    /// <summary>Takes the endpoint for this process; null where another has it.</summary>
    public async Task<LaneLease?> EnterAsync(string endpointId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var lease = new LaneLease(endpointId, LaneLease.End(now, Lease));
        var until = lease.Until;
        return await db.Set<Endpoint>().Where(e => e.Id == endpointId && e.IsOn && (e.LaneUntil == null || e.LaneUntil < now))
            .ExecuteUpdateAsync(e => e.SetProperty(row => row.LaneUntil, until), cancellationToken) == 1 ? lease : null;
    }

    /// <summary>Leaves the endpoint to others, unless one of them has it already.</summary>
    public Task LeaveAsync(LaneLease lease, CancellationToken cancellationToken) =>
        Held(lease).ExecuteUpdateAsync(e => e.SetProperty(row => row.LaneUntil, (DateTimeOffset?)null), cancellationToken);

    /// <summary>Tries the next delivery that can be sent; false where there is none, or where another process has taken the endpoint meanwhile.</summary>
    public async Task<bool> StepAsync(LaneLease lease, CancellationToken cancellationToken)
    {
        var endpoint = await db.Set<Endpoint>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == lease.EndpointId && e.IsOn, cancellationToken);
        if (endpoint is null || await NextAsync(lease.EndpointId, cancellationToken) is not { } delivery)
            return false;
        var until = LaneLease.End(clock.GetUtcNow(), Lease);
        // A process that was paused for longer than its lease finds the endpoint taken, and what it has read sent by another.
        if (await Held(lease).ExecuteUpdateAsync(e => e.SetProperty(row => row.LaneUntil, until), cancellationToken) == 0)
            return false;
        lease.Until = until;
        var answer = await call.RunAsync(endpoint, delivery, cancellationToken);
        // What was sent was sent, also while the process is ending.
        await RecordAsync(endpoint, delivery, answer);
        return true;
    }

    private IQueryable<Endpoint> Held(LaneLease lease)
    {
        var (id, until) = (lease.EndpointId, lease.Until);
        return db.Set<Endpoint>().Where(e => e.Id == id && e.LaneUntil == until);
    }

    /// <summary>
    /// The endpoints that are on, with the first delivery that is due where nothing holds it back. While the receiver seems to be down (no answer, 408, 429, 5xx),
    /// what failed holds back what comes after it, so that order is kept; what it rejects, such as a kind of event that it does not know, holds back nothing. A
    /// receiver that is down for one kind of event only is told from one that is down by time: once something has failed so for <see cref="BackOff.MostHeld"/>,
    /// it holds back nothing, and neither does what failed beside it, until it is delivered or given up. Only the first that is due is looked at: where it is held back, all after it are.
    /// </summary>
    private IQueryable<Next> Sendable(DateTimeOffset now)
    {
        var since = now - BackOff.MostHeld;
        var waiting = db.Set<Delivery>().AsNoTracking().Where(d => d.State == DeliveryState.Waiting);
        var unanswered = waiting.Where(d => d.Attempts > 0 && (d.LastStatus == null || d.LastStatus == 408 || d.LastStatus == 429 || d.LastStatus >= 500));
        return db.Set<Endpoint>().AsNoTracking().Where(e => e.IsOn)
            .Select(e => new Next
            {
                Endpoint = e,
                DeliveryId = waiting.Where(d => d.EndpointId == e.Id && d.NextAttemptAt <= now).OrderBy(d => d.Id).Select(d => (long?)d.Id).FirstOrDefault(),
            })
            .Where(one => one.DeliveryId != null
                && (!unanswered.Any(u => u.EndpointId == one.Endpoint.Id && u.Id < one.DeliveryId)
                    || unanswered.Any(u => u.EndpointId == one.Endpoint.Id && u.Id < one.DeliveryId && u.QueuedAt <= since)));
    }

    private async Task<Delivery?> NextAsync(string endpointId, CancellationToken cancellationToken) =>
        await Sendable(clock.GetUtcNow()).Where(one => one.Endpoint.Id == endpointId).Select(one => one.DeliveryId).FirstOrDefaultAsync(cancellationToken) is { } id
            ? await db.Set<Delivery>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, cancellationToken)
            : null;

    private async Task RecordAsync(Endpoint endpoint, Delivery delivery, Answer answer)
    {
        var now = clock.GetUtcNow();
        var attempts = delivery.Attempts + 1;
        // The time that it waited behind others is none in which it was tried.
        var first = delivery.Attempts == 0 ? now : delivery.QueuedAt;
        DateTimeOffset? next = answer.IsTaken || answer.IsGone ? null
            : BackOff.Next(attempts, now, first.AddHours(options.Value.RetryHours), answer.RetryAfter, Random.Shared.NextDouble());
        var state = answer.IsTaken ? DeliveryState.Delivered : next is null ? DeliveryState.Failed : DeliveryState.Waiting;
        // Where the lease ran out during the call, another may have recorded its own try: a failure of ours says nothing then.
        var isTaken = answer.IsTaken;
        await db.Set<Delivery>().Where(d => d.Id == delivery.Id && d.State == DeliveryState.Waiting && (isTaken || d.Attempts == delivery.Attempts)).ExecuteUpdateAsync(d => d
            .SetProperty(row => row.State, state).SetProperty(row => row.Attempts, attempts).SetProperty(row => row.QueuedAt, first)
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
        else if (now - since >= TimeSpan.FromDays(options.Value.GiveUpDays) && attempts >= BackOff.TriesToGiveUp)
            await DisableAsync(endpoint, $"Nothing could be delivered to it for {options.Value.GiveUpDays} days. {answer.Error}");
    }

    private async Task DisableAsync(Endpoint endpoint, string reason)
    {
        var done = await disable.RunAsync(endpoint.Id, reason.Length > DeliveryTable.MaxError ? reason[..DeliveryTable.MaxError] : reason, CancellationToken.None);
        if (done.Error is { } refusal)
            logger.LogWarning("The endpoint {Endpoint} could not be switched off: {Refusal}", endpoint.Id, refusal);
    }

    private sealed class Next
    {
        public required Endpoint Endpoint { get; init; }

        public required long? DeliveryId { get; init; }
    }
}

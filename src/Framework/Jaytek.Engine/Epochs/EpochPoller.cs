using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Jaytek.Engine.Epochs;

/// <summary>Watches the epochs: a second process (the command line beside a running site) bumps them, this one follows within a second.</summary>
internal sealed class EpochPoller(
    IServiceScopeFactory scopes, IEnumerable<IEpochListener> listeners, TimeProvider clock, ILogger<EpochPoller> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly ILookup<string, IEpochListener> _listeners = listeners.ToLookup(l => l.Epoch);
    private readonly SemaphoreSlim _gate = new(1);
    private Dictionary<string, long> _seen = [];

    /// <summary>Refreshes every listener; called once before the first request.</summary>
    public async Task RefreshAllAsync(CancellationToken cancellationToken)
    {
        _seen = await ReadAsync(cancellationToken);
        foreach (var listener in _listeners.SelectMany(g => g))
            await listener.RefreshAsync(cancellationToken);
    }

    /// <summary>
    /// Refreshes the listeners of epochs that moved since they were last seen. A failure is logged and tried again by the next tick: what
    /// was committed stands, so whoever committed it must not be told otherwise.
    /// </summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        try
        {
            await FollowMovedAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogError(e, "The epochs could not be followed; the next try is within a second");
        }
    }

    public override void Dispose()
    {
        _gate.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await FollowAsync(stoppingToken);
    }

    private async Task FollowMovedAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var now = await ReadAsync(cancellationToken);
            foreach (var (name, value) in now.Where(e => _seen.GetValueOrDefault(e.Key, -1) != e.Value))
            {
                foreach (var listener in _listeners[name])
                    await listener.RefreshAsync(cancellationToken);
                // Marked as seen only after all listeners have followed, so that a failed refresh is tried again.
                _seen[name] = value;
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<Dictionary<string, long>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<JaytekDb>().Set<EpochRow>().AsNoTracking()
            .ToDictionaryAsync(e => e.Name, e => e.Value, cancellationToken);
    }
}

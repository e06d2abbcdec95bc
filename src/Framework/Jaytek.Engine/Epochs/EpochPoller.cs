using System.Collections.Concurrent;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Jaytek.Engine.Epochs;

/// <summary>Watches the epochs: a second process (the command line beside a running site) bumps them, this one follows within a second.</summary>
internal sealed class EpochPoller(
    IServiceScopeFactory scopes, IEnumerable<IEpochListener> listeners, TimeProvider clock, IHostApplicationLifetime lifetime,
    ILogger<EpochPoller> logger) : BackgroundService
{
    private const string ReadingItself = "(reading the epochs)";
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly ILookup<string, IEpochListener> _listeners = listeners.ToLookup(l => l.Epoch);
    private readonly SemaphoreSlim _gate = new(1);
    private readonly ConcurrentDictionary<string, bool> _behind = new(StringComparer.Ordinal);
    private Dictionary<string, long> _seen = [];
    private volatile bool _isDisposed;

    /// <summary>Refreshes every listener; called once before the first request.</summary>
    public async Task RefreshAllAsync(CancellationToken cancellationToken)
    {
        _seen = await ReadAsync(cancellationToken);
        foreach (var listener in _listeners.SelectMany(g => g))
            await listener.RefreshAsync(cancellationToken);
    }

    /// <summary>The epochs that this process could not follow at its last try; empty where all caches are of today.</summary>
    public IReadOnlyCollection<string> Behind => [.. _behind.Keys];

    /// <summary>
    /// Refreshes the listeners of epochs that moved since they were last seen. A failure is logged and tried again by the next tick: what
    /// was committed stands, so whoever committed it must not be told otherwise.
    /// </summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        try
        {
            await FollowMovedAsync(cancellationToken);
            Recovered(ReadingItself);
        }
        catch (ObjectDisposedException) when (_isDisposed || lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // The host ends: there is nothing left to follow with, and nobody to follow for.
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Failed(ReadingItself, e);
        }
    }

    public override void Dispose()
    {
        // The loop is told to end before what it uses goes.
        base.Dispose();
        _isDisposed = true;
        _gate.Dispose();
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
                // Marked as seen only after all listeners have followed, so that a failed refresh is tried again.
                if (await RefreshAsync(name, cancellationToken))
                    _seen[name] = value;
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>True where every listener followed. One that fails keeps neither its neighbours nor other epochs, such as the rights, from following.</summary>
    private async Task<bool> RefreshAsync(string epoch, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        var followers = epoch.StartsWith(IEpochListener.Own, StringComparison.Ordinal) ? _listeners[epoch] : _listeners[epoch].Concat(_listeners[IEpochListener.Any]);
        foreach (var listener in followers)
        {
            try
            {
                await listener.RefreshAsync(cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                failure = e;
            }
        }
        if (failure is null)
            Recovered(epoch);
        else
            Failed(epoch, failure);
        return failure is null;
    }

    // It is tried each second: the log has the beginning and the end, the health check what lies between.
    private void Failed(string epoch, Exception exception)
    {
        if (_behind.TryAdd(epoch, true))
            logger.LogError(exception, "What changed under the epoch {Epoch} could not be followed; it is tried again each second", epoch);
    }

    private void Recovered(string epoch)
    {
        if (_behind.TryRemove(epoch, out _))
            logger.LogInformation("The epoch {Epoch} is followed again", epoch);
    }

    private async Task<Dictionary<string, long>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<JaytekDb>().Set<EpochRow>().AsNoTracking()
            .ToDictionaryAsync(e => e.Name, e => e.Value, cancellationToken);
    }
}

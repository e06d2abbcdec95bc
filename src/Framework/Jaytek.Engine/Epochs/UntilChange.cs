using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Engine.Epochs;

/// <summary>
/// Values that are read once and kept, within a bound of bytes, until anything of the site changes. Whoever asks for one that somebody is
/// making waits for it: after a change all visitors of a page would make it anew, each by as much reading.
/// </summary>
/// <typeparam name="TValue">What is kept; it is not changed any more.</typeparam>
/// <param name="bytes">The bound; 0 keeps nothing.</param>
/// <param name="site">Says when something has changed.</param>
public sealed class UntilChange<TValue>(long bytes, SiteGeneration site) : IEpochListener, IDisposable
    where TValue : class
{
    private readonly EpochCache<TValue> _values = new(bytes, site);
    private readonly ConcurrentDictionary<(string Key, long Generation), TaskCompletionSource<TValue>> _making = new();

    string IEpochListener.Epoch => IEpochListener.Any;

    /// <summary>The kept value, or a new one. What fails is not kept; who waited for it is told the same.</summary>
    /// <param name="key">Everything that the value depends on beside what is kept in the database.</param>
    /// <param name="make">Makes the value; it does not ask for the same key again.</param>
    /// <param name="size">How many bytes it takes, about.</param>
    /// <param name="cancellationToken">Stops the waiting, and the making where it is this caller's; another who waits then makes it.</param>
    public async Task<TValue> GetAsync(string key, Func<CancellationToken, Task<TValue>> make, Func<TValue, long> size, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(make);
        ArgumentNullException.ThrowIfNull(size);
        while (true)
        {
            // Read before the value is made: what was read before a change is never kept after it.
            var generation = _values.Generation;
            if (_values.Find(key) is { } kept)
                return kept;
            var mine = new TaskCompletionSource<TValue>(TaskCreationOptions.RunContinuationsAsynchronously);
            var making = _making.GetOrAdd((key, generation), mine);
            if (making == mine)
                return await MakeAsync((key, generation), mine, make, size, cancellationToken);
            try
            {
                return await making.Task.WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (making.Task.IsCanceled && !cancellationToken.IsCancellationRequested)
            {
                // Who was making it has left.
            }
        }
    }

    // It uses what the first caller's request holds, such as its connection, so it ends with that caller.
    private async Task<TValue> MakeAsync(
        (string Key, long Generation) place, TaskCompletionSource<TValue> making, Func<CancellationToken, Task<TValue>> make, Func<TValue, long> size,
        CancellationToken cancellationToken)
    {
        try
        {
            var value = await make(cancellationToken);
            _values.Add(place.Key, value, size(value), place.Generation);
            _making.TryRemove(place, out _);
            making.SetResult(value);
            return value;
        }
        catch (Exception e)
        {
            _making.TryRemove(place, out _);
            if (cancellationToken.IsCancellationRequested)
                making.SetCanceled(cancellationToken);
            else
                making.SetException(e);
            // Nobody may be waiting, and the caller is told below.
            _ = making.Task.Exception;
            throw;
        }
    }

    Task IEpochListener.RefreshAsync(CancellationToken cancellationToken)
    {
        _values.Clear();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => _values.Dispose();
}

/// <summary>Declares what is kept until a change.</summary>
public static class UntilChangeServices
{
    /// <summary>Keeps values of this type within so many bytes.</summary>
    public static IServiceCollection AddUntilChange<TValue>(this IServiceCollection services, long bytes)
        where TValue : class => services
        .AddSingleton(s => new UntilChange<TValue>(bytes, s.GetRequiredService<SiteGeneration>()))
        .AddSingleton<IEpochListener>(s => s.GetRequiredService<UntilChange<TValue>>());
}

using Jaytek.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Engine.Epochs;

/// <summary>Values that are read once and kept, within a bound of bytes, until anything of the site changes.</summary>
/// <typeparam name="TValue">What is kept; it is not changed any more.</typeparam>
/// <param name="bytes">The bound; 0 keeps nothing.</param>
public sealed class UntilChange<TValue>(long bytes) : IEpochListener, IDisposable
    where TValue : class
{
    private readonly EpochCache<TValue> _values = new(bytes);

    string IEpochListener.Epoch => IEpochListener.Any;

    /// <summary>The kept value, or a new one.</summary>
    /// <param name="key">Everything that the value depends on beside what is kept in the database.</param>
    /// <param name="make">Makes the value; several may make it at once.</param>
    /// <param name="size">How many bytes it takes, about.</param>
    /// <param name="cancellationToken">Stops the making.</param>
    public async Task<TValue> GetAsync(string key, Func<CancellationToken, Task<TValue>> make, Func<TValue, long> size, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(make);
        ArgumentNullException.ThrowIfNull(size);
        // Read before the value is made: what was read before a change is never kept after it.
        var generation = _values.Generation;
        if (_values.Find(key) is { } kept)
            return kept;
        var value = await make(cancellationToken);
        _values.Add(key, value, size(value), generation);
        return value;
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
        .AddSingleton(_ => new UntilChange<TValue>(bytes))
        .AddSingleton<IEpochListener>(s => s.GetRequiredService<UntilChange<TValue>>());
}

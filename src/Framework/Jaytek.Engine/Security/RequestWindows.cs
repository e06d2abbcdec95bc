using System.Collections.Concurrent;

namespace Jaytek.Engine.Security;

/// <summary>How a caller stands after one request.</summary>
/// <param name="IsAllowed">False beyond the limit.</param>
/// <param name="Remaining">How many more until the window ends.</param>
/// <param name="ResetSeconds">When it ends, at least 1.</param>
internal readonly record struct WindowState(bool IsAllowed, int Remaining, int ResetSeconds);

/// <summary>
/// Counts requests in fixed windows, each caller's beginning with their first request. In the memory of this process: with several nodes a
/// caller has the limit on each, since one write to the database for each request would cost more than what the limit saves.
/// </summary>
internal sealed class RequestWindows(TimeProvider clock)
{
    private const int MostCallers = 100_000;

    private readonly ConcurrentDictionary<string, Window> _windows = new(StringComparer.Ordinal);

    private long _sweptAt;

    public WindowState Take(string key, int limit, TimeSpan length)
    {
        var now = clock.GetTimestamp();
        if (_windows.Count >= MostCallers)
            MakeRoom(now);
        var window = _windows.GetOrAdd(key, _ => new Window(now));
        lock (window)
        {
            var passed = clock.GetElapsedTime(window.Since, now);
            if (passed >= length)
                (window.Since, window.Count, passed) = (now, 0, TimeSpan.Zero);
            window.Length = length;
            var isAllowed = window.Count < limit;
            if (isAllowed)
                window.Count++;
            return new WindowState(isAllowed, limit - window.Count, Math.Max(1, (int)Math.Ceiling((length - passed).TotalSeconds)));
        }
    }

    // Addresses can be had without end. Windows that are over go, once a second at most; where there are still too many, all begin anew.
    private void MakeRoom(long now)
    {
        var swept = Interlocked.Read(ref _sweptAt);
        if ((swept != 0 && clock.GetElapsedTime(swept, now) < TimeSpan.FromSeconds(1)) || Interlocked.CompareExchange(ref _sweptAt, now, swept) != swept)
            return;
        foreach (var (key, window) in _windows)
        {
            if (clock.GetElapsedTime(window.Since, now) >= window.Length)
                _windows.TryRemove(key, out _);
        }

        if (_windows.Count >= MostCallers)
            _windows.Clear();
    }

    private sealed class Window(long since)
    {
        public long Since { get; set; } = since;

        public int Count { get; set; }

        public TimeSpan Length { get; set; } = TimeSpan.FromHours(1);
    }
}

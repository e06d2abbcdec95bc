using System.Collections.Concurrent;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.SignIn;

/// <summary>Notes when a session was last used: in memory at each request, in the database once an interval, so that reading pages writes next to nothing.</summary>
internal sealed class SessionUse(SideNotes notes, TimeProvider clock)
{
    /// <summary>How far behind the list may be.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    private const int MostSessions = 20_000;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _noted = new(StringComparer.Ordinal);

    public ValueTask TouchAsync(string sessionId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_noted.TryGetValue(sessionId, out var last))
        {
            // Of requests that come at once, one writes.
            return now - last < Interval || !_noted.TryUpdate(sessionId, now, last) ? ValueTask.CompletedTask : new ValueTask(WriteAsync(sessionId, now, cancellationToken));
        }

        if (_noted.Count >= MostSessions)
            _noted.Clear();
        return _noted.TryAdd(sessionId, now) ? new ValueTask(WriteAsync(sessionId, now, cancellationToken)) : ValueTask.CompletedTask;
    }

    // What was noted within the interval, by this process or another, stays: a session's first request writes nothing.
    private Task WriteAsync(string sessionId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = now - Interval;
        return notes.WriteAsync("the use of a session", db => db.Set<SessionRow>().Where(row => row.Id == sessionId && row.LastAt <= before)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastAt, now), CancellationToken.None), cancellationToken);
    }
}

using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Jaytek.Identity.SignIn;

/// <summary>
/// Counts wrong passwords by whoever guesses at an account: after some in a row they are not looked at for a while, which doubles each
/// time. In the memory of this process, as the rate limits; what all guessers together may try stands with the account in the database.
/// </summary>
internal sealed class GuessThrottle(IOptions<AccountOptions> options, TimeProvider clock)
{
    private const int MostGuessers = 100_000;
    private const int MostDoublings = 4;

    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, Guesser> _guessers = new(StringComparer.Ordinal);

    /// <summary>
    /// Counts one attempt, before its password is looked at, so that guesses sent at once are all counted. False while the guesser is kept
    /// waiting; such attempts do not lengthen the wait.
    /// </summary>
    public bool Take(string key)
    {
        var now = clock.GetUtcNow();
        if (_guessers.Count >= MostGuessers)
            MakeRoom(now);
        var guesser = _guessers.GetOrAdd(key, _ => new Guesser());
        lock (guesser)
        {
            if (guesser.WaitsUntil > now)
                return false;
            if (guesser.LastAt < now - Memory)
                (guesser.Failures, guesser.Waits) = (0, 0);
            guesser.LastAt = now;
            if (++guesser.Failures < options.Value.FailuresBeforeLockout)
                return true;
            guesser.WaitsUntil = now.AddMinutes(options.Value.LockoutMinutes * (1 << Math.Min(guesser.Waits, MostDoublings)));
            (guesser.Failures, guesser.Waits) = (0, guesser.Waits + 1);
            return true;
        }
    }

    /// <summary>After a right password.</summary>
    public void Forget(string key) => _guessers.TryRemove(key, out _);

    // Names and addresses can be made up without end; the account's own count in the database holds without this memory.
    private void MakeRoom(DateTimeOffset now)
    {
        foreach (var (key, guesser) in _guessers)
        {
            if (guesser.LastAt < now - Memory)
                _guessers.TryRemove(key, out _);
        }

        if (_guessers.Count >= MostGuessers)
            _guessers.Clear();
    }

    private sealed class Guesser
    {
        public int Failures { get; set; }

        public int Waits { get; set; }

        public DateTimeOffset WaitsUntil { get; set; }

        public DateTimeOffset LastAt { get; set; } = DateTimeOffset.MaxValue;
    }
}

using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Jaytek.Identity.SignIn;

/// <summary>Who guesses at what.</summary>
/// <param name="UserId">The account; empty where there is none.</param>
/// <param name="Version">
/// The account's concurrency stamp: a new password, and whatever else somebody with a right to it changes about the account, begins the
/// count anew, in every process.
/// </param>
/// <param name="Source">The address, or the known browser.</param>
internal readonly record struct Guessing(string UserId, string Version, string Source);

/// <summary>
/// Counts wrong passwords by whoever guesses at an account: after some in a row they are not looked at for a while, which doubles each
/// time. In the memory of this process, as the rate limits; what all guessers together may try stands with the account in the database.
/// </summary>
internal sealed class GuessThrottle(IOptions<AccountOptions> options, TimeProvider clock)
{
    private const int MostGuessers = 100_000;
    private const int MostDoublings = 4;

    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<Guessing, Guesser> _guessers = new();

    /// <summary>
    /// Counts one attempt, before its password is looked at, so that guesses sent at once are all counted. False while the guesser is kept
    /// waiting; such attempts do not lengthen the wait.
    /// </summary>
    public bool Take(Guessing key)
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
    public void Forget(Guessing key) => _guessers.TryRemove(key, out _);

    /// <summary>Until when the last of those who guess at an account as it is now waits, as far as this process knows; null where nobody does.</summary>
    public DateTimeOffset? WaitsUntil(string userId, string version)
    {
        DateTimeOffset? latest = null;
        foreach (var (key, guesser) in _guessers)
        {
            if (key.UserId != userId || key.Version != version)
                continue;
            lock (guesser)
            {
                if (guesser.WaitsUntil > (latest ?? clock.GetUtcNow()))
                    latest = guesser.WaitsUntil;
            }
        }

        return latest;
    }

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

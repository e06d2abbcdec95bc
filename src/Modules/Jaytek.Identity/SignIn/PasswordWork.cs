using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Jaytek.Identity.SignIn;

/// <summary>
/// Gives out turns to hash a password. A hash is made to be slow: without a bound, whoever sends enough sign-ins has every processor of
/// the machine for themselves. Turns are taken outside of transactions, so that whoever waits keeps nobody's rows locked.
/// </summary>
internal sealed class PasswordWork : IDisposable
{
    private readonly ConcurrencyLimiter _turns;
    private readonly TimeSpan _patience;

    public PasswordWork(IOptions<AccountOptions> options)
    {
        var account = options.Value;
        _patience = TimeSpan.FromSeconds(account.HashWaitSeconds);
        _turns = new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = account.HashesAtOnce > 0 ? account.HashesAtOnce : Math.Max(1, Environment.ProcessorCount / 2),
            QueueLimit = account.HashesWaiting,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
    }

    /// <summary>A turn, to be disposed of after the hash; null where too many wait already, or none came in time.</summary>
    public async Task<IDisposable?> TakeTurnAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(_patience);
        try
        {
            var turn = await _turns.AcquireAsync(1, patience.Token);
            if (turn.IsAcquired)
                return turn;
            turn.Dispose();
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    public void Dispose() => _turns.Dispose();
}

using Jaytek.Kernel;

namespace Jaytek.Ledger.Contracts;

/// <summary>Payouts, for the ways by which money leaves: there they tell what became of one, after <see cref="IPayoutProvider.SendAsync"/> or much later, as the system.</summary>
public interface IPayouts
{
    /// <summary>It has arrived; once or twice is the same. Errors: <c>ledger.withdrawal.not_found</c>, <c>ledger.withdrawal.ended</c>.</summary>
    Task<Result> CompleteAsync(string payoutId, CancellationToken cancellationToken);

    /// <summary>It did not arrive, or came back after it had: the money is its owner's again. Once or twice is the same. Errors: as above.</summary>
    Task<Result> FailAsync(string payoutId, string reason, CancellationToken cancellationToken);

    /// <summary>Whether money of a person is to leave, or may be leaving, by a way: until that is over it has to be known where to. Within an action nobody asks for more until it ends.</summary>
    Task<bool> IsUnderWayAsync(string userId, string method, CancellationToken cancellationToken);

    /// <summary>What has left by a way and did not come back, one sum for each currency.</summary>
    Task<IReadOnlyList<Money>> SentAsync(string method, CancellationToken cancellationToken);
}

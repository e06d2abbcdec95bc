using Jaytek.Kernel;

namespace Jaytek.Ledger.Contracts;

/// <summary>Movements in two phases: the money is set aside first, and leaves or comes back when it is known what became of them. Who may do so is for the caller to ask.</summary>
public interface ITransfers
{
    /// <summary>
    /// Sets a person's available money aside. The same key does so once. Errors: <c>ledger.funds.insufficient</c>, <c>ledger.posting.key_reused</c>.
    /// </summary>
    /// <param name="key">The transfer's, such as <c>withdrawal:{id}</c>.</param>
    /// <param name="userId">Whose money.</param>
    /// <param name="amount">Above zero.</param>
    /// <param name="expiresAt">When it comes back by itself, UTC; null where somebody is sure to end it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<Result> ReserveAsync(string key, string userId, Money amount, DateTimeOffset? expiresAt, CancellationToken cancellationToken);

    /// <summary>
    /// Moves on what was set aside, once. Errors: <c>ledger.transfer.unknown</c>, <c>ledger.transfer.ended</c> (it came back already).
    /// </summary>
    Task<Result> PostAsync(string key, AccountRef to, PostingKind kind, string description, CancellationToken cancellationToken);

    /// <summary>Gives back what was set aside, once. Errors: <c>ledger.transfer.unknown</c>, <c>ledger.transfer.ended</c> (it went on already).</summary>
    Task<Result> VoidAsync(string key, string reason, CancellationToken cancellationToken);
}

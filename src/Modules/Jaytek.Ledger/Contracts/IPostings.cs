using Jaytek.Kernel;

namespace Jaytek.Ledger.Contracts;

/// <summary>
/// The door to the books, for modules that move money. Whether somebody may cause a movement is theirs to ask; the books hold only that
/// nothing is lost, invented or moved twice, whoever asks.
/// </summary>
public interface IPostings
{
    /// <summary>
    /// Writes a posting, in the open unit of work or in one of its own. Errors: <c>ledger.posting.key_reused</c> (the key is there with another
    /// content), <c>ledger.funds.insufficient</c> (an account would fall below where it may).
    /// </summary>
    /// <exception cref="ArgumentException">The draft is none: fewer than two lines, an amount of nothing, lines that do not sum to zero.</exception>
    Task<Result<Posted>> PostAsync(PostingDraft draft, CancellationToken cancellationToken);

    /// <summary>The balance of an account; zero for one that nothing was ever posted to.</summary>
    Task<Money> BalanceAsync(AccountRef account, CancellationToken cancellationToken);
}

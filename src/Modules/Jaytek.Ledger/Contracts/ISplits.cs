using Jaytek.Kernel;

namespace Jaytek.Ledger.Contracts;

/// <summary>One holder's part of a sale.</summary>
/// <param name="Holder">A user's id, or <see cref="Seller"/>.</param>
/// <param name="BasisPoints">Of 10,000, of the sale net of tax.</param>
public sealed record SplitShare(string Holder, int BasisPoints)
{
    /// <summary>Stands for whoever sells, where a split is for many sellers.</summary>
    public const string Seller = "seller";
}

/// <summary>What one seller sold of a sale.</summary>
/// <param name="SellerId">A user's id.</param>
/// <param name="Scopes">Under which keys a split may be recorded, the most special first, such as a course's and then an instructor's.</param>
public sealed record SalePart(string SellerId, IReadOnlyList<string> Scopes)
{
    /// <summary>How much of the price is theirs, against the other parts' weights; not below zero, and of one part at least above.</summary>
    public long Weight { get; init; } = 1;
}

/// <summary>A sale whose money waits in <see cref="AccountRef.Suspense"/> under its key.</summary>
/// <param name="Key">The sale's, such as <c>payment:{id}</c>.</param>
/// <param name="Gross">What the buyer paid.</param>
/// <param name="Tax">The part of it that is tax.</param>
/// <param name="Parts">What is sold, of whom; one or more. The price net of tax is theirs by weight, to the smallest unit.</param>
/// <param name="Kind">What was sold.</param>
/// <param name="Description">A sentence for who reads the books.</param>
/// <param name="At">When it was paid, UTC: the split of that day holds.</param>
public sealed record Sale(
    string Key, Money Gross, Money Tax, IReadOnlyList<SalePart> Parts, PostingKind Kind, string Description, DateTimeOffset At);

/// <summary>What became of a part of a sale.</summary>
/// <param name="Holder">A user's id; null for the platform and for tax.</param>
/// <param name="Account">For whom or what.</param>
/// <param name="Amount">What it was given.</param>
/// <param name="TakenBack">What of it was taken back by refunds and disputes.</param>
public sealed record SplitLine(string? Holder, AccountKind Account, Money Amount, Money TakenBack);

/// <summary>Divides sales, and takes back what each got where the buyer gets money back. Who may do so is for the caller to ask.</summary>
public interface ISplits
{
    /// <summary>
    /// Records the shares of a scope from an instant on; earlier sales keep theirs. No shares take the scope's split away from then on. What the
    /// shares leave is the platform's. Errors: <c>ledger.split.shares</c>, <c>ledger.split.date</c> (a later one is recorded already).
    /// </summary>
    Task<Result> RecordAsync(string scope, IReadOnlyList<SplitShare> shares, DateTimeOffset from, CancellationToken cancellationToken);

    /// <summary>
    /// Divides a sale, once: its money leaves suspense for the holders' pending earnings, tax and the platform. What was refunded before is taken
    /// off already. Errors: <c>ledger.split.other_sale</c> (the key was divided with other amounts), <c>ledger.funds.insufficient</c>.
    /// </summary>
    Task<Result<IReadOnlyList<SplitLine>>> DivideAsync(Sale sale, CancellationToken cancellationToken);

    /// <summary>
    /// Takes back an amount from those among whom a sale was divided, in the proportion in which they have it, into the sale's suspense account;
    /// from pending money first, then from what is available, below zero where need be. Of a sale that is not divided yet it is only noted.
    /// Errors: <c>ledger.split.too_much</c> (more than is left of the sale), <c>ledger.posting.key_reused</c>.
    /// </summary>
    /// <param name="saleKey">The sale's.</param>
    /// <param name="gross">What the buyer paid.</param>
    /// <param name="key">What takes it back, such as <c>refund:{id}</c>; the same key takes back once.</param>
    /// <param name="amount">Above zero.</param>
    /// <param name="kind"><see cref="PostingKind.Refund"/> or <see cref="PostingKind.Dispute"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<Result> TakeBackAsync(string saleKey, Money gross, string key, Money amount, PostingKind kind, CancellationToken cancellationToken);

    /// <summary>
    /// Gives back what was taken under a key, from the sale's suspense account: a dispute was won, a refund failed. Once. Errors:
    /// <c>ledger.split.not_taken</c>.
    /// </summary>
    Task<Result> GiveBackAsync(string saleKey, string key, CancellationToken cancellationToken);

    /// <summary>What was taken back under a key and was not given back; zero where nothing was.</summary>
    Task<Money> TakenAsync(string saleKey, string key, string currency, CancellationToken cancellationToken);

    /// <summary>The tax of what was taken back under a key and was not given back; null where nothing was, or where the sale is not divided yet.</summary>
    Task<Money?> TakenTaxAsync(string saleKey, string key, CancellationToken cancellationToken);

    /// <summary>How a sale stands; empty where it is not divided.</summary>
    Task<IReadOnlyList<SplitLine>> LinesAsync(string saleKey, CancellationToken cancellationToken);
}

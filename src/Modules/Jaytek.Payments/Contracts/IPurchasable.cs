using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;

namespace Jaytek.Payments.Contracts;

/// <summary>What a thing costs, and to whom the money will go.</summary>
/// <param name="Title">What the buyer reads.</param>
/// <param name="Price">With tax, which <c>Jaytek:Payments:Tax</c> reckons; zero, of what is paid once, gives it away.</param>
/// <param name="SellerId">A user's id.</param>
/// <param name="Kind">What is sold, as the books name it.</param>
/// <param name="ReturnPath">Where the buyer goes afterwards, a path of this site.</param>
public sealed record Offer(string Title, Money Price, string SellerId, PostingKind Kind, string ReturnPath)
{
    /// <summary>How often the price is paid, until somebody ends it; null where it is paid once.</summary>
    public BillingPeriod? Every { get; init; }
}

/// <summary>How often a subscription is paid.</summary>
public enum BillingPeriod
{
    /// <summary>Each month, on the day on which it began or the month's last.</summary>
    Month,

    /// <summary>Each year.</summary>
    Year,
}

/// <summary>A sort of things that are sold; the module that owns them implements it.</summary>
public interface IPurchasable
{
    /// <summary>The sort's name in addresses and orders, such as <c>course</c>.</summary>
    string Kind { get; }

    /// <summary>What the thing costs this buyer now. Errors: the module's own, such as for a thing that is not sold or that they have already.</summary>
    Task<Result<Offer>> OfferAsync(string itemId, string buyerId, CancellationToken cancellationToken);

    /// <summary>
    /// Whether a buyer who wants their money back within the days that the site grants may have it: refused, with the module's own error, where
    /// they have had what they paid for. By default nothing speaks against it.
    /// </summary>
    Task<Result> MayReturnAsync(string itemId, string buyerId, CancellationToken cancellationToken) => Task.FromResult(Result.Success);
}

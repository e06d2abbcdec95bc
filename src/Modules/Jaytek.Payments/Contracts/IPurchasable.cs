using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;

namespace Jaytek.Payments.Contracts;

/// <summary>What a thing costs, and to whom the money will go.</summary>
/// <param name="Title">What the buyer reads.</param>
/// <param name="Price">With tax; above zero.</param>
/// <param name="Tax">The part of it that is tax.</param>
/// <param name="SellerId">A user's id.</param>
/// <param name="Kind">What is sold, as the books name it.</param>
/// <param name="ReturnPath">Where the buyer goes afterwards, a path of this site.</param>
public sealed record Offer(string Title, Money Price, Money Tax, string SellerId, PostingKind Kind, string ReturnPath);

/// <summary>A sort of things that are sold; the module that owns them implements it.</summary>
public interface IPurchasable
{
    /// <summary>The sort's name in addresses and orders, such as <c>course</c>.</summary>
    string Kind { get; }

    /// <summary>What the thing costs this buyer now. Errors: the module's own, such as for a thing that is not sold or that they have already.</summary>
    Task<Result<Offer>> OfferAsync(string itemId, string buyerId, CancellationToken cancellationToken);
}

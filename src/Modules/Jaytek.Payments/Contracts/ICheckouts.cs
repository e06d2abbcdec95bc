using Jaytek.Kernel;

namespace Jaytek.Payments.Contracts;

/// <summary>Whether things can be bought here at all, for the pages that lead to a checkout.</summary>
public interface ICheckouts
{
    /// <summary>True where the feature is on and somebody can take such a price; what costs nothing needs nobody.</summary>
    bool Takes(Money price);
}

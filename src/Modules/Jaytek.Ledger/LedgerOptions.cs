using System.ComponentModel.DataAnnotations;
using Jaytek.Kernel;

namespace Jaytek.Ledger;

/// <summary>How money is shared and when it may leave, <c>Jaytek:Ledger</c>.</summary>
internal sealed class LedgerOptions
{
    /// <summary>The seller's part of a sale net of tax, in basis points (7000 is 70 %), where no split is recorded for its scope; the rest is the platform's.</summary>
    [Range(0, Rounding.Whole)]
    public int SellerBasisPoints { get; set; } = 7_000;

    /// <summary>Days after a sale until what it earned may be withdrawn.</summary>
    [Range(0, 365)]
    public int ReleaseDays { get; set; } = 14;

    /// <summary>The part of what a sale earned that is kept back longer, in basis points.</summary>
    [Range(0, Rounding.Whole)]
    public int ReserveBasisPoints { get; set; }

    /// <summary>Days after a sale until what was kept back is released.</summary>
    [Range(0, 730)]
    public int ReserveDays { get; set; } = 90;
}

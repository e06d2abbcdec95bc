using System.ComponentModel.DataAnnotations;
using Jaytek.Kernel;
using Jaytek.Ledger.BankFiles;

namespace Jaytek.Ledger;

/// <summary>How money is shared and when it may leave, <c>Jaytek:Ledger</c>.</summary>
internal sealed class LedgerOptions : IValidatableObject
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

    /// <summary>Hours from the approval of where somebody's money goes until it may go there.</summary>
    [Range(0, 24 * 90)]
    public int PayeeCoolingHours { get; set; } = 72;

    /// <summary>
    /// As much may leave in seven days without somebody's approval, for each person: major units by currency, with commas between. In other
    /// currencies nothing may.
    /// </summary>
    public string ApprovalAbove { get; set; } = "EUR 1000, GBP 1000, USD 1000, NGN 1000000";

    /// <summary>The account that bank files pay from.</summary>
    public BankFileOptions BankFile { get; set; } = new();

    /// <summary>Whether a withdrawal needs somebody's approval.</summary>
    /// <param name="amount">What leaves now, and what left without one in the last seven days.</param>
    public bool NeedsApproval(Money amount) => Limits().FirstOrDefault(limit => limit?.Currency == amount.Currency) is not { } most || amount > most;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
    [
        .. Limits().Any(limit => limit is null) ? [new ValidationResult("amounts with their currencies in front, such as EUR 1000, USD 1000", [nameof(ApprovalAbove)])] : Array.Empty<ValidationResult>(),
        .. BankFile.Problems(),
    ];

    private IEnumerable<Money?> Limits() => ApprovalAbove.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(text =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var code, var number] && MajorUnits.TryParse(number, code, out var money) ? money : (Money?)null);
}

using System.ComponentModel.DataAnnotations;
using Jaytek.Kernel;

namespace Jaytek.Payments.Invoicing;

/// <summary>The tax that prices hold, <c>Jaytek:Payments:Tax</c>. An order keeps the rate of its day.</summary>
internal sealed class TaxOptions
{
    public const int MaxName = 20;

    /// <summary>What it is called on invoices.</summary>
    [Required, StringLength(MaxName)]
    public string Name { get; set; } = "VAT";

    /// <summary>Its rate in basis points: 1900 is 19 %. Prices include it.</summary>
    [Range(0, Rounding.Whole)]
    public int BasisPoints { get; set; }

    /// <summary>The part of a price that is tax.</summary>
    public Money PartOf(Money price) => new(Rounding.Scale(price.Minor, BasisPoints, Rounding.Whole + BasisPoints), price.Currency);

    /// <summary>What is wrong with the options, by member.</summary>
    public IEnumerable<ValidationResult> Problems()
    {
        var found = new List<ValidationResult>();
        Validator.TryValidateObject(this, new ValidationContext(this), found, validateAllProperties: true);
        return found;
    }
}

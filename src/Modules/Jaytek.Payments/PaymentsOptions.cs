using System.ComponentModel.DataAnnotations;
using Jaytek.Payments.Invoicing;
using Jaytek.Payments.Stripe;

namespace Jaytek.Payments;

/// <summary>Payments, <c>Jaytek:Payments</c>.</summary>
internal sealed class PaymentsOptions : IValidatableObject
{
    /// <summary>
    /// Whether the sandbox sells: it takes no money, and grants all the same. Null lets it outside the environment Production alone, so that a site
    /// whose account was forgotten sells nothing instead of giving away.
    /// </summary>
    public bool? Sandbox { get; set; }

    /// <summary>For how many days what providers said is kept whole, once it is worked on; after that only that it came and what became of it.</summary>
    [Range(7, 3_650)]
    public int EventDays { get; set; } = 90;

    /// <summary>For how many days after the payment buyers get their money back by themselves; zero: they ask.</summary>
    [Range(0, 365)]
    public int RefundDays { get; set; } = 14;

    /// <summary>Whether one may buy without an account; a subscription always needs one.</summary>
    public bool Guests { get; set; } = true;

    /// <summary>The account at Stripe.</summary>
    public StripeOptions Stripe { get; set; } = new();

    /// <summary>The tax that prices hold.</summary>
    public TaxOptions Tax { get; set; } = new();

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
    [
        .. Stripe.Problems().Select(p => new ValidationResult(p.Message, [$"{nameof(Stripe)}:{p.Key}"])),
        .. Tax.Problems().Select(p => new ValidationResult(p.ErrorMessage, [$"{nameof(Tax)}:{p.MemberNames.FirstOrDefault()}"])),
    ];
}

using System.ComponentModel.DataAnnotations;
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

    /// <summary>The account at Stripe.</summary>
    public StripeOptions Stripe { get; set; } = new();

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Stripe.Problems().Select(p => new ValidationResult(p.Message, [$"{nameof(Stripe)}:{p.Key}"]));
}

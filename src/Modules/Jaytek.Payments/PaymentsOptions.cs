using System.ComponentModel.DataAnnotations;
using Jaytek.Payments.Stripe;

namespace Jaytek.Payments;

/// <summary>Payments, <c>Jaytek:Payments</c>.</summary>
internal sealed class PaymentsOptions : IValidatableObject
{
    /// <summary>The account at Stripe.</summary>
    public StripeOptions Stripe { get; set; } = new();

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Stripe.Problems().Select(p => new ValidationResult(p.Message, [$"{nameof(Stripe)}:{p.Key}"]));
}

using Jaytek.Engine.Modules;
using Jaytek.Payments.Stripe;

namespace Jaytek.Payments;

/// <summary>Checkouts, refunds and what providers tell of them. It knows no course: what is sold implements a contract of this module.</summary>
public sealed class PaymentsModule : IModule
{
    internal const string Feature = "Jaytek.Payments";

    /// <inheritdoc/>
    public void Build(ModuleBuilder module) => module
        .Feature(Feature, "Payments", "Money", "Checkouts, refunds and subscriptions by a provider, or by the sandbox.", ["Jaytek.Ledger"])
        .Options<PaymentsOptions>("Payments")
        .Services(StripeServices.AddStripe);
}

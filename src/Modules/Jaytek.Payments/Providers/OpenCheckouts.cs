using Jaytek.Engine.Features;
using Jaytek.Kernel;
using Jaytek.Payments.Contracts;

namespace Jaytek.Payments.Providers;

/// <summary>Tells whether a provider is ready.</summary>
internal sealed class OpenCheckouts(FeatureState features, PaymentProviders providers) : ICheckouts
{
    /// <inheritdoc/>
    public bool Takes(Money price) => features.IsOn(PaymentsModule.Feature) && (price.IsZero || providers.Current is not null);
}

using Jaytek.Engine.Features;

namespace Jaytek.Payments.Providers;

/// <summary>The providers, by name.</summary>
internal sealed class PaymentProviders(Enabled<IPaymentProvider> providers)
{
    /// <summary>The provider of new orders: the first that is configured, the sandbox where none is and it may; or null.</summary>
    public IPaymentProvider? Current => providers.OrderBy(p => p.Name == Sandbox.SandboxProvider.ProviderName).FirstOrDefault(p => p.IsReady);

    /// <summary>Every one that this site knows.</summary>
    public IReadOnlyList<IPaymentProvider> All => [.. providers];

    /// <summary>The names of those that are configured.</summary>
    public IReadOnlyList<string> Ready => [.. providers.Where(p => p.IsReady).Select(p => p.Name)];

    /// <summary>A provider by name, or null.</summary>
    public IPaymentProvider? Find(string name) => providers.FirstOrDefault(p => p.Name == name && p.IsReady);
}

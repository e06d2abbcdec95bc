using Jaytek.Payments.Stripe.Calls;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Jaytek.Payments.Stripe;

/// <summary>What is needed to talk to Stripe.</summary>
internal static class StripeServices
{
    /// <summary>Registers the client; it makes no call before it is asked.</summary>
    public static void AddStripe(this IServiceCollection services)
    {
        services.AddSingleton(s => s.GetRequiredService<IOptions<PaymentsOptions>>().Value.Stripe);
        services.AddSingleton<StripeCaller>();
        services.AddSingleton<StripeClient>();
    }
}

using Jaytek.Engine.Contracts;
using Jaytek.Engine.Modules;
using Jaytek.Payments.Contracts;
using Jaytek.Payments.Disputes;
using Jaytek.Payments.Intake;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Providers;
using Jaytek.Payments.Recovery;
using Jaytek.Payments.Refunds;
using Jaytek.Payments.Sandbox;
using Jaytek.Payments.Stripe;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Payments;

/// <summary>Checkouts, refunds and what providers tell of them. It knows no course: what is sold implements a contract of this module.</summary>
public sealed class PaymentsModule : IModule
{
    internal const string Feature = "Jaytek.Payments";

    /// <inheritdoc/>
    public void Build(ModuleBuilder module) => module
        .Feature(Feature, "Payments", "Money", "Checkouts, refunds and subscriptions by a provider, or by the sandbox.", ["Jaytek.Ledger"])
        .Options<PaymentsOptions>("Payments")
        .Tables<OrderTable>()
        .Tables<RefundTable>()
        .Tables<DisputeTable>()
        .Tables<ProviderEventTable>()
        .Tables<SandboxTable>()
        .Services(StripeServices.AddStripe)
        .Services(Register)
        .Add<IPersonalData, BuyerData>()
        .Add<IPaymentProvider, StripeProvider>()
        .Add<IPaymentProvider, SandboxProvider>()
        .Handles<ProviderSpoke, WorkEvent>("payments.event")
        .Handles<RefundRequested, SendRefund>("payments.refund")
        .Handles<PaymentSettled, RecordFee>("payments.fee")
        .Job<FollowOrders>("payments.follow", "0 */2 * * * ?")
        .Job<FollowRest>("payments.recover", "20 */5 * * * ?")
        .Job<SendSandboxMessages>("payments.sandbox", "*/30 * * * * ?")
        .Endpoints(WebhookDoor.Map)
        .Permissions(PaymentsPermissions.All);

    private static void Register(IServiceCollection services)
    {
        services.AddScoped<PaymentProviders>();
        services.AddScoped<StartCheckout>();
        services.AddScoped<OpenCheckout>();
        services.AddScoped<LookAtOrder>();
        services.AddScoped<SettlePayment>();
        services.AddScoped<IOrders, OrderDoor>();
        services.AddScoped<RequestRefund>();
        services.AddScoped<SettleRefund>();
        services.AddScoped<OrderMoney>();
        services.AddScoped<SettleDispute>();
        services.AddScoped<StoreEvent>();
        services.AddScoped<TakeFact>();
        services.AddSingleton<SandboxSignature>();
        services.AddScoped<PlaySandbox>();
    }
}

using Jaytek.Admin.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Modules;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Admin;
using Jaytek.Payments.Buyers;
using Jaytek.Payments.Connect;
using Jaytek.Payments.Contracts;
using Jaytek.Payments.Disputes;
using Jaytek.Payments.Intake;
using Jaytek.Payments.Invoicing;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Promotions;
using Jaytek.Payments.Promotions.Admin;
using Jaytek.Payments.Providers;
using Jaytek.Payments.Purchases;
using Jaytek.Payments.Reconciliation;
using Jaytek.Payments.Recovery;
using Jaytek.Payments.Refunds;
using Jaytek.Payments.Sandbox;
using Jaytek.Payments.Stripe;
using Jaytek.Payments.Subscriptions;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.Payments;

/// <summary>Checkouts, refunds and what providers tell of them. It knows no course: what is sold implements a contract of this module.</summary>
public sealed class PaymentsModule : IModule
{
    internal const string Feature = "Jaytek.Payments";

    /// <summary>How the names of this module's own handlers begin.</summary>
    internal const string Handlers = "payments.";

    /// <inheritdoc/>
    public void Build(ModuleBuilder module) => module
        .Feature(Feature, "Payments", "Money", "Checkouts, refunds and payouts by a provider, or by the sandbox.", ["Jaytek.Ledger"])
        .Options<PaymentsOptions>("Payments")
        .Tables<OrderTable>()
        .Tables<BuyerTables>()
        .Tables<PromotionTable>()
        .Tables<RefundTable>()
        .Tables<DisputeTable>()
        .Tables<ProviderEventTable>()
        .Tables<SandboxTable>()
        .Tables<SubscriptionTable>()
        .Tables<ConnectTable>()
        .Tables<DifferenceTable>()
        .Services(StripeServices.AddStripe)
        .Services(Register)
        .Add<IPersonalData, BuyerData>()
        .Add<IPersonalData, SubscriberData>()
        .Add<IPersonalData, ConnectData>()
        .Add<IPersonalData, BillingData>()
        .Add<IInvoiceReader, InvoiceReader>()
        .Add<IAccountLink, PurchasesLink>(ServiceLifetime.Singleton)
        .Add<IPayoutProvider, StripePayouts>()
        .Add<IPaymentProvider, StripeProvider>()
        .Add<IPaymentProvider, SandboxProvider>()
        .Handles<ProviderSpoke, WorkEvent>("payments.event")
        .Handles<RefundRequested, SendRefund>("payments.refund", asksOutside: true)
        .Handles<PaymentSettled, InvoiceOrder>("payments.invoice")
        .Handles<PaymentTakenBack, InvoiceOrder>("payments.invoice")
        .Handles<PaymentRestored, InvoiceOrder>("payments.invoice")
        .Handles<DisputeLost, InvoiceOrder>("payments.invoice")
        .Handles<PaymentSettled, RecordFee>("payments.fee", asksOutside: true)
        .Handles<EventsReplayed, WorkDueEvents>("payments.replay", asksOutside: true)
        .Handles<ReconciliationRequested, Reconcile>("payments.reconcile", asksOutside: true)
        .Handles<AccountMoved, LookAtAccount>("payments.account", asksOutside: true)
        .Handles<PaymentSettled, TellGuest>("payments.guest", asksOutside: true)
        .Job<FollowOrders>("payments.follow", "0 */2 * * * ?")
        .Job<FollowSubscriptions>("payments.subscriptions", "50 */2 * * * ?")
        .Job<FollowRest>("payments.recover", "20 */5 * * * ?")
        .Job<GiveBackAgain>("payments.owed", "50 */10 * * * ?")
        .Job<GrantAgain>("payments.grant", "40 */5 * * * ?")
        .Job<SweepEvents>("payments.sweep", "0 25 3 * * ?")
        .Job<SweepAccounts>("payments.accounts", "0 35 3 * * ?")
        .Job<SweepGuests>("payments.guests", "0 30 3 * * ?")
        .Job<Reconcile>("payments.reconcile", "0 40 3 * * ?")
        .Job<SendSandboxMessages>("payments.sandbox", "*/30 * * * * ?")
        .Job<RenewSandbox>("payments.sandbox_renew", "10 * * * * ?")
        .Endpoints(WebhookDoor.Map)
        .Admin()
        .Permissions(PaymentsPermissions.All);

    private static void Register(IServiceCollection services)
    {
        services.AddScoped<PaymentProviders>();
        services.AddSingleton<OurWords>();
        services.AddScoped<Offers>();
        services.AddScoped<StartCheckout>();
        services.AddScoped<GiveAway>();
        services.AddScoped<ICheckouts, OpenCheckouts>();
        services.AddSingleton<GuestPass>();
        services.AddScoped<CurrentBuyer>();
        services.AddScoped<WelcomeGuest>();
        services.AddScoped<ClaimOrders>();
        services.AddScoped<SaveBillingDetails>();
        services.AddScoped<SavePromotion>();
        services.AddScoped<SwitchPromotion>();
        services.AddScoped<PromotionList>();
        services.AddScoped<OpenCheckout>();
        services.AddScoped<LookAtOrder>();
        services.AddScoped<OwnOrders>();
        services.AddScoped<SettlePayment>();
        services.AddScoped<IOrders, OrderDoor>();
        services.AddScoped<RequestRefund>();
        services.AddScoped<SettleRefund>();
        services.AddScoped<OrderMoney>();
        services.AddScoped<SettleDispute>();
        services.AddScoped<SetUpPayouts>();
        services.AddScoped<RecordAccount>();
        services.AddScoped<TakeTransfer>();
        services.AddScoped<StoreEvent>();
        services.AddScoped<TakeFact>();
        services.AddScoped<PostponeEvent>();
        services.AddScoped<ReplayEvents>();
        services.AddScoped<OrderAccess>();
        services.AddScoped<RequestOwnRefund>();
        services.AddScoped<OurBooks>();
        services.AddScoped<RequestReconciliation>();
        services.AddSingleton<SandboxSignature>();
        services.AddScoped<SandboxBilling>();
        services.AddScoped<PlaySandbox>();
        services.AddScoped<PlaySandboxSubscription>();
        RegisterSubscriptions(services);
    }

    private static void RegisterSubscriptions(IServiceCollection services)
    {
        services.AddScoped<BindSubscription>();
        services.AddScoped<SettlePeriod>();
        services.AddScoped<LookAtSubscription>();
        services.AddScoped<TakeSubscription>();
        services.AddScoped<SendWish>();
        services.AddScoped<ChangeSubscription>();
        services.AddScoped<OpenPortal>();
        services.AddScoped<OwnSubscriptions>();
    }
}

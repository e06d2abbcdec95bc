using System.Collections.Concurrent;
using Jaytek.Engine.Data;
using Jaytek.Engine.Events;
using Jaytek.Engine.Modules;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.IntegrationTests.StandIns.Stripe;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;
using Jaytek.Payments.Contracts;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Sandbox;
using Jaytek.Payments.Subscriptions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Payments.Subscriptions;

/// <summary>What a test sells by the month, and what became of it.</summary>
internal sealed class PlanShelf
{
    public Money Price { get; set; } = new(1_500, "EUR");

    public BillingPeriod? Every { get; set; } = BillingPeriod.Month;

    public string SellerId { get; set; } = "";

    /// <summary>Periods that opened something, by order.</summary>
    public ConcurrentDictionary<string, string> Granted { get; } = new();

    /// <summary>What was told to be over.</summary>
    public ConcurrentQueue<string> Ended { get; } = new();
}

/// <summary>Sells it.</summary>
internal sealed class PlanForSale(PlanShelf shelf) : IPurchasable
{
    public const string Name = "plan";

    public string Kind => Name;

    public Task<Result<Offer>> OfferAsync(string itemId, string buyerId, CancellationToken cancellationToken) =>
        Task.FromResult<Result<Offer>>(new Offer("All courses", shelf.Price, shelf.SellerId, PostingKind.CoursePurchase, "/courses") { Every = shelf.Every });
}

/// <summary>Grants it, and takes it away.</summary>
internal sealed class PlanAccess(PlanShelf shelf, IOrders orders) : IEventHandler<PaymentSettled>, IEventHandler<SubscriptionEnded>
{
    public async Task HandleAsync(PaymentSettled domainEvent, CancellationToken cancellationToken)
    {
        if (domainEvent.Purchase != PlanForSale.Name)
            return;
        Assert.Null((await orders.FulfilAsync(domainEvent.OrderId, cancellationToken)).Error);
        if (await orders.FindPaidAsync(domainEvent.OrderId, cancellationToken) is { SubscriptionId: { } subscription, IsSubscriptionOver: false })
            shelf.Granted[domainEvent.OrderId] = subscription;
    }

    public Task HandleAsync(SubscriptionEnded domainEvent, CancellationToken cancellationToken)
    {
        shelf.Ended.Enqueue(domainEvent.SubscriptionId);
        return Task.CompletedTask;
    }
}

/// <summary>A site that sells by the month.</summary>
internal static class Plans
{
    public const string Item = "01plan0000000000000000plan";

    public static async Task<(TestSite Site, PlanShelf Shelf)> StartAsync(DatabaseProvider provider, TestClock clock, StripeStandIn? stripe = null)
    {
        var shelf = new PlanShelf();
        var site = await Shop.StartAsync(
            provider, clock, s => s
                .AddSingleton(shelf).AddScoped<PlanForSale>().AddScoped<PlanAccess>()
                .AddSingleton(new Contribution<IPurchasable>("Jaytek.Payments", typeof(PlanForSale)))
                .AddSingleton(EventSubscription.Of<PaymentSettled, PlanAccess>("test.plan", "Jaytek.Payments"))
                .AddSingleton(EventSubscription.Of<SubscriptionEnded, PlanAccess>("test.plan", "Jaytek.Payments")),
            stripe?.Settings() ?? []);
        shelf.SellerId = (await site.NewAsync("Instructor")).Id;
        return (site, shelf);
    }

    public static Task<Result<Order>> TrySubscribeAsync(this TestSite site, Account buyer, string item = Item) =>
        site.TryStartAsync(buyer.Actor, new CheckoutWish(PlanForSale.Name, item));

    public static async Task<Order> SubscribeAsync(this TestSite site, Account buyer, string item = Item)
    {
        var order = await site.TrySubscribeAsync(buyer, item);
        Assert.Null(order.Error);
        return order.Value;
    }

    /// <summary>A subscription by the sandbox whose first period is paid.</summary>
    public static async Task<Subscription> SubscribedAsync(this TestSite site, Account buyer)
    {
        var order = await site.SubscribeAsync(buyer);
        await site.PlayAsync(order, SandboxPlay.Pay);
        return await site.SubscriptionOfAsync(order);
    }

    public static Task<Subscription> SubscriptionOfAsync(this TestSite site, Order order) => site.SubscriptionAsync(order.SubscriptionId!);

    public static Task<Subscription> SubscriptionAsync(this TestSite site, string id) =>
        site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<Subscription>().AsNoTracking().SingleAsync(one => one.Id == id));

    /// <summary>Its periods, the oldest first.</summary>
    public static Task<List<Order>> PeriodsAsync(this TestSite site, string id) => site.InScopeAsync(s =>
        s.GetRequiredService<JaytekDb>().Set<Order>().AsNoTracking().Where(o => o.SubscriptionId == id && o.PaidAt != null).OrderBy(o => o.PeriodFrom).ToListAsync());

    public static Task<Result<Subscription>> ChangeAsync(this TestSite site, string id, SubscriptionWish wish, Actor actor) =>
        site.InScopeAsync(s => s.GetRequiredService<ChangeSubscription>().RunAsync(id, wish, CancellationToken.None), actor);

    public static Task<Result> PlayAsync(this TestSite site, Subscription subscription, SandboxTurn turn, Actor? actor = null) =>
        site.InScopeAsync(s => s.GetRequiredService<PlaySandboxSubscription>().RunAsync(subscription.Reference!, turn, CancellationToken.None), actor);

    /// <summary>Lets a time pass at the sandbox, and works on what it tells.</summary>
    public static async Task PassAsync(this TestSite site, TestClock clock, TimeSpan time)
    {
        clock.Advance(time);
        await site.RunJobAsync<RenewSandbox>();
        await site.SettleAllAsync();
    }

    /// <summary>Works until nothing waits, also for the test's own handler.</summary>
    public static Task SettleAllAsync(this TestSite site) => Eventually.IsTrueAsync(async () =>
    {
        await site.DeliverAllAsync();
        return !await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<OutboxMessage>().AnyAsync(m => m.Attempts == 0 && m.Handler == "test.plan"));
    });
}

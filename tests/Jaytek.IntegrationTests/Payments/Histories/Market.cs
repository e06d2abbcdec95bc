using System.Text.Json.Nodes;
using Jaytek.Engine.Data;
using Jaytek.Engine.Events;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.IntegrationTests.StandIns.Stripe;
using Jaytek.Kernel;
using Jaytek.Ledger.Payees;
using Jaytek.Payments.Connect;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace Jaytek.IntegrationTests.Payments.Histories;

/// <summary>A course that is for sale.</summary>
internal sealed record Ware(string CourseId, string SellerId, Money Price);

/// <summary>
/// A site with sellers, courses and a provider that keeps its own money, for one history. What the site does by itself stands still, so that the
/// same history is the same each time: events are worked on and jobs run when a step says so.
/// </summary>
internal sealed class Market : IAsyncDisposable
{
    public const string Bank = "bank_file";
    public const string Stripe = "stripe";

    private static readonly (long Price, string Currency)[] Prices =
        [(10_000, "EUR"), (1, "EUR"), (99, "EUR"), (333_333, "EUR"), (1, "JPY"), (5_001, "JPY"), (10, "KWD"), (123_450, "KWD"), (25_000_07, "NGN")];

    private const int MostBuyers = 16;

    private readonly Dictionary<int, Account> _buyers = [];

    private Market(DatabaseProvider provider, TestClock clock, StripeStandIn standIn, TestSite site)
    {
        (Provider, Clock, StandIn, Site) = (provider, clock, standIn, site);
        Post = new Post(site, standIn);
    }

    public DatabaseProvider Provider { get; }

    public TestClock Clock { get; }

    public StripeStandIn StandIn { get; }

    public TestSite Site { get; }

    public Post Post { get; }

    public Account Admin { get; private set; } = null!;

    public List<Account> Sellers { get; } = [];

    public List<Ware> Wares { get; } = [];

    /// <summary>How often each deed did something, and not only found nothing to do.</summary>
    public Dictionary<Deed, int> Done { get; } = [];

    public static async Task<Market> OpenAsync(DatabaseProvider provider)
    {
        var clock = new TestClock { IsFrozen = true };
        var standIn = await StripeStandIn.StartAsync(clock);
        standIn.Hooks.When = HooksWhen.ByHand;
        var site = await Shop.StartAsync(
            provider, clock,
            [
                .. standIn.Settings().Where(one => !one.Key.EndsWith("TimeoutSeconds", StringComparison.Ordinal)), ("Jaytek:Payments:Stripe:TimeoutSeconds", "20"), ("Jaytek:Payments:Tax:BasisPoints", "1900"), ("Jaytek:Ledger:ReserveBasisPoints", "500"),
                ("Jaytek:Ledger:ReserveDays", "40"), ("Logging:LogLevel:Default", "None"),
            ]);
        var market = new Market(provider, clock, standIn, site);
        await market.StandStillAsync();
        await market.SettleInAsync();
        return market;
    }

    /// <summary>Somebody who buys; they sign up when they first do.</summary>
    public async Task<Account> BuyerAsync(int who)
    {
        if (!_buyers.TryGetValue(who % MostBuyers, out var buyer))
            _buyers[who % MostBuyers] = buyer = await Site.NewAsync("Student");
        return buyer;
    }

    /// <summary>The ids of what the provider keeps of a kind.</summary>
    public List<string> Kept(string kind, Func<JsonObject, bool> which)
    {
        lock (StandIn.Books.Gate)
            return [.. StandIn.Books.All(kind).Where(which).Select(StripeDesk.Id)];
    }

    /// <summary>The pages of our orders at the provider that stand so.</summary>
    public List<string> Sessions(string status) => Kept("checkout.session", one => (string)one["status"]! == status && one["client_reference_id"] is not null);

    public string OrderOf(string sessionId) => (string)StandIn.Books.ById(sessionId)!["client_reference_id"]!;

    /// <summary>The charge of a payment.</summary>
    public JsonObject ChargeOf(string payment) => StandIn.Books.ById((string)StandIn.Books.ById(payment)!["latest_charge"]!)!;

    /// <summary>Works on every event that is due.</summary>
    public Task WorkAsync() => Site.DeliverEventsAsync();

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await StandIn.DisposeAsync();
    }

    private async Task StandStillAsync()
    {
        await Site.Services.GetRequiredService<OutboxDispatcher>().StopAsync(CancellationToken.None);
        foreach (var jobs in Site.Services.GetServices<IHostedService>().OfType<QuartzHostedService>())
            await jobs.StopAsync(CancellationToken.None);
    }

    private async Task SettleInAsync()
    {
        Admin = await Site.NewAsync("Administrator");
        for (var at = 0; at < Prices.Length; at++)
        {
            if (at < 3)
                Sellers.Add(await Site.NewAsync("Instructor"));
            Wares.Add(await Deals.OfferAsync(Site, Sellers[at % 3], new Money(Prices[at].Price, Prices[at].Currency)));
        }

        foreach (var seller in Sellers)
        {
            Assert.Null((await Site.InScopeAsync(s => s.GetRequiredService<SetUpPayouts>().RunAsync("DE", CancellationToken.None), seller.Actor)).Error);
            await StandIn.Hand.OnboardAsync((string)StandIn.Books.All("account").Last()["id"]!);
            await ChooseAsync(seller, Stripe, []);
            await ChooseAsync(seller, Bank, new Dictionary<string, string> { ["Name"] = "Ada Okafor", ["Iban"] = "DE89 3704 0044 0532 0130 00" });
        }

        Clock.Advance(TimeSpan.FromHours(73));
    }

    private async Task ChooseAsync(Account seller, string method, Dictionary<string, string> typed)
    {
        var payee = await Site.InScopeAsync(s => s.GetRequiredService<RequestPayee>().RunAsync(method, typed, CancellationToken.None), seller.Actor);
        Assert.Null(payee.Error);
        Assert.Null((await Site.InScopeAsync(s => s.GetRequiredService<DecidePayee>().RunAsync(payee.Value, approve: true, CancellationToken.None), Admin.Actor)).Error);
    }
}

using System.Collections.Concurrent;
using Jaytek.Engine.Outgoing;
using Jaytek.IntegrationTests.StandIns.Stripe;
using Jaytek.Kernel;
using Jaytek.Payments.Stripe;
using Jaytek.Payments.Stripe.Calls;
using Jaytek.Payments.Stripe.Endpoints;
using Jaytek.Payments.Stripe.Objects;
using Microsoft.Extensions.Logging;

namespace Jaytek.IntegrationTests.Payments.Stripe;

/// <summary>Our client and the stand-in that it talks to, without a site around them.</summary>
internal sealed class StripeSite : IAsyncDisposable
{
    public static readonly IReadOnlyDictionary<string, string> NoNotes = new Dictionary<string, string>();

    private readonly OutgoingHttp _http = new(TimeProvider.System);
    private readonly StripeCaller _caller;
    private int _keys;
    private bool _isGuest;

    private StripeSite(StripeStandIn stripe, string secretKey)
    {
        Stripe = stripe;
        var options = new StripeOptions { ApiBase = stripe.Address, SecretKey = secretKey, WebhookSecret = StripeHooks.Secret, TimeoutSeconds = 1 };
        Assert.Empty(options.Problems());
        _caller = new StripeCaller(options, _http, Clock, Log);
        Client = new StripeClient(_caller);
    }

    public StripeStandIn Stripe { get; }

    public StripeClient Client { get; }

    public HastyClock Clock { get; } = new();

    public LogOfLines Log { get; } = new();

    public static async Task<StripeSite> StartAsync(string secretKey = StripeStandIn.SecretKey) => new(await StripeStandIn.StartAsync(), secretKey);

    /// <summary>A client of a stand-in that another disposes of.</summary>
    public static StripeSite At(StripeStandIn stripe) => new(stripe, StripeStandIn.SecretKey) { _isGuest = true };

    public string NewKey() => $"key-{++_keys}";

    public static NewCheckout Order(string id = "order-1", long cents = 4900, string? every = null) =>
        new([new CheckoutLine("Harmonic mixing", new Money(cents, "EUR")) { Every = every, Description = "A course & more" }], "https://site.example/done?session={CHECKOUT_SESSION_ID}", "https://site.example/cart", id)
        {
            TransferGroup = every is null ? id : null,
        };

    public Task<CheckoutSession> CheckoutAsync(long cents = 4900, string? every = null, string order = "order-1") =>
        Client.Checkout.CreateAsync(Order(order, cents, every), NewKey(), CancellationToken.None);

    /// <summary>A payment that has been made.</summary>
    public async Task<string> PaidAsync(long cents = 4900) => await Stripe.Hand.PayAsync((await CheckoutAsync(cents)).Id);

    /// <summary>An account that can be paid.</summary>
    public async Task<string> AccountAsync()
    {
        var account = await Client.Accounts.CreateAsync("DE", "ingrid@example.com", NoNotes, NewKey(), CancellationToken.None);
        await Stripe.Hand.OnboardAsync(account.Id);
        return account.Id;
    }

    public Task<Transfer> TransferAsync(string account, long cents, string? key = null) =>
        Client.Transfers.CreateAsync(new NewTransfer(new Money(cents, "EUR"), account), key ?? NewKey(), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        _caller.Dispose();
        _http.Dispose();
        if (!_isGuest)
            await Stripe.DisposeAsync();
    }

    /// <summary>Does not wait between tries, but notes for how long it should; the limit of a try's time, a second, stays.</summary>
    internal sealed class HastyClock : TimeProvider
    {
        private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

        public ConcurrentQueue<TimeSpan> Waits { get; } = new();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime == Limit || dueTime == Timeout.InfiniteTimeSpan)
                return base.CreateTimer(callback, state, dueTime, period);
            Waits.Enqueue(dueTime);
            return base.CreateTimer(callback, state, TimeSpan.FromMilliseconds(1), period);
        }
    }

    internal sealed class LogOfLines : ILogger<StripeCaller>
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");
    }
}

using System.ComponentModel.DataAnnotations;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Payments.Buyers;
using Jaytek.Payments.Contracts;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Promotions;
using Jaytek.Payments.Providers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Jaytek.Payments.Checkout;

/// <summary><c>/checkout/{purchase}/{item}</c>: what is bought and for how much, before anything is bought.</summary>
[Open("Whoever wants to buy, also without an account where the site has guests; a subscription needs one.")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class CheckoutModel(
    CurrentBuyer buyer, UnitOfWork unit, Offers offers, PaymentProviders providers, WelcomeGuest welcome, GuestPass pass, StartCheckout start, IWorkLimits limits,
    IOptions<PaymentsOptions> options, TimeProvider clock) : PageModel
{
    /// <summary>What it costs; null where it cannot be bought, and <see cref="Refused"/> says why.</summary>
    public PricedOffer? Priced { get; private set; }

    public Offer? Offer => Priced?.Offer;

    public Error? Refused { get; private set; }

    /// <summary>The code that holds, or that was typed and does not.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    /// <summary>What the page said that it costs, minor units.</summary>
    [BindProperty]
    public long? Shown { get; set; }

    [BindProperty, Display(Name = "Your name")]
    public string? GuestName { get; set; }

    [BindProperty, Display(Name = "Your e-mail")]
    public string? GuestEmail { get; set; }

    /// <summary>True for somebody without an account.</summary>
    public bool IsGuest => buyer.IsGuest;

    /// <summary>The part of the price that is tax.</summary>
    public Money Tax => options.Value.Tax.PartOf(Priced!.Price);

    /// <summary>What that tax is called.</summary>
    public string TaxName => options.Value.Tax.Name;

    /// <summary>True where no money moves.</summary>
    public bool IsSandbox => providers.Current?.Name == Sandbox.SandboxProvider.ProviderName;

    public Task<IActionResult> OnGetAsync([FromRoute] string purchase, [FromRoute] string item, CancellationToken cancellationToken) => ShowAsync(purchase, item, cancellationToken);

    public async Task<IActionResult> OnPostAsync([FromRoute] string purchase, [FromRoute] string item, CancellationToken cancellationToken)
    {
        if (buyer.IsGuest && await WelcomeAsync(purchase, item, cancellationToken) is { } stopped)
            return stopped;
        return await StartAsync(purchase, item, cancellationToken);
    }

    // A pass is of no use before the next request: whoever has none yet gets it with the way on, and starts there.
    private async Task<IActionResult?> WelcomeAsync(string purchase, string item, CancellationToken cancellationToken)
    {
        if (!options.Value.Guests)
            return Challenge();
        // Nobody is noted for what is not there.
        if ((await offers.FindAsync(purchase, item, buyer.Id ?? "", cancellationToken)).Error is { Kind: ErrorKind.NotFound })
            return NotFound();
        if (limits.Take(LimitedWork.SignUp, HttpContext) is { } wait)
        {
            var shown = await ShowAsync(purchase, item, cancellationToken);
            return shown is PageResult ? this.TooMany(wait, $"Many have ordered from here without an account. Sign in, or try again in {Math.Ceiling(wait.TotalMinutes):0} minutes.") : shown;
        }

        var guest = await welcome.RunAsync(buyer.GuestId, GuestName, GuestEmail, cancellationToken);
        if (guest.Error is { } error)
            return await RefuseAsync(error, purchase, item, cancellationToken);
        if (guest.Value != buyer.GuestId)
            pass.Give(HttpContext, guest.Value);
        buyer.Become(guest.Value);
        return null;
    }

    private async Task<IActionResult> StartAsync(string purchase, string item, CancellationToken cancellationToken)
    {
        var offered = await offers.FindAsync(purchase, item, buyer.Id ?? "", cancellationToken);
        var wish = new CheckoutWish(purchase, item) { Code = Code, Shown = Shown is { } minor && offered.IsSuccess ? new Money(minor, offered.Value.Price.Currency) : null };
        var started = await start.RunAsync(wish, cancellationToken);
        if (started.Error is not { } error)
            return LocalRedirect(started.Value.Gross == 0 ? $"~/checkout/orders/{started.Value.Id}" : $"~/checkout/orders/{started.Value.Id}/pay");
        if (error.Kind == ErrorKind.Unauthenticated)
            return Challenge();
        // What is paid for already, or with the bank, is looked at instead of being bought again.
        if (error.Code == PaymentsErrors.UnderWay.Code && await OrderRows.UnderWayAsync(unit.Db, buyer.Id!, purchase, item, cancellationToken) is { } before)
            return LocalRedirect($"~/checkout/orders/{before}");
        return await RefuseAsync(error, purchase, item, cancellationToken);
    }

    private async Task<IActionResult> RefuseAsync(Error error, string purchase, string item, CancellationToken cancellationToken)
    {
        ModelState.AddRefusal(error);
        var shown = await ShowAsync(purchase, item, cancellationToken);
        Response.StatusCode = FormErrors.StatusOf(error);
        return shown;
    }

    private async Task<IActionResult> ShowAsync(string purchase, string item, CancellationToken cancellationToken)
    {
        var offered = await offers.FindAsync(purchase, item, buyer.Id ?? "", cancellationToken);
        if (offered.Error is { } error)
        {
            Refused = error;
            return error.Kind == ErrorKind.NotFound ? NotFound() : Page();
        }

        if (buyer.IsGuest && (!options.Value.Guests || offered.Value.Every is not null))
            return Challenge();
        var priced = await PromotionRules.PriceAsync(unit.Db, offered.Value, purchase, item, buyer.Id, Code, clock.GetUtcNow(), cancellationToken);
        if (priced.Error is { } wrong && ModelState["Code"] is not { Errors.Count: > 0 })
            ModelState.AddRefusal(wrong);
        Priced = priced.IsSuccess ? priced.Value : new PricedOffer(offered.Value, offered.Value.Price, null);
        return Page();
    }
}

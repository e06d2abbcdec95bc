using Jaytek.BrowserTests.Browsing;
using Jaytek.BrowserTests.Sites;

namespace Jaytek.BrowserTests.Walks;

/// <summary>Every page of the demo, found by its links, is fit for everybody: light and dark, at a desk and on a phone.</summary>
[Trait("Category", "Slow")]
public sealed class EveryPageTests(WalkSite demo) : IClassFixture<WalkSite>
{
    private const string Nowhere = "/nothing/here";

    /// <summary>Routes that no page of the demo shows, and why.</summary>
    private static readonly Dictionary<string, string> NotWalked = new(StringComparer.Ordinal)
    {
        ["/error/{status:int:range(400,599)}"] = "Shown in the place of others; seen at an address that does not exist.",
        ["/access-denied"] = "Answers 403; seen by RouteTableTests.",
        ["/logout"] = "Would end the walk.",
        ["/admin/bulk/{id:length(26)}"] = "A run that somebody has started; the demo has none.",
        ["/admin/content-definitions/changes"] = "Needs a draft of content types.",
        ["/admin/templates/preview"] = "Answers the form of a template's editor; seen by TemplateTests.",
        ["/preview/{id}"] = "The page itself is that of its type.",
        ["/admin/content/preview-link/{id}"] = "A button of the editor's form leads there; seen by PreviewLinkTests.",
        ["/account/email"] = "Its link comes by mail.",
        ["/reset"] = "Its link comes by mail.",
        ["/signup/confirm"] = "Its link comes by mail.",
        ["/login/link"] = "Its link comes by mail.",
        ["/login/second"] = "Needs the first step; seen by WaysToSignInTests.",
        ["/login/with/{provider}"] = "Leads to another site, with which the demo is not registered; seen by ExternalSignInTests.",
        ["/login/with/{provider}/callback"] = "Another site leads there; seen by ExternalSignInTests.",
        ["/admin/queries/{id}"] = "A query that somebody has written; the demo has none, and the page for a new one is its like.",
        ["/admin/webhooks/{id:length(26)}"] = "An endpoint that somebody has entered; the demo has none.",
        ["/admin/webhooks/deliveries/{id:long}"] = "What was sent to an endpoint; the demo has none.",
        ["/admin/ledger/postings/{id:long}"] = "A movement of money; the demo has none.",
        ["/admin/ledger/accounts/{id:long}"] = "Opened by the first posting; the demo has none.",
        ["/admin/wallets/{userId:length(26)}"] = "Listed with the first money; the demo has none.",
        ["/admin/payouts/{id:length(26)}"] = "A withdrawal; the demo has none; seen by MoneyPathTests.",
        ["/admin/payouts/lists/{id:length(26)}"] = "A list for the bank; the demo has none; seen by MoneyPathTests.",
        ["/admin/payouts/sent/{id:length(26)}"] = "A withdrawal in a list; the demo has none.",
        ["/admin/payments/{id:length(26)}"] = "A payment; the demo has none; seen by MoneyPathTests.",
        ["/admin/payments/subscriptions/{id:length(26)}"] = "A subscription; the demo has none; seen by SubscriptionRightsTests.",
        ["/checkout/sandbox/subscriptions/{id:maxlength(40)}"] = "A subscription's bank; the demo has none; seen by SubscriptionRightsTests.",
        ["/dashboard/settings/billing/cards"] = "Leads on to another site, or back; seen by StripeSubscriptionTests.",
        ["/admin/payments/events/{id:length(26)}"] = "What a provider told; the demo has none.",
        ["/checkout/claim"] = "For who bought as a guest; seen by GuestTests.",
        ["/checkout/{purchase}/{item}"] = "For the signed-in; seen by MoneyPathTests.",
        ["/checkout/orders/{id:length(26)}"] = "An order; the demo has none; seen by MoneyPathTests.",
        ["/checkout/orders/{id:length(26)}/pay"] = "Leads on to the payment; seen by BuyerPagesTests.",
        ["/checkout/sandbox/{id:maxlength(40)}"] = "A payment that is played; seen by MoneyPathTests.",
        ["/dashboard/teach/payouts/stripe"] = "Linked where Stripe is set up; seen by StripePayoutTests.",
        ["/invoices/{id:length(26)}.pdf"] = "A document, or that it is being made; seen by DocumentTests.",
        ["/dashboard/teach/statements/{month:length(7)}/{currency:length(3)}"] = "A month in which a wallet moved; the demo sells nothing.",
        ["/dashboard/teach/statements/{month:length(7)}/{currency:length(3)}/file.{format}"] = "A file, or that it is being made; seen by StatementTests.",
        ["/admin/reports/{month:length(7)}/{currency:length(3)}/file.{format}"] = "A file, or that it is being made; seen by StatementTests.",
        ["/connect/authorize"] = "An application leads there; seen by ConsentTests.",
        ["/connect/consent"] = "Answers the form of the page before it; seen by ConsentTests.",
        ["/admin/content"] = "All types at once; the navigation leads to each.",
    };

    [Theory]
    [InlineData(1440, 900, false)]
    [InlineData(1440, 900, true)]
    [InlineData(390, 844, false)]
    [InlineData(390, 844, true)]
    public async Task Admin_is_fit_for_everybody(int width, int height, bool isDark)
    {
        await using var visitor = await demo.Site.SignInAsync(screen: new Screen(width, height, isDark));
        await CheckAllAsync(visitor, demo.Admin.Select(page => page.Address));
    }

    [Theory]
    [InlineData("Night", 1440, 900, false)]
    [InlineData("Night", 1440, 900, true)]
    [InlineData("Night", 390, 844, true)]
    [InlineData("Daylight", 1440, 900, false)]
    [InlineData("Daylight", 1440, 900, true)]
    [InlineData("Daylight", 390, 844, false)]
    public async Task Front_is_fit_for_everybody(string theme, int width, int height, bool isDark)
    {
        await demo.DressAsync(theme);
        await using var visitor = await Visitor.ComeAsync(demo.Site, new Screen(width, height, isDark));
        await CheckAllAsync(visitor, demo.Front.Select(page => page.Address).Append(Nowhere));
    }

    [Fact]
    public void A_link_leads_to_every_page()
    {
        var walked = demo.Admin.Concat(demo.Front).Select(page => page.Route).ToHashSet(StringComparer.Ordinal);
        var missing = demo.Routes.Where(route => !walked.Contains(route) && !NotWalked.ContainsKey(route)).ToList();
        Assert.True(missing.Count == 0, "No link of the demo leads to:\n" + string.Join('\n', missing));
    }

    // All pages are told at once: one run shows all that is to be mended.
    private static async Task CheckAllAsync(Visitor visitor, IEnumerable<string> addresses)
    {
        var complaints = new List<string>();
        foreach (var address in addresses)
        {
            try
            {
                await visitor.GoAsync(address);
                await visitor.CheckAsync();
            }
            catch (Xunit.Sdk.XunitException unfit)
            {
                complaints.Add(unfit.Message);
                visitor.Forget();
            }
        }
        Assert.True(complaints.Count == 0, $"{complaints.Count} pages:\n{string.Join("\n\n", complaints)}");
    }
}

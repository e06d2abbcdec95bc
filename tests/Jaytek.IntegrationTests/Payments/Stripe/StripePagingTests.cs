using Jaytek.IntegrationTests.Sites;
using Jaytek.IntegrationTests.StandIns.Stripe;
using Jaytek.Payments.Stripe.Calls;
using Jaytek.Payments.Stripe.Endpoints;

namespace Jaytek.IntegrationTests.Payments.Stripe;

/// <summary>Long lists, page by page.</summary>
public sealed class StripePagingTests
{
    private const string Why = "Talks to a stand-in for Stripe; no data is touched.";
    private const int Many = 250;

    [Theory, InlineData(1000, Many, 3), InlineData(Many, Many, 3), InlineData(120, 120, 2), InlineData(100, 100, 1), InlineData(7, 7, 1), InlineData(0, 0, 0), NoDatabase(Why)]
    public async Task List_is_read_to_its_end_or_to_the_readers(int most, int read, int pages)
    {
        await using var site = await WithManyAsync();
        var ids = (await List(site, most).ToListAsync()).Select(session => session.Id).ToList();
        Assert.Equal(site.Stripe.Books.All("checkout.session").Select(o => (string)o["id"]!).Reverse().Take(read), ids);
        Assert.Equal(pages, site.Stripe.Requests.Count);
    }

    [Fact, NoDatabase(Why)]
    public async Task Reader_who_stops_asks_for_no_further_page()
    {
        await using var site = await WithManyAsync();
        Assert.Equal(5, (await List(site, 1000).Take(5).ToListAsync()).Count);
        Assert.Single(site.Stripe.Requests);
    }

    [Fact, NoDatabase(Why)]
    public async Task What_is_added_meanwhile_moves_no_page_and_a_page_that_fails_is_read_again()
    {
        await using var site = await WithManyAsync();
        site.Stripe.Fail(StripeFault.Torn);
        var seen = new List<string>();
        await foreach (var session in List(site, 1000))
        {
            seen.Add(session.Id);
            if (seen.Count == 50)
                AddOne(site);
        }
        Assert.Equal((Many, Many), (seen.Count, seen.Distinct().Count()));
    }

    [Fact, NoDatabase(Why)]
    public async Task Page_that_fails_for_good_ends_the_list_with_its_failure()
    {
        await using var site = await WithManyAsync();
        var seen = 0;
        var failed = await Assert.ThrowsAsync<StripeException>(async () =>
        {
            await foreach (var session in List(site, 1000))
            {
                if (++seen == 100)
                    site.Stripe.Fail(StripeFault.Broken, 4);
            }
        });
        Assert.Equal((100, StripeFailureKind.Server), (seen, failed.Failure.Kind));
    }

    private static IAsyncEnumerable<Jaytek.Payments.Stripe.Objects.CheckoutSession> List(StripeSite site, int most) => site.Client.Checkout.ListAsync(CreatedIn.Ever, most, CancellationToken.None);

    private static async Task<StripeSite> WithManyAsync()
    {
        var site = await StripeSite.StartAsync();
        for (var i = 0; i < Many; i++)
            AddOne(site);
        return site;
    }

    private static void AddOne(StripeSite site) => site.Stripe.Books.Add("checkout.session", "cs_test", new()
    {
        ["mode"] = "payment", ["status"] = "open", ["payment_status"] = "unpaid", ["amount_total"] = 100, ["currency"] = "eur", ["expires_at"] = site.Stripe.Books.Now, ["livemode"] = false,
    });
}

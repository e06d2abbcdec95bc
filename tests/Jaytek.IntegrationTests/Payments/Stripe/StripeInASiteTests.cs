using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Jaytek.IntegrationTests.StandIns.Stripe;
using Jaytek.Payments.Stripe;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Payments.Stripe;

/// <summary>A running site with an account at the stand-in.</summary>
public sealed class StripeInASiteTests
{
    [Fact, NoDatabase("Looks at settings and at what they make; nothing of it is in the database.")]
    public async Task Site_with_the_settings_of_an_account_calls_it()
    {
        await using var stripe = await StripeStandIn.StartAsync();
        await using var site = await TestSite.StartAsync(DatabaseProvider.Sqlite, new TestSiteOptions(Settings: stripe.Settings().ToDictionary(s => s.Key, s => s.Value)));
        var session = await site.Services.GetRequiredService<StripeClient>().Checkout.CreateAsync(StripeSite.Order(), "order-1:checkout", CancellationToken.None);
        Assert.Equal(("open", "order-1:checkout"), (session.Status, Assert.Single(stripe.Requests).IdempotencyKey));
    }

    [Fact, NoDatabase("Looks at settings and at what they make; nothing of it is in the database.")]
    public async Task Site_without_an_account_calls_nobody()
    {
        var site = await SharedSites.GetAsync(DatabaseProvider.Sqlite);
        await Assert.ThrowsAsync<InvalidOperationException>(() => site.Services.GetRequiredService<StripeClient>().Checkout.GetAsync("cs_test_1", CancellationToken.None));
    }
}

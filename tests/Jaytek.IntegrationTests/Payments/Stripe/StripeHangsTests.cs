using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.IntegrationTests.StandIns.Stripe;
using Jaytek.Payments.Orders;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Payments.Stripe;

/// <summary>A provider that does not answer holds up nobody who has paid.</summary>
public sealed class StripeHangsTests
{
    [Theory, BothDatabases]
    public async Task Ten_who_paid_are_enrolled_while_Stripe_says_nothing_of_its_fees(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var stripe = await StripeStandIn.StartAsync(clock);
        await using var site = await Shop.StartAsync(provider, clock, [.. stripe.Settings().Where(one => !one.Key.EndsWith("TimeoutSeconds", StringComparison.Ordinal)), ("Jaytek:Payments:Stripe:TimeoutSeconds", "30")]);
        var (course, _) = await site.CourseAsync();
        var orders = new List<Order>();
        for (var time = 0; time < 10; time++)
        {
            orders.Add(await site.BuyAsync(await site.NewAsync("Student"), course));
            await stripe.Hand.PayAsync(orders[^1].SessionId!);
        }

        stripe.Fail(StripeFault.Silent, 1_000, "GET /v1/payment_intents/{id}");
        foreach (var order in orders)
            Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<LookAtOrder>().RunAsync(order.Id, CancellationToken.None))).Error);
        // By the site's own worker: one fee that is waited for takes thirty seconds, and all of them five minutes.
        await Eventually.IsTrueAsync(async () => (await site.EnrolmentsAsync(course)).Count == 10, "Not all who paid are enrolled.", TimeSpan.FromSeconds(25));
        foreach (var order in orders)
            Assert.False((await site.OrderAsync(order.Id)).IsFeeKnown);
    }
}

using System.Diagnostics;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.IntegrationTests.StandIns.Stripe;
using Jaytek.Payments;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Providers;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Payments.Stripe;

/// <summary>What buyers see of a provider that fails: our words, and soon.</summary>
public sealed class StripeWordsTests
{
    [Theory, BothDatabases]
    public async Task What_Stripe_says_of_itself_does_not_reach_who_buys(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var stripe = await StripeStandIn.StartAsync(clock);
        await using var site = await Shop.StartAsync(provider, clock, [.. stripe.Settings(), ("Jaytek:Payments:Stripe:Retries", "0")]);
        var (course, _) = await site.CourseAsync();
        using var browser = await site.BrowserAsync(await site.NewAsync("Student"));
        stripe.Fail(StripeFault.Broken, 1, "POST /v1/checkout/sessions");
        using var refused = await browser.SendFormAsync($"/checkout/course/{course}");
        var shown = await refused.Content.ReadAsStringAsync();
        Assert.Contains("does not answer at the moment", shown, StringComparison.Ordinal);
        foreach (var inside in new[] { "Stripe:", "req_", "Server,", "500" })
            Assert.DoesNotContain(inside, shown, StringComparison.Ordinal);
        var words = site.Services.GetRequiredService<OurWords>();
        var error = words.Of(PaymentsErrors.Refused("stripe", "No such price: 'price_1' (req_abc)"), "order 1");
        Assert.Equal(PaymentsErrors.RefusedCode, error.Code);
        Assert.DoesNotContain("req_abc", error.Message, StringComparison.Ordinal);
        Assert.Equal(PaymentsErrors.NotPaid, words.Of(PaymentsErrors.NotPaid, "order 1"));
    }

    [Theory, BothDatabases]
    public async Task An_order_is_shown_soon_where_Stripe_says_nothing(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var stripe = await StripeStandIn.StartAsync(clock);
        await using var site = await Shop.StartAsync(
            provider, clock, [.. stripe.Settings().Where(one => !one.Key.EndsWith("TimeoutSeconds", StringComparison.Ordinal)), ("Jaytek:Payments:Stripe:TimeoutSeconds", "60")]);
        var (course, _) = await site.CourseAsync();
        var student = await site.NewAsync("Student");
        var order = await site.BuyAsync(student, course);
        using var browser = await site.BrowserAsync(student);
        stripe.Fail(StripeFault.Silent, 1_000, "GET /v1/checkout/sessions/{id}");
        var watch = Stopwatch.StartNew();
        var shown = await browser.GetStringAsync($"/checkout/orders/{order.Id}");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
        Assert.Contains("The bank does not answer at the moment", shown, StringComparison.Ordinal);
        Assert.Contains("data-order-state=\"/checkout/orders/", shown, StringComparison.Ordinal);
        Assert.Equal(OrderState.Waiting, (await site.OrderAsync(order.Id)).State);
    }
}

using System.Net;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.Identity.Users;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Payments.Sandbox;
using Jaytek.Payments.Subscriptions;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Payments.Subscriptions;

/// <summary>Whose subscription it is, and the pages on which it is seen and ended.</summary>
public sealed class SubscriptionRightsTests
{
    [Theory, BothDatabases]
    public async Task Nobody_sees_or_changes_another_persons(DatabaseProvider provider)
    {
        var (site, _) = await Plans.StartAsync(provider, new TestClock());
        await using var _1 = site;
        var (buyer, other) = (await site.NewAsync("Student"), await site.NewAsync("Student"));
        var one = await site.SubscribedAsync(buyer);
        foreach (var wish in Enum.GetValues<SubscriptionWish>())
            Assert.Equal("payments.subscription.not_found", (await site.ChangeAsync(one.Id, wish, other.Actor)).Error?.Code);
        Assert.Equal("payments.subscription.not_found", (await site.ChangeAsync(one.Id, SubscriptionWish.CancelAtPeriodEnd, Actor.Anonymous)).Error?.Code);
        Assert.Equal("engine.forbidden", (await site.ChangeAsync(one.Id, SubscriptionWish.CancelNow, buyer.Actor)).Error?.Code);
        Assert.Equal("payments.subscription.not_found", (await site.PlayAsync(one, SandboxTurn.End, other.Actor)).Error?.Code);
        using var browser = await site.BrowserAsync(other);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/checkout/sandbox/subscriptions/{one.Reference}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SendFormAsync("/dashboard/settings/billing?handler=Renewal", ("id", one.Id), ("goOn", "false"))).StatusCode);
        Assert.Contains("/access-denied", (await browser.GetAsync($"/admin/payments/subscriptions/{one.Id}")).Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.DoesNotContain("All courses", await browser.GetStringAsync("/dashboard/settings/billing"), StringComparison.Ordinal);
        using var nobody = site.NewClient();
        Assert.StartsWith("/login", (await nobody.GetAsync($"/checkout/sandbox/subscriptions/{one.Reference}")).Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        one = await site.SubscriptionAsync(one.Id);
        Assert.Equal((SubscriptionStage.Active, false, null), (one.Stage, one.CancelsAtPeriodEnd, one.Wish));
    }

    [Theory, BothDatabases]
    public async Task It_is_bought_cancelled_kept_and_played_by_forms_alone(DatabaseProvider provider)
    {
        var (site, _) = await Plans.StartAsync(provider, new TestClock());
        await using var _1 = site;
        var buyer = await site.NewAsync("Student");
        using var browser = await site.BrowserAsync(buyer);
        var checkout = await ReadAsync(browser, $"/checkout/plan/{Plans.Item}");
        Assert.Contains("a month", checkout, StringComparison.Ordinal);
        Assert.Contains("until you cancel", checkout, StringComparison.Ordinal);
        var one = await site.SubscribedAsync(buyer);
        Assert.Contains("period of a subscription", await ReadAsync(browser, $"/checkout/orders/{one.FirstOrderId}"), StringComparison.Ordinal);
        const string billing = "/dashboard/settings/billing";
        Assert.Contains("Renews", await ReadAsync(browser, billing), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SendFormAsync($"{billing}?handler=Renewal", ("id", one.Id), ("goOn", "false"))).StatusCode);
        var cancelled = await ReadAsync(browser, billing);
        Assert.Contains("Cancelled; open to you until", cancelled, StringComparison.Ordinal);
        Assert.Contains("Keep it", cancelled, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SendFormAsync($"{billing}?handler=Renewal", ("id", one.Id), ("goOn", "true"))).StatusCode);
        Assert.False((await site.SubscriptionAsync(one.Id)).CancelsAtPeriodEnd);
        // The sandbox has no pages for cards.
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SendFormAsync(billing + "/cards")).StatusCode);
        var bank = $"/checkout/sandbox/subscriptions/{one.Reference}";
        Assert.Contains("No money moves here", await ReadAsync(browser, bank), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SendFormAsync(bank, ("what", "Rob"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SendFormAsync(bank, ("what", "Renew"))).StatusCode);
        await site.SettleAllAsync();
        Assert.Equal(2, (await site.PeriodsAsync(one.Id)).Count);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SendFormAsync(bank, ("what", "End"))).StatusCode);
        await site.SettleAllAsync();
        Assert.Contains("Ended", await ReadAsync(browser, billing), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Administrators_find_it_and_end_it(DatabaseProvider provider)
    {
        var (site, shelf) = await Plans.StartAsync(provider, new TestClock());
        await using var _ = site;
        var buyer = await site.NewAsync("Student");
        var one = await site.SubscribedAsync(buyer);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        const string list = "/admin/payments/subscriptions";
        foreach (var search in new[] { one.Id, one.Reference, buyer.Name, one.FirstOrderId })
            Assert.Contains(one.Id, await ReadAsync(admin, $"{list}?q={search}"), StringComparison.Ordinal);
        Assert.Contains("No subscription fits", await ReadAsync(admin, $"{list}?q=nobody"), StringComparison.Ordinal);
        Assert.Contains("None stands there", await ReadAsync(admin, $"{list}?state=ended"), StringComparison.Ordinal);
        Assert.Contains(one.FirstOrderId, await ReadAsync(admin, $"{list}/{one.Id}"), StringComparison.Ordinal);
        Assert.Contains($"{list}/{one.Id}", await ReadAsync(admin, $"/admin/payments/{one.FirstOrderId}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await admin.SendFormAsync($"{list}/{one.Id}?handler=Change", ("wish", "Rob"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.SendFormAsync($"{list}/{one.Id}?handler=Change", ("wish", "CancelAtPeriodEnd"))).StatusCode);
        Assert.True((await site.SubscriptionAsync(one.Id)).CancelsAtPeriodEnd);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.SendFormAsync($"{list}/{one.Id}?handler=Change", ("wish", "CancelNow"))).StatusCode);
        await site.SettleAllAsync();
        Assert.Equal([one.Id], shelf.Ended);
        Assert.Contains("is over", await ReadAsync(admin, $"{list}/{one.Id}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"{list}/{PublicId.New()}")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Whoever_is_gone_pays_no_more(DatabaseProvider provider)
    {
        var clock = new TestClock();
        var (site, shelf) = await Plans.StartAsync(provider, clock);
        await using var _ = site;
        var buyer = await site.NewAsync("Student");
        var one = await site.SubscribedAsync(buyer);
        var export = await site.InScopeAsync(s => s.GetRequiredService<Enabled<IPersonalData>>().Single(p => p.Section == "subscriptions").ExportAsync(buyer.Id, CancellationToken.None));
        Assert.Contains("All courses", export.ToJsonString(), StringComparison.Ordinal);
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<DeleteUser>().RunAsync(buyer.Id, buyer.Name, CancellationToken.None))).Error);
        await site.RunJobAsync<FollowSubscriptions>();
        await site.SettleAllAsync();
        Assert.Equal(SubscriptionStage.Ended, (await site.SubscriptionAsync(one.Id)).Stage);
        Assert.Equal([one.Id], shelf.Ended);
        await site.PassAsync(clock, TimeSpan.FromDays(40));
        Assert.Single(await site.PeriodsAsync(one.Id));
    }

    private static async Task<string> ReadAsync(HttpClient client, string address) => WebUtility.HtmlDecode(await client.GetStringAsync(address));
}

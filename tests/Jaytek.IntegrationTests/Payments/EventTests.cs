using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Ledger;
using Jaytek.IntegrationTests.Sites;
using Jaytek.IntegrationTests.StandIns.Stripe;
using Jaytek.Kernel;
using Jaytek.Payments.Intake;
using Jaytek.Payments.Orders;
using Jaytek.Payments.Recovery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Payments;

/// <summary>What providers told, and what becomes of it in time.</summary>
public sealed class EventTests
{
    [Theory, BothDatabases]
    public async Task An_event_of_the_other_mode_is_taken_and_left_alone(DatabaseProvider provider)
    {
        await using var stripe = await StripeStandIn.StartAsync();
        await using var site = await Shop.StartAsync(provider, null, stripe.Settings());
        using var door = site.NewClient();
        Assert.Equal((HttpStatusCode.OK, 0), (await TellAsync(stripe, door, "evt_live", live: true), await CountAsync(site)));
        Assert.Equal((HttpStatusCode.OK, 1), (await TellAsync(stripe, door, "evt_test", live: false), await CountAsync(site)));
    }

    [Theory, BothDatabases]
    public async Task A_refund_of_a_payment_that_is_not_ours_is_nothing_once_a_day_has_passed(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var stripe = await StripeStandIn.StartAsync(clock);
        await using var site = await Shop.StartAsync(provider, clock, stripe.Settings());
        using var door = site.NewClient();
        Assert.Equal(HttpStatusCode.OK, await TellAsync(stripe, door, "evt_foreign", live: false));
        await site.DeliverAllAsync();
        Assert.Equal(EventOutcome.Failed, (await RowAsync(site)).Outcome);
        for (var hours = 0; hours < 30; hours += 3)
        {
            clock.Advance(TimeSpan.FromHours(3));
            await site.RunJobAsync<FollowRest>();
        }

        var row = await RowAsync(site);
        Assert.Equal((EventOutcome.Nothing, null), (row.Outcome, row.DueAt));
        Assert.Contains("payments.event.foreign", row.Note, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_fails_for_three_days_is_left_for_a_person_who_has_it_worked_on_again(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var stripe = await StripeStandIn.StartAsync(clock);
        await using var site = await Shop.StartAsync(provider, clock, stripe.Settings());
        using var door = site.NewClient();
        // Written in another version of the API, so that nobody can read it.
        await TellAsync(stripe, door, "evt_old", live: false, version: "2019-01-01");
        await site.DeliverAllAsync();
        for (var hours = 0; hours < 90; hours += 3)
        {
            clock.Advance(TimeSpan.FromHours(3));
            await site.RunJobAsync<FollowRest>();
        }

        Assert.True((await RowAsync(site)).IsDead);
        var (student, admin) = (await site.NewAsync("Student"), await site.NewAsync("Administrator"));
        var id = (await RowAsync(site)).Id;
        Assert.Equal("engine.forbidden", (await ReplayAsync(site, id, student.Actor)).Error?.Code);
        Assert.Equal("payments.event.not_found", (await ReplayAsync(site, PublicId.New(), admin.Actor)).Error?.Code);
        Assert.Null(await site.TrySqlAsync($"update payment_event set body = replace(body, '2019-01-01', '{Jaytek.Payments.Stripe.Calls.StripeRequest.Version}'), kind = 'refund.created'"));
        // Its first event has used up its tries and stands in the way of none.
        Assert.Null(await site.TrySqlAsync("update cms_outbox set attempts = 8, failed_at = occurred_at where handler = 'payments.event'"));
        Assert.Null((await ReplayAsync(site, id, admin.Actor)).Error);
        await site.DeliverAllAsync();
        Assert.Equal(EventOutcome.Nothing, (await RowAsync(site)).Outcome);
        Assert.Equal(0, (await site.InScopeAsync(s => s.GetRequiredService<ReplayEvents>().FailedSinceAsync(DateTimeOffset.UnixEpoch, CancellationToken.None), admin.Actor)).Value);
    }

    [Theory, BothDatabases]
    public async Task What_was_said_is_cleared_in_time_and_what_became_of_it_stays(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await Shop.StartAsync(provider, clock, ("Jaytek:Payments:EventDays", "30"));
        await site.SoldAsync();
        Assert.Null(await site.TrySqlAsync(
            "insert into payment_event (id, provider, event_id, kind, body, received_at, outcome, tries) select 'failedfailedfailedfailed00', provider, 'se_failed', kind, body, received_at, 'Failed', 20 from payment_event"));
        Assert.Null(await site.TrySqlAsync(
            "insert into payment_event (id, provider, event_id, kind, body, received_at, outcome, tries, due_at) select 'waitingwaitingwaitingwait0', provider, 'se_again', kind, body, received_at, 'Failed', 3, received_at from payment_event where event_id = 'se_failed'"));
        clock.Advance(TimeSpan.FromDays(29));
        await site.RunJobAsync<SweepEvents>();
        Assert.All(await RowsAsync(site), row => Assert.NotNull(row.Body));
        clock.Advance(TimeSpan.FromDays(2));
        await site.RunJobAsync<SweepEvents>();
        // What was given up is cleared too; what is still tried is not.
        Assert.Equal([(EventOutcome.Done, true), (EventOutcome.Failed, false), (EventOutcome.Failed, true)], (await RowsAsync(site)).Select(row => (row.Outcome, row.Body is null)).Order());
        var done = (await RowsAsync(site)).Single(row => row.Outcome == EventOutcome.Done);
        Assert.Equal("payments.event.cleared", (await ReplayAsync(site, done.Id, Actor.System)).Error?.Code);
    }

    [Theory, BothDatabases]
    public async Task What_is_not_signed_is_counted_by_where_it_comes_from_and_what_is_never(DatabaseProvider provider)
    {
        await using var stripe = await StripeStandIn.StartAsync();
        await using var site = await Shop.StartAsync(provider, null, [.. stripe.Settings(), ("Jaytek:RateLimits:Enabled", "true"), ("Jaytek:RateLimits:AnonymousWrites", "3")]);
        using var door = site.NewClient();
        for (var time = 0; time < 6; time++)
            Assert.Equal(time < 3 ? HttpStatusCode.BadRequest : HttpStatusCode.TooManyRequests, (await door.PostAsync("/webhooks/stripe", new StringContent("{}"))).StatusCode);
        using var nobodys = await door.PostAsync("/webhooks/nobody", new StringContent("{}"));
        Assert.Equal(HttpStatusCode.TooManyRequests, nobodys.StatusCode);
        Assert.True(nobodys.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        for (var time = 0; time < 6; time++)
            Assert.Equal(HttpStatusCode.OK, await TellAsync(stripe, door, $"evt_{time}", live: false));
        Assert.Equal(6, await CountAsync(site));
    }

    [Theory, BothDatabases]
    public async Task What_was_told_of_an_erased_buyers_orders_goes_and_of_others_stays(DatabaseProvider provider)
    {
        await using var site = await Shop.StartAsync(provider);
        var (order, _, student) = await site.SoldAsync();
        var (other, _, _) = await site.SoldAsync();
        await site.InScopeAsync(async s =>
        {
            await s.GetRequiredService<Enabled<IPersonalData>>().Single(p => p.Section == "orders").EraseAsync(student.Id, CancellationToken.None);
            return true;
        });
        var rows = await RowsAsync(site);
        Assert.DoesNotContain(rows, row => row.Body?.Contains(order.Id, StringComparison.Ordinal) == true);
        Assert.Contains(rows, row => row.Body is null);
        Assert.Contains(rows, row => row.Body?.Contains(other.Id, StringComparison.Ordinal) == true);
        Assert.Equal(OrderState.Fulfilled, (await site.OrderAsync(order.Id)).State);
    }

    [Theory, BothDatabases]
    public async Task What_waits_for_a_provider_that_is_off_holds_up_nobody_and_is_not_given_up(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await Shop.StartAsync(provider, clock);
        var (gone, _, _) = await site.SoldAsync();
        var (order, _, _) = await site.SoldAsync();
        Assert.Null(await site.TrySqlAsync($"update payment_order set provider = 'gone' where id = '{gone.Id}'"));
        await site.SwitchAsync(on: false, "Jaytek.Payments");
        await site.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<JaytekDb>();
            foreach (var _ in Enumerable.Range(0, 150))
            {
                db.Add(new Jaytek.Payments.Refunds.Refund { Id = PublicId.New(), OrderId = gone.Id, Amount = 1, Reason = "Waits", RequestedAt = clock.GetUtcNow().AddDays(-1) });
                db.Add(new ProviderEventRow { Id = PublicId.New(), Provider = "gone", EventId = PublicId.New(), Kind = "told", Body = "{}", ReceivedAt = clock.GetUtcNow(), DueAt = clock.GetUtcNow() });
            }

            await db.SaveChangesAsync();
            return true;
        });
        Assert.Null((await site.RefundAsync(order, 4_000)).Error);
        Assert.Null(await site.TrySqlAsync("delete from cms_outbox where handler = 'payments.refund'"));
        await site.SwitchAsync(on: true, "Jaytek.Payments");
        clock.Advance(TimeSpan.FromMinutes(11));
        await site.RunJobAsync<FollowRest>();
        Assert.Equal(4_000, (await site.OrderAsync(order.Id)).TakenBack);
        Assert.All((await RowsAsync(site)).Where(row => row.Provider == "gone"), row => Assert.Equal((0, EventOutcome.Waiting), (row.Tries, row.Outcome)));
    }

    private static Task<Result> ReplayAsync(TestSite site, string id, Actor actor) => site.InScopeAsync(s => s.GetRequiredService<ReplayEvents>().OneAsync(id, CancellationToken.None), actor);

    private static async Task<HttpStatusCode> TellAsync(StripeStandIn stripe, HttpClient door, string id, bool live, string? version = null)
    {
        var body = new JsonObject
        {
            ["id"] = id, ["object"] = "event", ["type"] = "refund.created", ["created"] = stripe.Books.Now, ["livemode"] = live,
            ["api_version"] = version ?? Jaytek.Payments.Stripe.Calls.StripeRequest.Version,
            ["data"] = new JsonObject
            {
                ["object"] = new JsonObject
                {
                    ["id"] = "re_foreign", ["object"] = "refund", ["amount"] = 100, ["currency"] = "eur", ["created"] = stripe.Books.Now, ["status"] = "succeeded", ["payment_intent"] = "pi_foreign",
                },
            },
        };
        using var request = stripe.Hooks.Signed(Encoding.UTF8.GetBytes(body.ToJsonString()));
        using var answer = await door.SendAsync(request);
        return answer.StatusCode;
    }

    private static Task<long> CountAsync(TestSite site) => site.CountAsync("select count(*) as \"Value\" from payment_event");

    private static async Task<ProviderEventRow> RowAsync(TestSite site) => Assert.Single(await RowsAsync(site));

    private static Task<List<ProviderEventRow>> RowsAsync(TestSite site) => site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<ProviderEventRow>().AsNoTracking().ToListAsync());
}

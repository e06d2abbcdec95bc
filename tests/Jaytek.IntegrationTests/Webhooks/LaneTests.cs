using System.Diagnostics;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Webhooks.Deliveries;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Webhooks;

/// <summary>Who waits behind whom, and which process sends.</summary>
public sealed class LaneTests
{
    [Theory, BothDatabases]
    public async Task A_message_that_is_rejected_holds_back_no_other_and_is_given_up_after_a_day(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await HookSites.StartAsync(provider, clock);
        await using var receiver = new HookReceiver();
        receiver.Answers = one => new Reply(one.Item!.StartsWith("poison", StringComparison.Ordinal) ? 422 : 204);
        var endpoint = await site.EndpointAsync(receiver.Url());
        await site.PublishAsync([.. Enumerable.Range(0, 5).Select(i => $"poison-{i}"), "sound"]);
        await site.TriedAsync(endpoint.Id, 6);
        // No time has passed on the site's clock.
        var log = await site.LogAsync(endpoint.Id);
        Assert.Equal([1, 1, 1, 1, 1, 1], log.Select(d => d.Attempts));
        Assert.Equal(DeliveryState.Delivered, log[5].State);
        Assert.All(log[..5], d => Assert.Equal(DeliveryState.Waiting, d.State));
        clock.Advance(TimeSpan.FromHours(25));
        await site.SettledAsync(endpoint.Id);
        Assert.All((await site.LogAsync(endpoint.Id))[..5], d => Assert.Equal(DeliveryState.Failed, d.State));
        // It has not failed for a week, and others got through.
        Assert.True((await site.FindEndpointAsync(endpoint.Id)).IsOn);
    }

    [Theory, BothDatabases]
    public async Task An_outage_holds_the_order_for_a_quarter_of_an_hour_and_not_again_for_what_still_fails(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await HookSites.StartAsync(provider, clock);
        await using var receiver = new HookReceiver();
        receiver.Answers = one => new Reply(one.Item!.StartsWith("poison", StringComparison.Ordinal) ? 503 : 204);
        var endpoint = await site.EndpointAsync(receiver.Url());
        await site.PublishAsync("poison-0", "poison-1", "sound-0", "poison-2", "sound-1");
        await site.TriedAsync(endpoint.Id, 1);
        Assert.Equal([1, 0, 0, 0, 0], (await site.LogAsync(endpoint.Id)).Select(d => d.Attempts));
        // Nothing of it can be sent, so no process takes the endpoint and leaves it again.
        Assert.DoesNotContain(endpoint.Id, await DueAsync(site));
        clock.Advance(BackOff.MostHeld + TimeSpan.FromMinutes(1));
        await Eventually.IsTrueAsync(async () =>
        {
            await site.SendAsync();
            return (await site.LogAsync(endpoint.Id)).TrueForAll(d => d.Attempts > 0);
        });
        Assert.Equal(["sound-0", "sound-1"], receiver.All.Select(one => one.Item).Where(item => item!.StartsWith("sound", StringComparison.Ordinal)));
        // The receiver has shown that it is there: what it fails at holds up what happens from now on no more.
        await site.PublishAsync("later");
        await Eventually.IsTrueAsync(async () =>
        {
            await site.SendAsync();
            return (await site.LogAsync(endpoint.Id))[^1].State == DeliveryState.Delivered;
        });
    }

    [Theory, BothDatabases]
    public async Task A_message_that_waited_a_day_behind_others_is_tried_for_a_day_of_its_own(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await HookSites.StartAsync(provider, clock);
        await using var receiver = new HookReceiver();
        receiver.Answers = _ => new Reply(400);
        var endpoint = await site.EndpointAsync(receiver.Url());
        await HookSites.SwitchAsync(site, on: false);
        await site.PublishAsync("late");
        clock.Advance(TimeSpan.FromHours(30));
        await HookSites.SwitchAsync(site, on: true);
        await site.TriedAsync(endpoint.Id, 1);
        Assert.Equal(DeliveryState.Waiting, (await site.LogAsync(endpoint.Id)).Single().State);
        clock.Advance(TimeSpan.FromHours(23));
        await site.TriedAsync(endpoint.Id, 2);
        Assert.Equal(DeliveryState.Waiting, (await site.LogAsync(endpoint.Id)).Single().State);
        clock.Advance(TimeSpan.FromHours(2));
        await site.SettledAsync(endpoint.Id);
        Assert.Equal((DeliveryState.Failed, 3), ((await site.LogAsync(endpoint.Id)).Single().State, receiver.All.Count));
    }

    [Theory, BothDatabases]
    public async Task Who_was_paused_past_the_lease_neither_sends_nor_takes_the_endpoint_from_another(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await HookSites.StartAsync(provider, clock);
        await using var receiver = new HookReceiver();
        var endpoint = await site.EndpointAsync(receiver.Url());
        var paused = Assert.IsType<LaneLease>(await InLaneAsync(site, lane => lane.EnterAsync(endpoint.Id, CancellationToken.None)));
        Assert.Null(await InLaneAsync(site, lane => lane.EnterAsync(endpoint.Id, CancellationToken.None)));
        clock.Advance(TimeSpan.FromMinutes(3));
        var owner = Assert.IsType<LaneLease>(await InLaneAsync(site, lane => lane.EnterAsync(endpoint.Id, CancellationToken.None)));
        await site.PublishAsync("a");
        Assert.False(await InLaneAsync(site, lane => lane.StepAsync(paused, CancellationToken.None)));
        await LeaveAsync(site, paused);
        Assert.Empty(receiver.All);
        Assert.Equal(owner.Until, (await site.FindEndpointAsync(endpoint.Id)).LaneUntil);
        Assert.True(await InLaneAsync(site, lane => lane.StepAsync(owner, CancellationToken.None)));
        Assert.Equal("a", receiver.All.Single().Item);
        Assert.Equal(owner.Until, (await site.FindEndpointAsync(endpoint.Id)).LaneUntil);
        await LeaveAsync(site, owner);
        Assert.Null((await site.FindEndpointAsync(endpoint.Id)).LaneUntil);
    }

    [Theory, BothDatabases]
    public async Task What_waits_behind_a_failure_is_not_walked_through_to_find_that_nothing_is_due(DatabaseProvider provider)
    {
        // However long the machine takes, what failed is not due again meanwhile.
        var clock = new TestClock { IsFrozen = true };
        await using var site = await HookSites.StartAsync(provider, clock);
        await using var receiver = new HookReceiver();
        receiver.Answers = _ => new Reply(503);
        var endpoint = await site.EndpointAsync(receiver.Url());
        await site.PublishAsync("first");
        await site.TriedAsync(endpoint.Id, 1);
        await QueueAsync(site, endpoint.Id, clock, 500);
        var few = await TimeAsync(site, endpoint.Id);
        await QueueAsync(site, endpoint.Id, clock, 7500);
        var many = await TimeAsync(site, endpoint.Id);
        // Sixteen times as many. Row by row it took two hundred times as long.
        Assert.True(many < (few * 40) + TimeSpan.FromMilliseconds(200), $"{few.TotalMilliseconds:N1} ms with 500 waiting, {many.TotalMilliseconds:N1} ms with 8,000");
    }

    private static Task<bool> QueueAsync(TestSite site, string endpointId, TestClock clock, int count) => site.InScopeAsync(async s =>
    {
        var db = s.GetRequiredService<JaytekDb>();
        var now = clock.GetUtcNow();
        db.AddRange(Enumerable.Range(0, count).Select(_ => new Delivery
        {
            EndpointId = endpointId, MessageId = $"msg_{PublicId.New()}", EventType = "content.published", Subject = "waits", Payload = "{}",
            OccurredAt = now, QueuedAt = now, NextAttemptAt = now,
        }));
        return await db.SaveChangesAsync() > 0;
    });

    // The best of five: what else the machine does is none of it.
    private static async Task<TimeSpan> TimeAsync(TestSite site, string endpointId)
    {
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            var watch = Stopwatch.StartNew();
            Assert.DoesNotContain(endpointId, await DueAsync(site));
            best = watch.Elapsed < best ? watch.Elapsed : best;
        }

        return best;
    }

    private static Task<IReadOnlyList<string>> DueAsync(TestSite site) => InLaneAsync(site, lane => lane.DueAsync(100, CancellationToken.None));

    private static Task<bool> LeaveAsync(TestSite site, LaneLease lease) => InLaneAsync(site, async lane =>
    {
        await lane.LeaveAsync(lease, CancellationToken.None);
        return true;
    });

    private static Task<T> InLaneAsync<T>(TestSite site, Func<DeliveryLane, Task<T>> step) => site.InScopeAsync(s => step(s.GetRequiredService<DeliveryLane>()));
}

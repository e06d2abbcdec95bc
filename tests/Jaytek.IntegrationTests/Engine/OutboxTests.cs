using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Engine.Events;
using Jaytek.Engine.Features;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Jaytek.IntegrationTests.Engine;

/// <summary>Events leave after the commit, reach each handler at least once and in order, and fail where somebody sees it.</summary>
public sealed class OutboxTests
{
    [Theory, BothDatabases]
    public async Task Events_arrive_in_order_and_only_after_a_commit(DatabaseProvider provider)
    {
        await using var site = await BellSiteAsync(provider, new TestClock());
        var bell = Guid.NewGuid().ToString("n");
        await RingAsync(site, bell, commit: false, 99);
        await RingAsync(site, bell, commit: true, 1, 2, 3);
        await Eventually.IsTrueAsync(() => Task.FromResult(Heard(bell).Length >= 3));
        Assert.Equal([1, 2, 3], Heard(bell));
        Assert.Equal(0, await WaitingAsync(site, bell));
    }

    [Theory, BothDatabases]
    public async Task A_disabled_features_rows_wait_until_it_is_back(DatabaseProvider provider)
    {
        await using var site = await BellSiteAsync(provider, new TestClock());
        var bell = Guid.NewGuid().ToString("n");
        await FeatureTests.SwitchAsync(site, new FeatureSwitch([], [BellModule.Bell]));
        await RingAsync(site, bell, commit: true, 1);
        await site.DeliverEventsAsync();
        Assert.Empty(Heard(bell));
        Assert.Equal(1, await WaitingAsync(site, bell));
        await FeatureTests.SwitchAsync(site, new FeatureSwitch([BellModule.Bell], []));
        await Eventually.IsTrueAsync(() => Task.FromResult(Heard(bell) is [1]));
    }

    [Theory, BothDatabases]
    public async Task A_row_that_keeps_failing_ends_visibly_and_holds_back_its_aggregate_only(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await BellSiteAsync(provider, clock);
        var (cracked, sound) = (Guid.NewGuid().ToString("n"), Guid.NewGuid().ToString("n"));
        await RingCrackedAsync(site, cracked);
        await RingAsync(site, cracked, commit: true, 2);
        await RingAsync(site, sound, commit: true, 1);
        await Eventually.IsTrueAsync(() => Task.FromResult(Heard(sound) is [1]));
        await Eventually.IsTrueAsync(async () =>
        {
            clock.Advance(TimeSpan.FromMinutes(10));
            await site.DeliverEventsAsync();
            return await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<OutboxMessage>()
                .AnyAsync(m => m.AggregateId == cracked && m.FailedAt != null && m.Attempts == OutboxDispatcher.MaxAttempts && m.LastError!.Contains("cracked")));
        });
        Assert.Empty(Heard(cracked));
        Assert.Equal(2, await WaitingAsync(site, cracked));
    }

    private static async Task<TestSite> BellSiteAsync(DatabaseProvider provider, TestClock clock)
    {
        var site = await TestSite.StartAsync(provider, new TestSiteOptions(Services: s => s.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock))));
        await FeatureTests.SwitchAsync(site, new FeatureSwitch([BellModule.Bell], []));
        return site;
    }

    private static int[] Heard(string bell) => [.. Listener.Heard.Where(h => h.Bell == bell).Select(h => h.Stroke)];

    private static Task<int> WaitingAsync(TestSite site, string bell) =>
        site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<OutboxMessage>().CountAsync(m => m.AggregateId == bell));

    private static Task<Result<bool>> RingAsync(TestSite site, string bell, bool commit, params int[] strokes) =>
        site.InScopeAsync(s => s.GetRequiredService<ActionRunner>().RunAsync<bool>("test.ring", scope =>
        {
            foreach (var stroke in strokes)
                scope.Raise(new BellRung(bell, stroke));
            return Task.FromResult<Result<bool>>(commit ? true : new Error("test.refused", "No."));
        }, CancellationToken.None));

    private static Task<Result<bool>> RingCrackedAsync(TestSite site, string bell) =>
        site.InScopeAsync(s => s.GetRequiredService<ActionRunner>().RunAsync<bool>("test.ring", scope =>
        {
            scope.Raise(new BellRung(bell, 1, Cracked: true));
            return Task.FromResult(Result.From(true));
        }, CancellationToken.None));
}

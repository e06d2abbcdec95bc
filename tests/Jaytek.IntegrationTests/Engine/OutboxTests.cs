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
    public async Task A_dispatcher_whose_host_is_disposed_of_ends_quietly(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var clock = new AskedClock();
        var dispatcher = ActivatorUtilities.CreateInstance<OutboxDispatcher>(site.Services, clock);
        await dispatcher.StartAsync(CancellationToken.None);
        var work = dispatcher.ExecuteTask!;
        // A turn begins with a look at the clock.
        await Eventually.IsTrueAsync(() => Task.FromResult(clock.IsAsked));
        dispatcher.Dispose();
        await Eventually.IsTrueAsync(() => Task.FromResult(work.IsCompleted));
        Assert.Equal(TaskStatus.RanToCompletion, work.Status);
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

    [Fact, NoDatabase("SQLite has one writer at a time, so that numbers are given in the order of the commits.")]
    public async Task What_was_numbered_first_is_committed_first_though_the_units_share_no_row()
    {
        await using var site = await BellSiteAsync(DatabaseProvider.Postgres, new TestClock());
        var (bell, epoch) = (Guid.NewGuid().ToString("n"), "test-hold");
        await using var hold = await site.Services.GetRequiredService<Npgsql.NpgsqlDataSource>().OpenConnectionAsync();
        await using var holding = await hold.BeginTransactionAsync();
        await SqlAsync(hold, $"insert into cms_epoch (name, value) values ('{epoch}', 1)");
        // The first has written its row, which has a number, and waits for the epoch before it can commit.
        var first = RingAsync(site, scope =>
        {
            scope.Raise(new BellRung(bell, 1));
            scope.Bump(epoch);
        });
        await Eventually.IsTrueAsync(() => WaitingBackendsAsync(site, 1));
        var second = RingAsync(site, scope => scope.Raise(new BellRung(bell, 2)));
        await Eventually.IsTrueAsync(async () => second.IsCompleted || await WaitingBackendsAsync(site, 2));
        await site.DeliverEventsAsync();
        await holding.RollbackAsync();
        Assert.True((await first).IsSuccess && (await second).IsSuccess);
        await Eventually.IsTrueAsync(() => Task.FromResult(Heard(bell).Length == 2));
        Assert.Equal([1, 2], Heard(bell));
    }

    [Theory, BothDatabases]
    public async Task A_row_that_another_process_has_worked_on_meanwhile_is_left_alone(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await BellSiteAsync(provider, clock);
        var bell = Guid.NewGuid().ToString("n");
        // The first delivery of the round does to the second row what another process would: it fails it.
        Listener.Meanwhile[bell + "-a"] = () => site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<OutboxMessage>()
            .Where(m => m.AggregateId == bell + "-b").ExecuteUpdateAsync(u => u.SetProperty(m => m.FailedAt, clock.GetUtcNow())));
        await RingAsync(site, scope =>
        {
            scope.Raise(new BellRung(bell + "-a", 1));
            scope.Raise(new BellRung(bell + "-b", 1));
        });
        await Eventually.IsTrueAsync(() => Task.FromResult(Heard(bell + "-a") is [1]));
        await site.DeliverEventsAsync();
        Assert.Empty(Heard(bell + "-b"));
    }

    [Fact, NoDatabase("Compares names in the code.")]
    public async Task The_names_under_which_events_wait_are_the_released_ones()
    {
        var site = await SharedSites.GetAsync(DatabaseProvider.Sqlite);
        var names = site.Services.GetServices<EventSubscription>().Select(s => $"{s.Handler} < {s.EventName}").Where(n => !n.StartsWith("test.", StringComparison.Ordinal));
        // Running sites hold rows under these names. A renamed class keeps its event's by [EventName]; a line here is only ever added.
        Assert.Equal(
            [
                "contents.index.build < ContentDefinitionsChanged", "identity.application.tell < AccountConfirmed", "identity.mail.send < AccountMailRequested",
                "learning.enrolment < PaymentSettled", "learning.enrolment.restored < PaymentRestored", "learning.enrolment.subscription < SubscriptionEnded",
                "learning.enrolment.taken_back < PaymentTakenBack",
                "ledger.withdrawal.send < WithdrawalReady",
                "payments.account < AccountMoved", "payments.event < ProviderSpoke", "payments.fee < PaymentSettled", "payments.guest < PaymentSettled", "payments.invoice < DisputeLost", "payments.invoice < PaymentRestored",
                "payments.invoice < PaymentSettled", "payments.invoice < PaymentTakenBack", "payments.reconcile < ReconciliationRequested", "payments.refund < RefundRequested",
                "payments.replay < EventsReplayed",
                "portfolio.profile.draft < AccountConfirmed", "search.documents.follow < SearchableChanged", "webhooks.endpoint.mail < EndpointOffMailRequested",
            ],
            names.Order(StringComparer.Ordinal));
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

    private static Task<Result<bool>> RingAsync(TestSite site, Action<ActionScope> raise) =>
        site.InScopeAsync(s => s.GetRequiredService<ActionRunner>().RunAsync<bool>("test.ring", scope =>
        {
            raise(scope);
            return Task.FromResult(Result.From(true));
        }, CancellationToken.None));

    private static async Task<bool> WaitingBackendsAsync(TestSite site, long count)
    {
        await using var connection = await site.Services.GetRequiredService<Npgsql.NpgsqlDataSource>().OpenConnectionAsync();
        return count <= (long)(await SqlAsync(connection,
            "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"))!;
    }

    private static async Task<object?> SqlAsync(Npgsql.NpgsqlConnection connection, string sql)
    {
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private static Task<Result<bool>> RingCrackedAsync(TestSite site, string bell) =>
        site.InScopeAsync(s => s.GetRequiredService<ActionRunner>().RunAsync<bool>("test.ring", scope =>
        {
            scope.Raise(new BellRung(bell, 1, Cracked: true));
            return Task.FromResult(Result.From(true));
        }, CancellationToken.None));

    private sealed class AskedClock : TimeProvider
    {
        private volatile bool _isAsked;

        public bool IsAsked => _isAsked;

        public override DateTimeOffset GetUtcNow()
        {
            _isAsked = true;
            return base.GetUtcNow();
        }
    }
}

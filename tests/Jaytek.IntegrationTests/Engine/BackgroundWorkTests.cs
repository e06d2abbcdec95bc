using System.Net;
using Jaytek.Engine.Actions;
using Jaytek.Engine.CommandLine;
using Jaytek.Engine.Data;
using Jaytek.Engine.Events;
using Jaytek.Engine.Features;
using Jaytek.Engine.Jobs;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Jaytek.IntegrationTests.Engine;

/// <summary>What fails behind the scenes is seen in the admin and can be run again.</summary>
public sealed class BackgroundWorkTests
{
    private const string Address = "/admin/background-work";

    [Theory, BothDatabases]
    public async Task A_failed_event_is_shown_with_its_error_and_tried_again(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(Services: s => s.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock))));
        await FeatureTests.SwitchAsync(site, new FeatureSwitch([BellModule.Bell], []));
        var bell = $"bell-{PublicId.New()}";
        await RingUntilFailedAsync(site, clock, bell);

        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var page = await admin.GetStringAsync(Address);
        Assert.Contains("It is cracked.", page, StringComparison.Ordinal);
        Assert.Contains("1 event has failed", page, StringComparison.Ordinal);
        // Beyond the last page, and beyond what a database skips.
        Assert.Contains("It is cracked.", await admin.GetStringAsync($"{Address}?page=100000000"), StringComparison.Ordinal);
        Assert.Contains("href=\"/admin/background-work\"", await admin.GetStringAsync("/admin"), StringComparison.Ordinal);

        Listener.Mended[bell] = true;
        var id = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<OutboxMessage>().Where(m => m.AggregateId == bell).Select(m => m.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(admin, $"{Address}/events/{id}")).StatusCode);
        await Eventually.IsTrueAsync(() => Task.FromResult(Listener.Heard.Any(h => h.Bell == bell)));
        await Eventually.IsTrueAsync(async () => (await PostAsync(admin, $"{Address}/events/{id}")).StatusCode == HttpStatusCode.NotFound);
        Assert.True(await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AuditEntry>().AnyAsync(a => a.Action == "engine.events.retry" && a.ActorName != null)));
    }

    [Theory, BothDatabases]
    public async Task The_command_line_lists_and_retries_what_failed(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(Services: s => s.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock))));
        await FeatureTests.SwitchAsync(site, new FeatureSwitch([BellModule.Bell], []));
        var bell = $"bell-{PublicId.New()}";
        await RingUntilFailedAsync(site, clock, bell);
        Assert.Contains($"BellRung of {bell} to test.bell.listen", (await VerbAsync(site, "list")).Said, StringComparison.Ordinal);
        Listener.Mended[bell] = true;
        Assert.Equal((0, "1 event is tried again by"), await VerbAsync(site, "retry", "--failed") is var (code, said) ? (code, said[..25]) : default);
        await Eventually.IsTrueAsync(() => Task.FromResult(Listener.Heard.Any(h => h.Bell == bell)));
        Assert.Equal("1 failed event is tried again", await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AuditEntry>()
            .Where(a => a.Action == "engine.events.retry").Select(a => a.Summary).SingleAsync()));
        Assert.Equal(1, (await VerbAsync(site, "retry", "1")).Code);
        Assert.Equal(2, (await VerbAsync(site, "shout")).Code);
    }

    [Theory, BothDatabases]
    public async Task More_failed_events_than_a_batch_holds_are_all_tried_again(DatabaseProvider provider)
    {
        const int Many = 1001;
        await using var site = await TestSite.StartAsync(provider);
        await site.DeliverEventsAsync();
        // Set-up has told handlers of features that are off here.
        var (_, before) = await site.InScopeAsync(s => s.GetRequiredService<WaitingEvents>().CountAsync(CancellationToken.None));
        var retried = await site.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<JaytekDb>();
            db.AddRange(Enumerable.Range(0, Many).Select(i => new OutboxMessage
            {
                EventType = "Test", AggregateId = $"{i}", Handler = "test.no.such", Payload = "{}", Attempts = 8,
                OccurredAt = DateTimeOffset.UnixEpoch, NextAttemptAt = DateTimeOffset.UnixEpoch, FailedAt = DateTimeOffset.UnixEpoch,
            }));
            await db.SaveChangesAsync();
            return await s.GetRequiredService<RetryEvents>().FailedAsync(CancellationToken.None);
        });
        Assert.Equal(Many, retried.Value);
        Assert.Equal((0, before + Many), await site.InScopeAsync(s => s.GetRequiredService<WaitingEvents>().CountAsync(CancellationToken.None)));
    }

    [Theory, BothDatabases]
    public async Task A_job_is_run_by_hand_and_its_failure_stands_beside_it(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(admin, $"{Address}/jobs/{BellModule.Job}")).StatusCode);
        await FeatureTests.SwitchAsync(site, new FeatureSwitch([BellModule.Bell], []));
        Chime.Jammed[site.DataDirectory] = true;
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(admin, $"{Address}/jobs/{BellModule.Job}")).StatusCode);
        await Eventually.IsTrueAsync(async () => (await admin.GetStringAsync(Address)).Contains("The hammer is jammed.", StringComparison.Ordinal));
        Chime.Jammed.TryRemove(site.DataDirectory, out _);
        await PostAsync(admin, $"{Address}/jobs/{BellModule.Job}");
        await Eventually.IsTrueAsync(async () => !(await admin.GetStringAsync(Address)).Contains("The hammer is jammed.", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(admin, $"{Address}/jobs/no.such")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_job_that_several_start_for_the_first_time_at_once_keeps_one_record(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        await FeatureTests.SwitchAsync(site, new FeatureSwitch([BellModule.Bell], []));
        await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<JobRun>().Where(run => run.Name == BellModule.Job).ExecuteDeleteAsync());
        var runner = site.Services.GetRequiredService<JobRunner>();
        using var start = new Barrier(8);
        await Task.WhenAll(Enumerable.Range(0, start.ParticipantCount).Select(_ => Task.Run(() =>
        {
            start.SignalAndWait();
            return runner.RunAsync(BellModule.Job, DateTimeOffset.UnixEpoch, CancellationToken.None);
        })));
        var run = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<JobRun>().SingleAsync(run => run.Name == BellModule.Job));
        Assert.True(run is { EndedAt: not null, Error: null });
    }

    [Theory, BothDatabases]
    public async Task Who_lacks_the_right_neither_sees_nor_runs_it(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var editor = await site.NewAsync("Editor");
        using var client = await site.BrowserAsync(editor);
        Assert.NotEqual(HttpStatusCode.OK, (await client.GetAsync(Address)).StatusCode);
        var events = await site.InScopeAsync(s => s.GetRequiredService<RetryEvents>().FailedAsync(CancellationToken.None), editor.Actor);
        var job = await site.InScopeAsync(s => s.GetRequiredService<StartJob>().RunAsync(BellModule.Job, CancellationToken.None), editor.Actor);
        Assert.Equal(("engine.forbidden", "engine.forbidden"), (events.Error?.Code, job.Error?.Code));
    }

    private static async Task RingUntilFailedAsync(TestSite site, TestClock clock, string bell)
    {
        await site.InScopeAsync(s => s.GetRequiredService<ActionRunner>().RunAsync<bool>("test.ring", scope =>
        {
            scope.Raise(new BellRung(bell, 1, Cracked: true));
            return Task.FromResult(Result.From(true));
        }, CancellationToken.None));
        await Eventually.IsTrueAsync(async () =>
        {
            clock.Advance(TimeSpan.FromMinutes(10));
            await site.DeliverEventsAsync();
            return await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<OutboxMessage>().AnyAsync(m => m.AggregateId == bell && m.FailedAt != null));
        });
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string address) =>
        await client.PostAsync(address, new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = await client.FormTokenAsync(Address) }));

    private static Task<(int Code, string Said)> VerbAsync(TestSite site, params string[] arguments) => site.InScopeAsync(async s =>
    {
        var said = new StringWriter();
        var verb = (ICommandVerb)s.GetRequiredService(s.GetServices<CommandInfo>().Single(c => c.Verb == "events").Type);
        return (await verb.RunAsync(arguments, new CommandConsole(said, said), CancellationToken.None), said.ToString());
    });
}

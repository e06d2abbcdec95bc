using Jaytek.Admin.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.Identity.Users;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Webhooks.Deliveries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Webhooks;

/// <summary>Which addresses are called, what becomes of those that fail, and what is kept of it.</summary>
public sealed class EndpointTests
{
    [Theory]
    [BothDatabases("http://hooks.example.com/", "begins with https://")]
    [BothDatabases("https://127.0.0.1/", "private network")]
    [BothDatabases("https://10.1.2.3/", "private network")]
    [BothDatabases("https://[::1]/", "private network")]
    [BothDatabases("https://localhost/", "private network")]
    [BothDatabases("https://user:password@hooks.example.com/", "neither a name and password")]
    [BothDatabases("ftp://hooks.example.com/", "begins with https://")]
    [BothDatabases("nonsense", "Give a whole address")]
    public async Task An_address_that_is_not_called_is_refused_when_it_is_given(DatabaseProvider provider, string url, string words)
    {
        var site = await SharedSites.GetAsync(provider);
        var saved = await site.TryEndpointAsync(url);
        Assert.Equal("webhooks.endpoint.url", saved.Error?.Code);
        Assert.Contains(words, saved.Error!.Members!["Url"][0], StringComparison.Ordinal);
    }

    [Theory]
    [BothDatabases("")]
    [BothDatabases("content.**")]
    [BothDatabases("*.published")]
    [BothDatabases("<script>")]
    public async Task Events_that_are_no_names_are_refused(DatabaseProvider provider, string events)
    {
        var site = await SharedSites.GetAsync(provider);
        Assert.Equal("webhooks.endpoint.events", (await site.TryEndpointAsync("https://hooks.example.com/", events)).Error?.Code);
    }

    [Theory, BothDatabases]
    public async Task A_name_that_leads_into_the_own_network_is_not_called(DatabaseProvider provider)
    {
        await using var site = await HookSites.StartAsync(provider);
        await using var receiver = new HookReceiver();
        var endpoint = await site.EndpointAsync(receiver.Url());
        // What was allowed while it was tried out is asked anew with every call.
        await using var strict = await HookSites.StartAsync(provider, null, ("Jaytek:Webhooks:AllowLoopback", "false"));
        Assert.Equal("webhooks.endpoint.url", (await strict.TryEndpointAsync(receiver.Url())).Error?.Code);
        var named = await strict.EndpointAsync("https://hooks.example.com/");
        await strict.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<Jaytek.Webhooks.Endpoints.Endpoint>().Where(e => e.Id == named.Id)
            .ExecuteUpdateAsync(e => e.SetProperty(row => row.Url, receiver.Url())));
        await strict.PublishAsync("secret");
        await strict.TriedAsync(named.Id, 1);
        Assert.Contains("does not lie in the public internet", (await strict.LogAsync(named.Id))[0].LastError, StringComparison.Ordinal);
        await site.PublishAsync("allowed");
        await site.SettledAsync(endpoint.Id);
        Assert.Equal(["allowed"], receiver.All.Select(one => one.Item));
    }

    [Theory, BothDatabases]
    public async Task A_redirect_is_not_followed_and_an_endless_answer_is_cut(DatabaseProvider provider)
    {
        await using var site = await HookSites.StartAsync(provider);
        await using var receiver = new HookReceiver();
        receiver.Answers = one => one.Item == "moved" ? new Reply(302, Location: receiver.Url("/elsewhere")) : new Reply(200, new string('x', 1_000_000));
        var moved = await site.EndpointAsync(receiver.Url("/moved"));
        await site.PublishAsync("moved");
        await site.TriedAsync(moved.Id, 1);
        Assert.Contains("redirects are not followed", (await site.LogAsync(moved.Id))[0].LastError, StringComparison.Ordinal);
        Assert.DoesNotContain(receiver.All, one => one.Path == "/elsewhere");
        var talkative = await site.EndpointAsync(receiver.Url("/talkative"), "content.published");
        await site.PublishAsync("long");
        await site.SettledAsync(talkative.Id);
        Assert.Equal(4_096, (await site.LogAsync(talkative.Id))[0].LastBody!.Length);
    }

    [Theory, BothDatabases]
    public async Task An_endpoint_that_says_gone_is_switched_off_at_once(DatabaseProvider provider)
    {
        await using var site = await HookSites.StartAsync(provider);
        await using var receiver = new HookReceiver();
        receiver.Answers = _ => new Reply(410);
        var endpoint = await site.EndpointAsync(receiver.Url());
        await site.PublishAsync("a");
        await Eventually.IsTrueAsync(async () => !(await site.FindEndpointAsync(endpoint.Id)).IsOn);
        Assert.Equal(DeliveryState.Failed, (await site.LogAsync(endpoint.Id)).Single().State);
        await site.PublishAsync("b");
        Assert.Single(await site.LogAsync(endpoint.Id));
    }

    [Theory, BothDatabases]
    public async Task An_endpoint_that_fails_for_a_week_is_switched_off_and_administrators_are_told(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await HookSites.StartAsync(provider, clock);
        await using var receiver = new HookReceiver();
        receiver.Answers = _ => new Reply(503);
        var administrator = await site.NewAsync("Administrator");
        await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AppUser>().Where(user => user.Id == administrator.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.EmailConfirmed, true)));
        var endpoint = await site.EndpointAsync(receiver.Url());
        await site.PublishAsync("a");
        for (var hours = 0; hours < (8 * 24) && (await site.FindEndpointAsync(endpoint.Id)).IsOn; hours += 5)
        {
            var before = receiver.All.Count;
            clock.Advance(TimeSpan.FromHours(5));
            await Eventually.IsTrueAsync(async () =>
            {
                await site.SendAsync();
                return receiver.All.Count > before;
            });
            Assert.True(hours >= (7 * 24) - 10 || (await site.FindEndpointAsync(endpoint.Id)).IsOn, $"It was switched off after {hours} hours.");
            // Each is given up after a day.
            if (!(await site.LogAsync(endpoint.Id)).Exists(d => d.State == DeliveryState.Waiting))
                await site.PublishAsync($"after-{hours}-hours");
        }
        await Eventually.IsTrueAsync(async () => !(await site.FindEndpointAsync(endpoint.Id)).IsOn);
        var notices = await site.InScopeAsync(s => s.GetRequiredService<INotices>().ListAsync(administrator.Id, null, 10, CancellationToken.None));
        Assert.Contains(notices, one => one.Text.Contains("was switched off. Nothing could be delivered to it for 7 days.", StringComparison.Ordinal) && one.Href == $"/admin/webhooks/{endpoint.Id}");
        var address = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AppUser>().Where(user => user.Id == administrator.Id).Select(user => user.Email).SingleAsync());
        Assert.Contains($"/admin/webhooks/{endpoint.Id}", await site.MailAsync(address!, "was switched off"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Failed_deliveries_are_repeated_one_or_all_with_their_ids(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await HookSites.StartAsync(provider, clock);
        await using var receiver = new HookReceiver();
        var endpoint = await site.EndpointAsync(receiver.Url());
        await site.PublishAsync("a", "b", "c");
        await site.SettledAsync(endpoint.Id);
        var log = await site.LogAsync(endpoint.Id);
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<Redeliver>().OneAsync(log[1].Id, CancellationToken.None))).Error);
        await Eventually.IsTrueAsync(() => Task.FromResult(receiver.All.Count == 4));
        Assert.Equal((log[1].MessageId, "b"), (receiver.All.Last().Id, receiver.All.Last().Item));
        await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<Delivery>().Where(d => d.Id != log[1].Id)
            .ExecuteUpdateAsync(d => d.SetProperty(row => row.State, DeliveryState.Failed)));
        var again = await site.InScopeAsync(s => s.GetRequiredService<Redeliver>().FailedSinceAsync(endpoint.Id, clock.GetUtcNow().AddHours(-1), CancellationToken.None));
        Assert.Equal(2, again.Value);
        await site.SettledAsync(endpoint.Id);
        Assert.Equal(["a", "b", "c", "b", "a", "c"], receiver.All.Select(one => one.Item));
    }

    [Theory, BothDatabases]
    public async Task The_log_is_kept_for_thirty_days(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await HookSites.StartAsync(provider, clock);
        await using var receiver = new HookReceiver();
        var endpoint = await site.EndpointAsync(receiver.Url());
        await site.PublishAsync("old");
        await site.SettledAsync(endpoint.Id);
        clock.Advance(TimeSpan.FromDays(29));
        await site.PublishAsync("young");
        await site.SettledAsync(endpoint.Id);
        clock.Advance(TimeSpan.FromDays(2));
        await site.Services.GetRequiredService<JobRunner>().RunAsync("webhooks.sweep", clock.GetUtcNow(), CancellationToken.None);
        Assert.Equal(["young"], (await site.LogAsync(endpoint.Id)).Select(d => d.Subject));
    }

    [Theory, BothDatabases]
    public async Task No_secret_stands_in_the_database_or_the_audit_trail(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var endpoint = await site.EndpointAsync("https://hooks.example.com/");
        var secret = endpoint.NewSecret![6..];
        Assert.StartsWith("whsec_", endpoint.NewSecret, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, (await site.FindEndpointAsync(endpoint.Id)).Secret, StringComparison.Ordinal);
        var trail = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AuditEntry>().AsNoTracking().Where(a => a.TargetId == endpoint.Id).ToListAsync());
        Assert.NotEmpty(trail);
        Assert.DoesNotContain(trail, line => $"{line.Summary}{line.Before}{line.After}".Contains(secret, StringComparison.Ordinal));
    }
}

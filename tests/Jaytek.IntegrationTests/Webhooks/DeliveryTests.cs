using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Media.Contracts;
using Jaytek.Webhooks.Deliveries;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Webhooks;

/// <summary>What reaches whom, and in which order.</summary>
public sealed class DeliveryTests
{
    [Theory, BothDatabases]
    public async Task An_endpoint_hears_what_it_asked_for_and_nothing_else(DatabaseProvider provider)
    {
        await using var site = await HookSites.StartAsync(provider);
        await using var receiver = new HookReceiver();
        var mixes = await site.EndpointAsync(receiver.Url("/mixes"), "content.published content.deleted", "Mix");
        var files = await site.EndpointAsync(receiver.Url("/files"), "media.*", "Mix");
        var all = await site.EndpointAsync(receiver.Url("/all"), "*");
        await site.PublishAsync("a");
        await site.RaiseAsync(
            commit: true, new ContentPublished("b", "b1", "Course", null, null, "courses/b"), new ContentUnpublished("a", "version-of-a", "Mix", null, "mixes/a"),
            new ContentDeleted("a", "Mix", true, null, "mixes/a"), new MediaFileStored("x.png", "00", "image/png"));
        foreach (var endpoint in new[] { mixes, files, all })
            await site.SettledAsync(endpoint.Id);
        Assert.Equal(["content.published a", "content.deleted a"], Of(receiver, "/mixes"));
        Assert.Equal(["media.file.stored "], Of(receiver, "/files"));
        Assert.Equal(["content.published a", "content.published b", "content.unpublished a", "content.deleted a", "media.file.stored "], Of(receiver, "/all"));

        var data = receiver.All.First(one => one.Path == "/mixes").Message["data"]!;
        Assert.Equal(
            ("a", "version-of-a", "Mix", "mixes/a"),
            ((string)data["contentItemId"]!, (string)data["contentItemVersionId"]!, (string)data["contentType"]!, (string)data["path"]!));
        Assert.Null(data["actorId"]);
    }

    [Theory, BothDatabases]
    public async Task What_was_rolled_back_is_told_to_nobody(DatabaseProvider provider)
    {
        await using var site = await HookSites.StartAsync(provider);
        await using var receiver = new HookReceiver();
        var endpoint = await site.EndpointAsync(receiver.Url());
        await site.PublishAsync(commit: false, "ghost");
        await site.PublishAsync("real");
        await site.SettledAsync(endpoint.Id);
        Assert.Equal(["content.published real"], Of(receiver, "/"));
    }

    [Theory, BothDatabases]
    public async Task A_delivery_that_fails_is_tried_again_ever_later_and_holds_the_order(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await HookSites.StartAsync(provider, clock);
        await using var receiver = new HookReceiver();
        receiver.Answers = _ => new Reply(500, "Not today.");
        var endpoint = await site.EndpointAsync(receiver.Url());
        await site.PublishAsync("first", "second");
        await site.TriedAsync(endpoint.Id, 1);
        Assert.Equal(["content.published first"], Of(receiver, "/"));
        var (first, second) = ((await site.LogAsync(endpoint.Id))[0], (await site.LogAsync(endpoint.Id))[1]);
        Assert.Equal((500, "Not today.", DeliveryState.Waiting, 0), (first.LastStatus, first.LastBody, first.State, second.Attempts));
        Assert.InRange(first.NextAttemptAt - first.LastAttemptAt!.Value, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(6));
        clock.Advance(TimeSpan.FromSeconds(6));
        await site.TriedAsync(endpoint.Id, 2);
        first = (await site.LogAsync(endpoint.Id))[0];
        Assert.InRange(first.NextAttemptAt - first.LastAttemptAt!.Value, TimeSpan.FromSeconds(24), TimeSpan.FromSeconds(36));
        receiver.Answers = _ => new Reply(200);
        clock.Advance(TimeSpan.FromSeconds(36));
        await site.SettledAsync(endpoint.Id);
        Assert.Equal(["first", "first", "first", "second"], receiver.All.Select(one => one.Item));
        Assert.Single(receiver.All.Where(one => one.Item == "first").Select(one => one.Id).Distinct());
    }

    [Theory, BothDatabases]
    public async Task Who_asks_to_be_left_alone_is(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await HookSites.StartAsync(provider, clock);
        await using var receiver = new HookReceiver();
        receiver.Answers = _ => new Reply(429, RetryAfter: "3600");
        var endpoint = await site.EndpointAsync(receiver.Url());
        await site.PublishAsync("a");
        await site.TriedAsync(endpoint.Id, 1);
        var delivery = (await site.LogAsync(endpoint.Id))[0];
        Assert.Equal(TimeSpan.FromHours(1), delivery.NextAttemptAt - delivery.LastAttemptAt!.Value);
    }

    [Theory, BothDatabases]
    public async Task An_endpoint_that_hangs_holds_up_nobody_else(DatabaseProvider provider)
    {
        await using var site = await HookSites.StartAsync(provider, null, ("Jaytek:Webhooks:TimeoutSeconds", "2"));
        await using var receiver = new HookReceiver();
        var forever = new TaskCompletionSource();
        receiver.Answers = one => new Reply(204, When: one.Path == "/dead" ? forever.Task : null);
        var dead = await site.EndpointAsync(receiver.Url("/dead"));
        var refused = await site.EndpointAsync($"http://127.0.0.1:{HookReceiver.FreePort()}/");
        var alive = await site.EndpointAsync(receiver.Url("/alive"));
        await site.PublishAsync([.. Enumerable.Range(0, 20).Select(i => $"item-{i}")]);
        await site.SettledAsync(alive.Id);
        Assert.Equal(20, receiver.All.Count(one => one.Path == "/alive"));
        await site.TriedAsync(dead.Id, 1);
        Assert.Contains("has not answered within 2 seconds", (await site.LogAsync(dead.Id))[0].LastError, StringComparison.Ordinal);
        await site.TriedAsync(refused.Id, 1);
        Assert.Null((await site.LogAsync(refused.Id))[0].LastStatus);
        forever.SetResult();
    }

    [Theory, BothDatabases]
    public async Task A_feature_that_is_off_keeps_what_happens_until_it_is_on(DatabaseProvider provider)
    {
        await using var site = await HookSites.StartAsync(provider);
        await using var receiver = new HookReceiver();
        var endpoint = await site.EndpointAsync(receiver.Url());
        await HookSites.SwitchAsync(site, on: false);
        await site.PublishAsync("a", "b");
        await site.Services.GetRequiredService<DeliverySender>().RunDueAsync(CancellationToken.None);
        Assert.Empty(receiver.All);
        Assert.Equal(2, (await site.LogAsync(endpoint.Id)).Count);
        await HookSites.SwitchAsync(site, on: true);
        await site.SettledAsync(endpoint.Id);
        Assert.Equal(["a", "b"], receiver.All.Select(one => one.Item));
    }

    private static string[] Of(HookReceiver receiver, string path) => [.. receiver.All.Where(one => one.Path == path).Select(one => $"{one.Type} {one.Item}")];
}

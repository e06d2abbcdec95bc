using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Jaytek.IntegrationTests.Webhooks;
using Jaytek.Media.Contracts;
using Jaytek.Webhooks.Deliveries;
using Jaytek.Webhooks.Endpoints;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Describing;

/// <summary>The document's messages are those that are sent.</summary>
public sealed class DescribedHookTests
{
    private const string Path = "/api/openapi.json";

    [Theory, BothDatabases]
    public async Task Messages_stand_in_the_document_while_the_feature_is_on(DatabaseProvider provider)
    {
        await using var site = await HookSites.StartAsync(provider);
        using var client = site.NewClient();
        var document = JsonNode.Parse(await client.GetStringAsync(Path))!;
        var (ok, complaints) = await Node.RunAsync("node", ["validate.mjs"], input: document.ToJsonString());
        Assert.Equal((true, ""), (ok, complaints));
        var webhooks = document["webhooks"]!.AsObject();
        Assert.Equal(
            site.Services.GetRequiredService<EventNames>().All.Append(SendTest.EventName).Order(StringComparer.Ordinal), webhooks.Select(one => one.Key));
        Assert.Equal(
            ["webhook-id", "webhook-timestamp", "webhook-signature"],
            webhooks["content.published"]!["post"]!["parameters"]!.AsArray().Select(header => (string)header!["name"]!));
        Assert.Null(webhooks["content.published"]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!["properties"]!["data"]!["properties"]!["actorId"]);

        await HookSites.SwitchAsync(site, on: false);
        Assert.Null(JsonNode.Parse(await client.GetStringAsync(Path))!["webhooks"]);
    }

    [Theory, BothDatabases]
    public async Task What_is_sent_has_the_shape_that_the_document_tells(DatabaseProvider provider)
    {
        await using var site = await HookSites.StartAsync(provider);
        await using var receiver = new HookReceiver();
        using var client = site.NewClient();
        var endpoint = await site.EndpointAsync(receiver.Url(), "*");
        await site.RaiseAsync(
            commit: true, new ContentPublished("a", "a1", "Mix", null, "somebody", "mixes/a"), new ContentDeleted("a", "Mix", true, null), new MediaFileStored("x.png", "00", "image/png"));
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<SendTest>().RunAsync(endpoint.Id, CancellationToken.None))).Error);
        await site.SettledAsync(endpoint.Id);
        Assert.Equal(4, receiver.All.Count);
        await Answers.MustFitAsync(
            JsonNode.Parse(await client.GetStringAsync(Path))!,
            receiver.All.Select(one => new Answers.Example($"webhooks/{one.Type}/post/requestBody/content/application~1json/schema", one.Type, one.Message)));
    }
}

using System.Text.Json.Nodes;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Jaytek.IntegrationTests.Wire;
using Jaytek.Webhooks.Endpoints;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Webhooks;

/// <summary>The verifier that Standard Webhooks publishes takes our signatures, over a change of secrets too.</summary>
public sealed class VerifierTests
{
    [Theory, BothDatabases]
    public async Task A_receiver_with_the_public_verifier_takes_what_is_signed(DatabaseProvider provider)
    {
        await using var site = await HookSites.StartAsync(provider);
        var port = HookReceiver.FreePort();
        var endpoint = await site.EndpointAsync($"http://127.0.0.1:{port}/");
        await using var receiver = WireProgram.Start("hooks.mjs", endpoint.NewSecret!, Secrets.New());
        await MoveAsync(site, endpoint.Id, await receiver.LineAsync());
        await site.PublishAsync("Ünïcode — \"quoted\" 🎧");
        var line = JsonNode.Parse(await receiver.LineAsync())!;
        Assert.Equal([true, false], line["verified"]!.AsArray().Select(one => (bool)one!));
        Assert.Equal("content.published", (string)line["message"]!["type"]!);
        Assert.Equal("Ünïcode — \"quoted\" 🎧", (string)line["message"]!["data"]!["contentItemId"]!);
        Assert.StartsWith("msg_", (string)line["id"]!, StringComparison.Ordinal);
        Assert.True(DateTimeOffset.TryParse((string)line["message"]!["timestamp"]!, out _));
    }

    [Theory, BothDatabases]
    public async Task A_new_secret_and_the_old_one_both_sign_for_a_day(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await HookSites.StartAsync(provider, clock);
        await using var receiver = new HookReceiver();
        var endpoint = await site.EndpointAsync(receiver.Url());
        var rotated = await site.InScopeAsync(s => s.GetRequiredService<RotateSecret>().RunAsync(endpoint.Id, CancellationToken.None));
        await using var verifier = WireProgram.Start("hooks.mjs", endpoint.NewSecret!, rotated.Value);
        await MoveAsync(site, endpoint.Id, await verifier.LineAsync());
        await site.PublishAsync("during");
        Assert.Equal([true, true], JsonNode.Parse(await verifier.LineAsync())!["verified"]!.AsArray().Select(one => (bool)one!));
        await site.SettledAsync(endpoint.Id);

        clock.Advance(TimeSpan.FromHours(25));
        await MoveAsync(site, endpoint.Id, $"{receiver.Port}");
        await site.PublishAsync("after");
        await site.SettledAsync(endpoint.Id);
        // The verifier takes no message that is a day from now; one signature is the new secret's.
        Assert.DoesNotContain(' ', receiver.All.Single().Signature);
    }

    private static async Task MoveAsync(TestSite site, string id, string port)
    {
        var endpoint = await site.FindEndpointAsync(id);
        var saved = await site.InScopeAsync(s => s.GetRequiredService<SaveEndpoint>().RunAsync(
            id, new EndpointInput($"http://127.0.0.1:{port}/", "", endpoint.Events, "", IsOn: true), null, CancellationToken.None));
        Assert.Null(saved.Error);
    }
}

using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Media;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Webhooks.Endpoints;
using Jaytek.Webhooks.Recipes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Webhooks;

/// <summary>Webhooks as an administrator works with them, and as a recipe brings them.</summary>
public sealed partial class WebhookPageTests
{
    private const string New = "/admin/webhooks/new";

    [Theory, BothDatabases]
    public async Task An_endpoint_is_made_tested_and_its_secret_seen_once(DatabaseProvider provider)
    {
        await using var site = await HookSites.StartAsync(provider);
        await using var receiver = new HookReceiver();
        using var client = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var made = await client.SendFormAsync(New, ("Form.Url", receiver.Url()), ("Form.Description", "The front end"), ("Form.Events", "content.published"), ("Form.OtherEvents", "media.*"), ("Form.IsOn", "true"));
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        Assert.True(made.Headers.CacheControl?.NoStore);
        var secret = SecretText().Match(WebUtility.HtmlDecode(await made.Content.ReadAsStringAsync())).Value;
        Assert.NotNull(Secrets.KeyOf(secret));
        var endpoint = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<Endpoint>().AsNoTracking().SingleAsync());
        Assert.Equal("content.published media.*", endpoint.Events);
        var page = $"/admin/webhooks/{endpoint.Id}";
        foreach (var address in new[] { page, "/admin/webhooks" })
        {
            var html = WebUtility.HtmlDecode(await client.GetStringAsync(address));
            Assert.Contains("The front end", html, StringComparison.Ordinal);
            Assert.DoesNotContain("whsec_", html, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Redirect, (await client.SendFormAsync(page + "?handler=Test")).StatusCode);
        await site.SettledAsync(endpoint.Id);
        Assert.Equal("webhook.test", receiver.All.Single().Type);
        var log = await client.GetStringAsync(page + "?state=delivered");
        Assert.Contains("webhook.test", log, StringComparison.Ordinal);
        // On phones, where the heads are not seen, these say themselves what they are.
        Assert.Contains("data-label=\"Tries\">1</td>", log, StringComparison.Ordinal);
        Assert.Matches("data-label=\"Answer\">2[0-9]{2}, [0-9]+ ms</td>", log);
        var delivery = (await site.LogAsync(endpoint.Id)).Single();
        Assert.Contains("This is a test.", WebUtility.HtmlDecode(await client.GetStringAsync($"/admin/webhooks/deliveries/{delivery.Id}")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await client.SendFormAsync(page + "?handler=Redeliver", ("delivery", $"{delivery.Id}"))).StatusCode);
        await Eventually.IsTrueAsync(() => Task.FromResult(receiver.All.Count == 2));

        var rotated = await client.SendFormAsync(page + "?handler=Rotate");
        Assert.NotEqual(secret, SecretText().Match(WebUtility.HtmlDecode(await rotated.Content.ReadAsStringAsync())).Value);
        Assert.Equal(HttpStatusCode.Redirect, (await client.SendFormAsync(page + "?handler=Delete")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(page)).StatusCode);
        Assert.Empty(await site.LogAsync(endpoint.Id));
    }

    [Theory, BothDatabases]
    public async Task What_a_form_lacks_stands_at_its_fields(DatabaseProvider provider)
    {
        await using var site = await HookSites.StartAsync(provider);
        using var client = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var wrong = await client.SendFormAsync(New, ("Form.Url", "http://10.0.0.1/"), ("Form.Events", "content.published"), ("Form.IsOn", "true"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("The address begins with https://", WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        var nothing = await client.SendFormAsync(New, ("Form.Url", "https://hooks.example.com/"), ("Form.IsOn", "true"));
        Assert.Contains("Choose at least one event.", WebUtility.HtmlDecode(await nothing.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Nobody_but_who_may_sees_or_makes_endpoints(DatabaseProvider provider)
    {
        await using var site = await HookSites.StartAsync(provider);
        var endpoint = await site.EndpointAsync("https://hooks.example.com/");
        using var editor = await site.BrowserAsync(await site.NewAsync("Editor"));
        foreach (var address in new[] { "/admin/webhooks", New, $"/admin/webhooks/{endpoint.Id}" })
            Assert.Contains("/access-denied", (await editor.GetAsync(address)).Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
        Assert.Contains("/access-denied", (await editor.SendFormAsync($"/admin/webhooks/{endpoint.Id}?handler=Rotate")).Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_recipe_brings_endpoints_once(DatabaseProvider provider)
    {
        await using var site = await HookSites.StartAsync(provider);
        var secret = Secrets.New();
        RecipeStepContext Context() => new("Webhooks", new JsonObject
        {
            ["Endpoints"] = new JsonArray(new JsonObject { ["Url"] = "https://hooks.example.com/a", ["Events"] = new JsonArray("content.*"), ["ContentTypes"] = new JsonArray("Mix"), ["Secret"] = secret }),
        });
        var (first, second) = (Context(), Context());
        Assert.Null((await site.RunStepAsync<WebhooksStep>(first)).Error);
        Assert.Null((await site.RunStepAsync<WebhooksStep>(second)).Error);
        Assert.Equal((1, 1), (first.Created, second.Unchanged));
        var wrong = new RecipeStepContext("Webhooks", new JsonObject { ["Endpoints"] = new JsonArray(new JsonObject { ["Url"] = "http://10.0.0.1/", ["Events"] = "*" }) });
        Assert.Equal("webhooks.recipe.invalid", (await site.RunStepAsync<WebhooksStep>(wrong)).Error?.Code);
    }

    [GeneratedRegex("whsec_[A-Za-z0-9+/=]+")]
    private static partial Regex SecretText();
}

using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Recipes;
using Jaytek.IntegrationTests.Sites;
using Jaytek.IntegrationTests.Webhooks;

namespace Jaytek.IntegrationTests.Describing;

/// <summary>The sample site builds, shows the demo, keeps drafts to itself, and makes its pages anew when a signed webhook says so.</summary>
[Trait("Category", "Slow")]
public sealed class NextSiteTests
{
    [Fact, NoDatabase("It builds and runs a site of Next.js, which sees the API alone.")]
    public async Task It_shows_the_demo_and_follows_signed_webhooks_only()
    {
        await using var site = await TestSite.StartAsync(DatabaseProvider.Sqlite, new TestSiteOptions(Recipe: "demo", Settings: new Dictionary<string, string> { ["Jaytek:Webhooks:AllowLoopback"] = "true" }));
        using var editor = await site.BearerAsync(await site.NewAsync("Editor"));
        await using var next = await NextSite.StartAsync(site.Address);

        foreach (var (page, type) in new[] { ("/djs", "DJProfile"), ("/mixes", "Mix"), ("/courses", "Course") })
            Assert.Contains(WebUtility.HtmlEncode((string)(await FirstAsync(editor, type))["DisplayText"]!), await next.Client.GetStringAsync(page), StringComparison.Ordinal);

        var course = await FirstAsync(editor, "Course");
        var address = "/" + (string)course["AutoroutePart"]!["Path"]!;
        var title = $"Anew {Guid.NewGuid():N}";
        Assert.Contains((string)course["DisplayText"]!, WebUtility.HtmlDecode(await next.Client.GetStringAsync(address)), StringComparison.Ordinal);
        await WriteAsync(editor, course, title, isDraft: false);
        Assert.DoesNotContain(title, await next.Client.GetStringAsync(address), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Unauthorized, await TellAsync(next, "whsec_" + Convert.ToBase64String(new byte[24]), DateTimeOffset.UtcNow));
        Assert.Equal(HttpStatusCode.Unauthorized, await TellAsync(next, NextSite.Secret, DateTimeOffset.UtcNow.AddHours(-1)));
        Assert.DoesNotContain(title, await next.Client.GetStringAsync(address), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await TellAsync(next, NextSite.Secret, DateTimeOffset.UtcNow));
        Assert.Contains(title, await next.Client.GetStringAsync(address), StringComparison.Ordinal);

        // A draft is nobody's business without a token that is good.
        var draft = $"Draft {Guid.NewGuid():N}";
        await WriteAsync(editor, course, draft, isDraft: true);
        Assert.Equal(HttpStatusCode.OK, await TellAsync(next, NextSite.Secret, DateTimeOffset.UtcNow));
        Assert.DoesNotContain(draft, await next.Client.GetStringAsync(address), StringComparison.Ordinal);
        var id = (string)course["ContentItemId"]!;
        using var made = await editor.PostAsJsonAsync($"/api/content/{id}/preview", new { minutes = 5 });
        var token = (string)JsonNode.Parse(await made.Content.ReadAsStringAsync())!["token"]!;
        Assert.Contains(draft, await next.Client.GetStringAsync($"/preview?id={id}&token={Uri.EscapeDataString(token)}"), StringComparison.Ordinal);
        using var wrong = await next.Client.GetAsync($"/preview?id={id}&token=wrong");
        Assert.Equal(HttpStatusCode.NotFound, wrong.StatusCode);
        Assert.DoesNotContain(draft, await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // The site's own webhook.
        await HookSites.SwitchAsync(site, on: true);
        await site.RunRecipeAsync("hooks", $$"""{"name":"Webhooks","Endpoints":[{"Url":"{{next.Client.BaseAddress}}api/revalidate","Events":["content.*"],"Secret":"{{NextSite.Secret}}"}]}""");
        using var published = await editor.PostAsync($"/api/content/{id}/publish", null);
        Assert.True(published.IsSuccessStatusCode, await published.Content.ReadAsStringAsync());
        await Eventually.IsTrueAsync(async () => (await next.Client.GetStringAsync(address)).Contains(draft, StringComparison.Ordinal));
    }

    private static async Task<JsonObject> FirstAsync(HttpClient client, string type) =>
        JsonNode.Parse(await client.GetStringAsync($"/api/content?type={type}&limit=1"))!["items"]![0]!.AsObject();

    private static async Task WriteAsync(HttpClient editor, JsonObject item, string title, bool isDraft)
    {
        var body = new JsonObject
        {
            ["ContentItemId"] = (string)item["ContentItemId"]!, ["ContentType"] = (string)item["ContentType"]!, ["TitlePart"] = new JsonObject { ["Title"] = title },
        };
        using var answer = await editor.PostAsJsonAsync($"/api/content?draft={(isDraft ? "true" : "false")}", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    // Standard Webhooks: the MAC is of id, time and body.
    private static async Task<HttpStatusCode> TellAsync(NextSite next, string secret, DateTimeOffset when)
    {
        const string Body = """{"type":"content.published","data":{"contentType":"Course"}}""";
        var (id, time) = ("msg_" + Guid.NewGuid().ToString("N"), when.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
        var mac = HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes($"{id}.{time}.{Body}"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/revalidate") { Content = new StringContent(Body, Encoding.UTF8, "application/json") };
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", time);
        request.Headers.Add("webhook-signature", "v1," + Convert.ToBase64String(mac));
        using var answer = await next.Client.SendAsync(request);
        return answer.StatusCode;
    }
}

using System.Net;
using System.Text.Json.Nodes;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;

namespace Jaytek.IntegrationTests.Contents.Reading;

/// <summary>An answer has an end, however large its items are.</summary>
public sealed class AnswerSizeTests
{
    [Theory, BothDatabases]
    public async Task What_is_more_than_an_answer_holds_is_refused_before_it_is_in_memory(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(Settings: new Dictionary<string, string> { ["Jaytek:Contents:MaxAnswerMegabytes"] = "1", ["Jaytek:Contents:MaxItemKilobytes"] = "400" }));
        await ContentSite.PrepareAsync(site);
        for (var i = 0; i < 5; i++)
            await site.PublishedAsync(ContentSite.New(fill: part => part["Padding"] = new JsonObject { ["Text"] = $"{i}{new string('x', 300_000)}" }));
        using var client = site.NewClient();
        foreach (var more in new[] { "", "&fields=DisplayText", "&limit=4" })
        {
            var refused = await (await client.GetAsync($"/api/content?type=Story{more}")).ProblemAsync(HttpStatusCode.BadRequest, "contents.query.too_large");
            Assert.Contains("1 MB", refused["errors"]!["limit"]![0]!.GetValue<string>(), StringComparison.Ordinal);
        }

        var page = await (await client.GetAsync("/api/content?type=Story&limit=2&fields=DisplayText")).ObjectAsync();
        Assert.Equal(2, page["items"]!.AsArray().Count);

        // Of drafts too only what is answered counts, however many there are.
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        await (await chief.GetAsync("/api/content?type=Story&status=latest")).ProblemAsync(HttpStatusCode.BadRequest, "contents.query.too_large");
        var drafts = await (await chief.GetAsync("/api/content?type=Story&status=latest&limit=2&total=true&sort=PublishedUtc")).ObjectAsync();
        Assert.Equal((2, 5), (drafts["items"]!.AsArray().Count, drafts["total"]!.GetValue<int>()));
        var next = await (await chief.GetAsync($"/api/content?type=Story&status=latest&limit=2&sort=PublishedUtc&cursor={Uri.EscapeDataString(drafts["next"]!.GetValue<string>())}")).ObjectAsync();
        Assert.Empty(Ids(drafts).Intersect(Ids(next)));
    }

    private static IEnumerable<string> Ids(JsonObject page) => page["items"]!.AsArray().Select(item => item!["ContentItemId"]!.GetValue<string>());
}

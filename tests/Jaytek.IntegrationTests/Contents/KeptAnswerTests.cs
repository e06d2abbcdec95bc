using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Jaytek.Engine.Data;
using Jaytek.Engine.PageCaching;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Contents;

/// <summary>Public answers are kept ready, and nobody ever gets an old one, or one that is not theirs.</summary>
public sealed class KeptAnswerTests
{
    [Theory, BothDatabases]
    public async Task An_answer_from_memory_is_the_answer_that_was_made_in_each_encoding(DatabaseProvider provider)
    {
        await using var site = await StartAsync(provider);
        var item = await site.PublishedAsync(ContentSite.New());
        foreach (var path in new[] { $"/api/content/{item.ContentItemId}", "/api/content?type=Story&total=true" })
        {
            foreach (var encoding in new[] { "br", "gzip", "identity" })
            {
                using var client = site.NewClient();
                using var made = await AskAsync(client, path, encoding);
                using var kept = await AskAsync(client, path, encoding);
                Assert.Equal(await made.Content.ReadAsByteArrayAsync(), await kept.Content.ReadAsByteArrayAsync());
                Assert.Equal(HeadersOf(made), HeadersOf(kept));
                Assert.Equal(encoding == "identity" ? [] : [encoding], kept.Content.Headers.ContentEncoding);
                Assert.NotNull(kept.Content.Headers.ContentLength);
                Assert.True(Cache(site).Find(KeyStart(site, path, encoding)) is not null, $"{path} is not kept as {encoding}.");
            }
        }
    }

    [Theory, BothDatabases]
    public async Task No_client_is_given_a_coding_that_it_did_not_ask_for(DatabaseProvider provider)
    {
        await using var site = await StartAsync(provider);
        var item = await site.PublishedAsync(ContentSite.New());
        using var client = site.NewClient();
        foreach (var (first, made, then, kept) in new[] { ("*", "br", "identity", ""), ("br;q=0, gzip", "gzip", "br", "br"), ("gzip;q=0", "", "gzip", "gzip"), ("xbr", "", "br", "br") })
        {
            // Addresses that nobody has asked for before.
            foreach (var path in new[] { $"/api/content/{item.ContentItemId}?fields=City{string.Concat(Enumerable.Repeat(",City", first.Length))}", $"/api/content?type=Story&limit={10 + first.Length}" })
            {
                using var one = await client.SendAsync(HttpMethod.Get, path, null, ("Accept-Encoding", first));
                using var two = await client.SendAsync(HttpMethod.Get, path, null, ("Accept-Encoding", then));
                Assert.Equal((path, made), (path, string.Join(',', one.Content.Headers.ContentEncoding)));
                Assert.Equal((path, kept), (path, string.Join(',', two.Content.Headers.ContentEncoding)));
            }
        }
    }

    [Theory, BothDatabases]
    public async Task A_change_is_seen_at_once(DatabaseProvider provider)
    {
        await using var site = await StartAsync(provider);
        var item = await site.PublishedAsync(ContentSite.New());
        using var client = site.NewClient();
        var path = $"/api/content/{item.ContentItemId}";
        await client.GetStringAsync(path);
        Assert.Contains(item.ContentItemId, await client.GetStringAsync("/api/content?type=Story"), StringComparison.Ordinal);

        item.GetOrAddPart("Story")["City"] = new JsonObject { ["Text"] = "Lisbon" };
        await site.PublishedAsync(item);
        Assert.Contains("Lisbon", await client.GetStringAsync(path), StringComparison.Ordinal);
        Assert.Contains("Lisbon", await client.GetStringAsync("/api/content?type=Story"), StringComparison.Ordinal);

        await site.ManageAsync(manager => manager.UnpublishAsync(item.ContentItemId, null, CancellationToken.None));
        await (await client.GetAsync(path)).ProblemAsync(HttpStatusCode.NotFound, "contents.item.not_found");
        Assert.DoesNotContain(item.ContentItemId, await client.GetStringAsync("/api/content?type=Story"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_right_that_is_taken_from_everybody_is_gone_at_the_next_request(DatabaseProvider provider)
    {
        await using var site = await StartAsync(provider);
        var item = await site.PublishedAsync(ContentSite.New());
        using var client = site.NewClient();
        var path = $"/api/content/{item.ContentItemId}";
        await client.GetStringAsync(path);

        await site.StepOkAsync(JsonNode.Parse("""
            {"name":"Roles","Roles":[{"Name":"Anonymous","PermissionBehavior":"Remove","Permissions":["View_Story"]}]}
            """)!.AsObject());

        await (await client.GetAsync(path)).ProblemAsync(HttpStatusCode.NotFound, "contents.item.not_found");
    }

    [Theory, BothDatabases]
    public async Task Whoever_brings_a_token_gets_an_answer_of_their_own_that_nobody_keeps(DatabaseProvider provider)
    {
        await using var site = await StartAsync(provider);
        var item = await site.PublishedAsync(ContentSite.New());
        using var stranger = site.NewClient();
        var path = $"/api/content/{item.ContentItemId}";
        await stranger.GetStringAsync(path);
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));

        using var own = await chief.GetAsync(path);

        Assert.Equal("no-store, private", own.Headers.CacheControl!.ToString());
        Assert.Contains("\"Author\"", await own.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"Author\"", await stranger.GetStringAsync(path), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_kept_answer_has_304_for_whoever_has_it(DatabaseProvider provider)
    {
        await using var site = await StartAsync(provider);
        var item = await site.PublishedAsync(ContentSite.New());
        using var client = site.NewClient();
        var path = $"/api/content/{item.ContentItemId}";
        using var first = await client.GetAsync(path);
        foreach (var known in new[] { first.Headers.ETag!.Tag, "W/" + first.Headers.ETag.Tag, "\"other\", " + first.Headers.ETag.Tag, "*" })
        {
            using var again = await client.SendAsync(HttpMethod.Get, path, null, ("If-None-Match", known));
            Assert.Equal((HttpStatusCode.NotModified, 0), (again.StatusCode, (await again.Content.ReadAsByteArrayAsync()).Length));
        }
    }

    [Fact, NoDatabase("SQLite has one node; only PostgreSQL tells others.")]
    public async Task Another_node_hears_of_a_change_without_looking_for_it()
    {
        // Its poller never ticks.
        var clock = new TestClock { Still = TimeSpan.FromSeconds(1) };
        await using var site = await TestSite.StartAsync(
            DatabaseProvider.Postgres, new TestSiteOptions(Services: services => services.AddSingleton<TimeProvider>(clock)));
        await ContentSite.PrepareAsync(site);
        await using var twin = await site.StartTwinAsync();
        var item = await site.PublishedAsync(ContentSite.New());
        using var client = twin.NewClient();
        var path = $"/api/content/{item.ContentItemId}";
        await Eventually.IsTrueAsync(async () => (await client.GetAsync(path)).IsSuccessStatusCode);

        item.GetOrAddPart("Story")["City"] = new JsonObject { ["Text"] = "Lisbon" };
        await site.PublishedAsync(item);

        await Eventually.IsTrueAsync(async () => (await client.GetStringAsync(path)).Contains("Lisbon", StringComparison.Ordinal));
    }

    private static async Task<TestSite> StartAsync(DatabaseProvider provider)
    {
        // Of its own: on a shared site others publish, and what is kept goes.
        var site = await TestSite.StartAsync(provider);
        await ContentSite.PrepareAsync(site);
        return site;
    }

    private static PageCache Cache(TestSite site) => site.Services.GetRequiredService<PageCache>();

    private static string KeyStart(TestSite site, string path, string encoding)
    {
        var parts = path.Split('?');
        return string.Join('\n', "http", site.Address.Authority, "", parts[0], parts.Length > 1 ? "?" + parts[1] : "", encoding == "identity" ? "" : encoding, "", "");
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient client, string path, string encoding)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        return client.SendAsync(request);
    }

    private static string HeadersOf(HttpResponseMessage answer) => string.Join('\n', answer.Headers.Concat(answer.Content.Headers)
        .Where(header => header.Key is not "Date").OrderBy(header => header.Key, StringComparer.Ordinal)
        .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}"));
}

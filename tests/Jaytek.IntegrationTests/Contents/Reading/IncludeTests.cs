using System.Net;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;

namespace Jaytek.IntegrationTests.Contents.Reading;

/// <summary>What comes along with items, and what of them is left out.</summary>
public sealed class IncludeTests
{
    [Theory, BothDatabases]
    public async Task Picked_items_and_terms_come_along_by_id_to_the_third_item(DatabaseProvider provider)
    {
        var site = await Gigs.SharedAsync(provider);
        var third = await Gigs.ActAsync(site, "Third");
        var second = await Gigs.ActAsync(site, "Second", null, third.ContentItemId);
        var first = await Gigs.ActAsync(site, "First", null, second.ContentItemId);
        var gig = await AddAsync(site, "Show", first.ContentItemId, "4readterm00000000000000tec");
        using var client = site.NewClient();
        var path = $"/api/content?type=Show&filter[ContentItemId]={gig.ContentItemId}";
        Assert.Equal([first.ContentItemId], Included(await GetAsync(client, path + "&include=Act")));
        var all = await GetAsync(client, path + "&include=Act.Next.Next,Styles");
        Assert.Equal(
            new[] { first.ContentItemId, second.ContentItemId, third.ContentItemId, "4readterm00000000000000tec" }.Order(StringComparer.Ordinal), Included(all));
        Assert.Equal("Third", all["included"]![third.ContentItemId]!["DisplayText"]!.GetValue<string>());
        Assert.Equal("Techno", all["included"]!["4readterm00000000000000tec"]!["DisplayText"]!.GetValue<string>());
        Assert.False((await GetAsync(client, path)).ContainsKey("included"));
        // An item by itself has them too, by its part's name and without.
        Assert.Equal(
            new[] { first.ContentItemId, second.ContentItemId }.Order(StringComparer.Ordinal),
            Included(await GetAsync(client, $"/api/content/{gig.ContentItemId}?include=Show.Act.Next")).Order(StringComparer.Ordinal));
        Assert.Equal(gig.ContentItemId, (await GetAsync(client, $"/api/content/{gig.ContentItemId}?include=Act"))["ContentItemId"]!.GetValue<string>());
        await (await client.GetAsync($"/api/content/{gig.ContentItemId}?include=Colour")).ProblemAsync(HttpStatusCode.BadRequest, "contents.query.include");
    }

    [Theory, BothDatabases]
    public async Task What_one_may_not_read_does_not_come_along(DatabaseProvider provider)
    {
        var site = await Gigs.SharedAsync(provider);
        var secret = await site.PublishedAsync(ContentSite.New(ContentSite.Secret));
        var draft = await site.DraftAsync(ContentSite.New("Act"));
        var open = await Gigs.ActAsync(site, "Open");
        var act = await Gigs.ActAsync(site, "Names all", null, secret.ContentItemId, draft.ContentItemId, open.ContentItemId, "nothing");
        using var client = site.NewClient();
        Assert.Equal([open.ContentItemId], Included(await GetAsync(client, $"/api/content/{act.ContentItemId}?include=Next")));
        Assert.Equal([open.ContentItemId], Included(await GetAsync(client, $"/api/content?type=Act&filter[ContentItemId]={act.ContentItemId}&include=Next")));
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        Assert.Contains(secret.ContentItemId, Included(await GetAsync(chief, $"/api/content/{act.ContentItemId}?include=Next")));
    }

    [Theory, BothDatabases]
    public async Task Circles_end(DatabaseProvider provider)
    {
        var site = await Gigs.SharedAsync(provider);
        var (one, other) = (await Gigs.ActAsync(site, "One"), await Gigs.ActAsync(site, "Other"));
        foreach (var (from, to) in new[] { (one, other), (other, one) })
        {
            from.GetOrAddPart("Act")["Next"] = new JsonObject { ["ContentItemIds"] = new JsonArray(to.ContentItemId, from.ContentItemId) };
            await site.PublishedAsync(from);
        }

        using var client = site.NewClient();
        Assert.Equal(
            new[] { one.ContentItemId, other.ContentItemId }.Order(StringComparer.Ordinal),
            Included(await GetAsync(client, $"/api/content/{one.ContentItemId}?include=Next.Next.Next")));
    }

    [Theory, BothDatabases]
    public async Task Fields_keep_ids_and_type_and_what_was_named(DatabaseProvider provider)
    {
        var site = await Gigs.SharedAsync(provider);
        using var client = site.NewClient();
        var list = await GetAsync(client, "/api/content?type=Gig&filter[Rank]=2&fields=DisplayText,City,Gig.Rank,TitlePart&include=Act");
        var item = list["items"]![0]!.AsObject();
        Assert.Equal(["ContentItemId", "ContentItemVersionId", "ContentType", "DisplayText", "TitlePart", "Gig"], item.Select(member => member.Key).Order(new AsWritten()));
        Assert.Equal(["City", "Rank"], item["Gig"]!.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal));
        // What comes along is told from the whole item.
        Assert.Single(Included(list));
        var alone = await GetAsync(client, $"/api/content/{item["ContentItemId"]!.GetValue<string>()}?fields=TitlePart.Title");
        Assert.Equal(4, alone.Count);
        Assert.Equal("Second Night", alone["TitlePart"]!["Title"]!.GetValue<string>());
        foreach (var (unknown, known) in new[] { ("Colour", "DisplayText"), ("TitlePart.Colour", "TitlePart.Title"), ("Gig.Colour", "Gig.City"), ("Tune.Title", "TitlePart") })
        {
            var refused = await (await client.GetAsync($"/api/content/{item["ContentItemId"]!.GetValue<string>()}?fields={unknown}")).ProblemAsync(HttpStatusCode.BadRequest, "contents.query.unknown_field");
            var words = refused["errors"]!["fields"]![0]!.GetValue<string>();
            Assert.Contains($"'{unknown}'", words, StringComparison.Ordinal);
            Assert.Contains(known, words, StringComparison.Ordinal);
        }
    }

    [Theory, BothDatabases]
    public async Task Another_shape_has_another_tag_and_a_change_of_what_comes_along_changes_it(DatabaseProvider provider)
    {
        var site = await Gigs.SharedAsync(provider);
        var act = await Gigs.ActAsync(site, "Tagged");
        var gig = await AddAsync(site, "Show", act.ContentItemId);
        using var client = site.NewClient();
        var paths = new[] { $"/api/content?type=Show&filter[ContentItemId]={gig.ContentItemId}", $"/api/content/{gig.ContentItemId}?status=published" };
        foreach (var path in paths)
        {
            var tags = new List<string>();
            foreach (var shape in new[] { "", "&fields=City", "&include=Act", "&include=Act&fields=City" })
                tags.Add((await client.GetAsync(path + shape)).Headers.ETag!.ToString());
            Assert.Equal(4, tags.Distinct().Count());
            Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(HttpMethod.Get, path + "&include=Act", null, ("If-None-Match", tags[2]))).StatusCode);
            act.GetOrAddPart("Act")["Location"] = new JsonObject { ["Text"] = $"Town {Kernel.PublicId.New()}" };
            await site.PublishedAsync(act);
            Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(HttpMethod.Get, path + "&include=Act", null, ("If-None-Match", tags[2]))).StatusCode);
            Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(HttpMethod.Get, path, null, ("If-None-Match", tags[0]))).StatusCode);
        }
    }

    [Theory, BothDatabases]
    public async Task The_number_of_queries_does_not_grow_with_the_items(DatabaseProvider provider)
    {
        var site = await Gigs.SharedAsync(provider);
        var type = await Gigs.NewTypeAsync(site);
        for (var i = 0; i < 12; i++)
        {
            var last = await Gigs.ActAsync(site, $"Last {i}");
            var middle = await Gigs.ActAsync(site, $"Middle {i}", null, last.ContentItemId);
            var first = await Gigs.ActAsync(site, $"First {i}", null, middle.ContentItemId);
            await AddAsync(site, type, first.ContentItemId, "4readterm00000000000000tec");
        }

        async Task<int> CountAsync(string query)
        {
            // Nothing from memory: something published has just changed.
            await Gigs.ActAsync(site, "Passing by");
            return await StatementCount.OfAsync(site, $"?type={type}{query}");
        }

        await CountAsync("&limit=1");
        var plain = await CountAsync("&limit=12");
        Assert.Equal(plain + 1, await CountAsync("&limit=1&include=Act,Styles"));
        Assert.Equal(plain + 1, await CountAsync("&limit=12&include=Act,Styles"));
        Assert.Equal(plain + 3, await CountAsync("&limit=1&include=Act.Next.Next,Styles"));
        Assert.Equal(plain + 3, await CountAsync("&limit=12&include=Act.Next.Next,Styles"));
    }

    private static Task<ContentItem> AddAsync(TestSite site, string type, string act, string? term = null) => Gigs.GigAsync(site, type, part =>
    {
        part["Act"] = new JsonObject { ["ContentItemIds"] = new JsonArray(act) };
        if (term is not null)
            part["Styles"] = new JsonObject { ["TaxonomyContentItemId"] = Gigs.Taxonomy, ["TermContentItemIds"] = new JsonArray(term) };
    });

    private static async Task<JsonObject> GetAsync(HttpClient client, string path) => await (await client.GetAsync(path)).ObjectAsync();

    private static IEnumerable<string> Included(JsonObject answer) => answer["included"]!.AsObject().Select(item => item.Key);

    // Ids first, then root properties, then parts: for comparing sets of names in a readable order.
    private sealed class AsWritten : IComparer<string>
    {
        private static readonly string[] Names = ["ContentItemId", "ContentItemVersionId", "ContentType", "DisplayText", "TitlePart", "Gig"];

        public int Compare(string? x, string? y) => Array.IndexOf(Names, x).CompareTo(Array.IndexOf(Names, y));
    }
}

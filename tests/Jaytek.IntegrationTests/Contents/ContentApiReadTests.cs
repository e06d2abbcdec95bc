using System.Net;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Contents;

/// <summary>What clients read.</summary>
public sealed class ContentApiReadTests
{
    [Theory, BothDatabases]
    public async Task An_item_is_answered_by_id_and_by_slug_as_it_is_stored(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.PublishedAsync(ContentSite.New());
        using var client = site.NewClient();
        var slug = item.Part("AutoroutePart")!["Path"]!.GetValue<string>().Split('/')[^1];
        var byId = await client.GetByteArrayAsync($"/api/content/{item.ContentItemId}");
        Assert.Equal(ContentSite.AsReadersGetIt(item), byId);
        Assert.Equal(byId, await client.GetByteArrayAsync($"/api/content/Story/{slug}"));
        // And again, now from memory.
        Assert.Equal(byId, await client.GetByteArrayAsync($"/api/content/{item.ContentItemId}"));
    }

    [Theory, BothDatabases]
    public async Task A_reader_who_has_the_version_gets_304_and_a_new_tag_after_each_change(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.PublishedAsync(ContentSite.New());
        using var client = site.NewClient();
        var path = $"/api/content/{item.ContentItemId}";
        var first = await client.GetAsync(path);
        var tag = first.Headers.ETag!.Tag;
        Assert.Equal("public, must-revalidate, max-age=0", first.Headers.CacheControl!.ToString());
        foreach (var header in new[] { tag, $"W/{tag}", $"\"other\", {tag}", "*" })
        {
            var again = await client.SendAsync(HttpMethod.Get, path, null, ("If-None-Match", header));
            Assert.Equal((HttpStatusCode.NotModified, 0), (again.StatusCode, (await again.Content.ReadAsByteArrayAsync()).Length));
        }

        item.GetOrAddPart("Story")["City"] = new JsonObject { ["Text"] = "Lisbon" };
        await site.PublishedAsync(item);
        var changed = await client.SendAsync(HttpMethod.Get, path, null, ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.NotEqual(tag, changed.Headers.ETag!.Tag);
    }

    [Theory, BothDatabases]
    public async Task Saving_a_draft_again_empties_nobodys_cache(DatabaseProvider provider)
    {
        // A site of its own: on the shared one, others publish.
        await using var site = await TestSite.StartAsync(provider);
        await ContentSite.PrepareAsync(site);
        var item = await site.PublishedAsync(ContentSite.New());
        // The first draft takes the word "latest" from the published document; later ones change nothing in it.
        var draft = await site.DraftAsync(item);
        var before = await EpochAsync(site);
        await site.DraftAsync(draft);
        Assert.Equal(before, await EpochAsync(site));
        await site.PublishedAsync(draft);
        Assert.NotEqual(before, await EpochAsync(site));
    }

    [Theory, BothDatabases]
    public async Task An_item_of_another_brand_is_not_found_by_id(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.PublishedAsync(ContentSite.New());
        await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Database.ExecuteSqlAsync(
            $"update cms_version set brand_id = 77 where content_item_id = {item.ContentItemId}"));
        using var client = site.NewClient();
        await (await client.GetAsync($"/api/content/{item.ContentItemId}")).ProblemAsync(HttpStatusCode.NotFound, "contents.item.not_found");
        Assert.Null(await site.FindAsync(item.ContentItemId));
        var (many, version) = await site.InScopeAsync(async s => (
            await s.Reader().GetManyAsync([item.ContentItemId], ContentVersion.Latest, CancellationToken.None),
            await s.Reader().GetVersionAsync(item.ContentItemVersionId, CancellationToken.None)));
        Assert.Empty(many);
        Assert.Null(version);
    }

    private static Task<long> EpochAsync(TestSite site) => site.InScopeAsync(async s =>
        (await s.GetRequiredService<JaytekDb>().Database.SqlQuery<long>($"select value as \"Value\" from cms_epoch where name = 'contents'").ToListAsync())[0]);

    [Theory, BothDatabases]
    public async Task Drafts_hidden_and_absent_items_are_the_same_404(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var draft = await site.DraftAsync(ContentSite.New());
        var hidden = await site.PublishedAsync(ContentSite.New(ContentSite.Secret));
        var deleted = await site.PublishedAsync(ContentSite.New());
        await site.ManageAsync(m => m.DeleteAsync(deleted.ContentItemId, null, CancellationToken.None));
        using var client = site.NewClient();
        var bodies = new List<string>();
        foreach (var id in new[] { draft.ContentItemId, hidden.ContentItemId, deleted.ContentItemId, PublicId.New(), "nothing", "%2F..%2Fadmin" })
        {
            var problem = await (await client.GetAsync($"/api/content/{id}")).ProblemAsync(HttpStatusCode.NotFound, "contents.item.not_found");
            problem.Remove("traceId");
            bodies.Add(problem.ToJsonString());
        }

        Assert.Single(bodies.Distinct());
        await (await client.GetAsync("/api/content/Secret/anything")).ProblemAsync(HttpStatusCode.NotFound, "contents.item.not_found");
        await (await client.GetAsync("/api/content?type=Secret")).ProblemAsync(HttpStatusCode.NotFound, "contents.item.not_found");
    }

    [Theory, BothDatabases]
    public async Task Who_may_see_more_gets_an_answer_that_no_cache_keeps(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var hidden = await site.PublishedAsync(ContentSite.New(ContentSite.Secret));
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        var answer = await chief.GetAsync($"/api/content/{hidden.ContentItemId}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-store, private", answer.Headers.CacheControl!.ToString());
        var story = await site.PublishedAsync(ContentSite.New());
        using var nobody = site.NewClient();
        Assert.NotEqual(
            (await nobody.GetAsync($"/api/content/{story.ContentItemId}")).Headers.ETag,
            (await chief.GetAsync($"/api/content/{story.ContentItemId}")).Headers.ETag);
    }

    [Theory, BothDatabases]
    public async Task A_list_is_paged_newest_first_and_counts_when_asked(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var city = $"Town {PublicId.New()}";
        var made = new List<string>();
        for (var i = 0; i < 5; i++)
            made.Insert(0, (await site.PublishedAsync(ContentSite.New(fill: part => part["City"] = new JsonObject { ["Text"] = city }))).ContentItemId);
        using var client = site.NewClient();
        var path = $"/api/content?type=Story&filter[City]={Uri.EscapeDataString(city.ToUpperInvariant())}&limit=2";

        var first = await (await client.GetAsync($"{path}&total=true")).ObjectAsync();
        Assert.Equal(made[..2], Ids(first));
        Assert.Equal(5, first["total"]!.GetValue<int>());
        var third = await (await client.GetAsync($"{path}&page=3")).ObjectAsync();
        Assert.Equal(made[4..], Ids(third));
        Assert.False(third.ContainsKey("total"));
        Assert.Empty(Ids(await (await client.GetAsync($"{path}&page=4&total=exact")).ObjectAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_list_has_a_tag_that_changes_with_its_items(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var city = $"Town {PublicId.New()}";
        var item = await site.PublishedAsync(ContentSite.New(fill: part => part["City"] = new JsonObject { ["Text"] = city }));
        using var client = site.NewClient();
        var path = $"/api/content?type=Story&filter[City]={Uri.EscapeDataString(city)}";
        var tag = (await client.GetAsync(path)).Headers.ETag!.ToString();
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(HttpMethod.Get, path, null, ("If-None-Match", tag))).StatusCode);
        item.GetOrAddPart("Story")["Rank"] = new JsonObject { ["Value"] = 1 };
        await site.PublishedAsync(item);
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(HttpMethod.Get, path, null, ("If-None-Match", tag))).StatusCode);
    }

    [Theory]
    [BothDatabases("", "contents.query.unknown_type", "type")]
    [BothDatabases("type=Nothing", "contents.query.unknown_type", "type")]
    [BothDatabases("type=Story&colour=red", "contents.query.unknown_parameter", "colour")]
    [BothDatabases("type=Story&limit=0", "contents.query.out_of_range", "limit")]
    [BothDatabases("type=Story&limit=101", "contents.query.out_of_range", "limit")]
    [BothDatabases("type=Story&page=x", "contents.query.out_of_range", "page")]
    [BothDatabases("type=Story&page=10000&limit=100", "contents.query.out_of_range", "page")]
    [BothDatabases("type=Story&page=1&page=2", "contents.query.repeated", "page")]
    [BothDatabases("type=Story&total=maybe", "contents.query.wrong_value", "total")]
    [BothDatabases("type=Story&filter[Colour]=red", "contents.query.unknown_field", "filter[Colour]")]
    [BothDatabases("type=Story&filter[Body]=red", "contents.query.not_filterable", "filter[Body]")]
    [BothDatabases("type=Story&filter[Body][contains]=red", "contents.query.not_filterable", "filter[Body][contains]")]
    [BothDatabases("type=Story&filter[Body?][exists]=true", "contents.query.unknown_field", "filter[Body?][exists]")]
    [BothDatabases("type=Story&filter[Rank]=high", "contents.query.wrong_value", "filter[Rank]")]
    [BothDatabases("type=Story&filter[City][like]=x", "contents.query.operator", "filter[City][like]")]
    [BothDatabases("type=Story&filter[Rank][between]=1", "contents.query.wrong_value", "filter[Rank][between]")]
    [BothDatabases("type=Story&filter[a][b][c]=x", "contents.query.syntax", "filter[a][b][c]")]
    [BothDatabases("type=Story&filter[]=x", "contents.query.syntax", "filter[]")]
    [BothDatabases("type=Story&filter[City=x", "contents.query.syntax", "filter[City")]
    [BothDatabases("type=Story&sort=Body", "contents.query.sort", "sort")]
    [BothDatabases("type=Story&sort=City,Tags", "contents.query.sort", "sort")]
    public async Task A_wrong_parameter_is_named_and_never_ignored(DatabaseProvider provider, string query, string code, string parameter)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var client = site.NewClient();
        var problem = await (await client.GetAsync($"/api/content?{query}")).ProblemAsync(HttpStatusCode.BadRequest, code);
        Assert.True(problem["errors"]!.AsObject().ContainsKey(parameter), problem.ToJsonString());
    }

    private static IEnumerable<string> Ids(JsonObject list) => list["items"]!.AsArray().Select(item => item!["ContentItemId"]!.GetValue<string>());
}

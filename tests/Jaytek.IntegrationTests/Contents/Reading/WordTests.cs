using System.Net;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Search;
using Jaytek.IntegrationTests.Sites;

namespace Jaytek.IntegrationTests.Contents.Reading;

/// <summary>Lists by words, and lists of drafts.</summary>
public sealed class WordTests
{
    [Theory, BothDatabases]
    public async Task Words_find_items_best_first_with_filters_pages_and_marks(DatabaseProvider provider)
    {
        await using var site = await Gigs.SearchedAsync(provider);
        var type = await Gigs.NewTypeAsync(site);
        await AddAsync(site, type, 1, "Morning", "The dürrenmatt <b>evening</b> of deep houses & more");
        await AddAsync(site, type, 2, "A Dürrenmatt night", null);
        await AddAsync(site, type, 3, "Dürrenmatt", null);
        await AddAsync(site, type, 4, "Dürrenmattstrasse", "house deep");
        await AddAsync(site, type, 5, "Nothing", null);
        await site.FollowedAsync();
        using var client = site.NewClient();
        // The title itself, a title that begins with it, one that holds it, the text; alike, the newest first.
        Assert.Equal("3,4,2,1", await Gigs.RanksAsync(client, "q=durrenmatt", type));
        Assert.Equal("1", await Gigs.RanksAsync(client, "q=DURRENM \"deep houses\"", type));
        Assert.Equal("4,1", await Gigs.RanksAsync(client, "q=deep hous", type));
        Assert.Equal("", await Gigs.RanksAsync(client, "q=\"house deep night\"", type));
        Assert.Equal("", await Gigs.RanksAsync(client, "q=!!", type));
        Assert.Equal("4,2", await Gigs.RanksAsync(client, "q=durrenmatt&filter[Loud]=true", type));
        Assert.Equal("1,2,3,4", await Gigs.RanksAsync(client, "q=durrenmatt&sort=Rank", type));
        Assert.Equal("2,1", await Gigs.RanksAsync(client, "q=durrenmatt&limit=2&page=2", type));
        Assert.Equal("3,4,2,1", string.Join(',', await SortTests.WalkAsync(client, $"/api/content?type={type}&q=durrenmatt&limit=1", type)));

        var list = await (await client.GetAsync($"/api/content?type={type}&q=durrenmatt&highlight=true&total=true&limit=4")).ObjectAsync();
        Assert.Equal(4, list["total"]!.GetValue<int>());
        var last = list["highlights"]![list["items"]![3]!["ContentItemId"]!.GetValue<string>()]!;
        Assert.Equal("Morning", last["DisplayText"]!.GetValue<string>());
        Assert.Contains("<mark>dürrenmatt</mark>", last["Text"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("&amp; more", last["Text"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", last["Text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [BothDatabases("type=Secret2&q=x", "contents.query.unknown_type", "type")]
    [BothDatabases("type=Gig&q=", "contents.query.wrong_value", "q")]
    [BothDatabases("type=Gig&highlight=true", "contents.query.wrong_value", "highlight")]
    [BothDatabases("type=Gig&q=x&highlight=x", "contents.query.wrong_value", "highlight")]
    [BothDatabases("type=Gig&sort=Relevance", "contents.query.sort", "sort")]
    [BothDatabases("type=Gig&q=x&sort=Relevance,Rank", "contents.query.sort", "sort")]
    [BothDatabases("type=Gig&status=trash", "contents.query.wrong_value", "status")]
    public async Task What_is_wrong_is_named(DatabaseProvider provider, string query, string code, string parameter)
    {
        using var client = (await Gigs.SharedAsync(provider)).NewClient();
        var problem = await (await client.GetAsync($"/api/content?{query}")).ProblemAsync(HttpStatusCode.BadRequest, code);
        Assert.True(problem["errors"]!.AsObject().ContainsKey(parameter), problem.ToJsonString());
    }

    [Theory, BothDatabases]
    public async Task Items_that_not_everybody_may_view_are_not_searched(DatabaseProvider provider)
    {
        var site = await Gigs.SharedAsync(provider);
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        await (await chief.GetAsync("/api/content?type=Secret&q=x")).ProblemAsync(HttpStatusCode.BadRequest, "contents.query.not_searchable");
    }

    [Theory, BothDatabases]
    public async Task Drafts_are_filtered_sorted_and_paged_for_those_who_may_edit(DatabaseProvider provider)
    {
        var site = await Gigs.SharedAsync(provider);
        var type = await Gigs.NewTypeAsync(site);
        var published = await AddAsync(site, type, 1, "One", null);
        published.GetOrAddPart(type)["Rank"] = new JsonObject { ["Value"] = 10 };
        await site.DraftAsync(published);
        await AddAsync(site, type, 2, "Two", null);
        foreach (var rank in new[] { 3, 4, 5 })
            await site.DraftAsync(ContentSite.New(type, $"Draft {rank}", part => Fill(part, rank, null)));
        using var client = await site.BearerAsync(await site.NewAsync("Administrator"));
        Assert.Equal("2,1", await Gigs.RanksAsync(client, "", type));
        Assert.Equal("3,4,5,10", await Gigs.RanksAsync(client, "status=draft&sort=Rank", type));
        Assert.Equal("10,5,4,3,2", await Gigs.RanksAsync(client, "status=latest&sort=-Rank", type));
        Assert.Equal("4,2", await Gigs.RanksAsync(client, "status=latest&sort=-Rank&filter[Loud]=true&filter[Rank][between]=2,5", type));
        Assert.Equal("5,3", await Gigs.RanksAsync(client, "status=draft&filter[DisplayText][startsWith]=DRAFT&filter[not][Rank]=4&sort=-DisplayText", type));
        // What was never published has no date of it.
        Assert.Equal("2,10,5,4,3", await Gigs.RanksAsync(client, "status=latest&sort=-PublishedUtc,-Rank", type));
        Assert.Equal("3,4,5,10", string.Join(',', await SortTests.WalkAsync(client, $"/api/content?type={type}&status=draft&sort=Rank&limit=2", type)));
        var one = await client.GetAsync($"/api/content/{published.ContentItemId}?status=draft");
        Assert.Equal("no-store, private", one.Headers.CacheControl!.ToString());
        Assert.Equal(10, (await one.ObjectAsync())[type]!["Rank"]!["Value"]!.GetValue<int>());
        Assert.Equal(1, (await (await client.GetAsync($"/api/content/{published.ContentItemId}")).ObjectAsync())[type]!["Rank"]!["Value"]!.GetValue<int>());

        using var nobody = site.NewClient();
        foreach (var path in new[] { $"?type={type}&status=draft", $"?type={type}&status=latest", $"/{published.ContentItemId}?status=draft", $"/{published.ContentItemId}?status=latest" })
            await (await nobody.GetAsync("/api/content" + path)).ProblemAsync(HttpStatusCode.NotFound, "contents.item.not_found");
    }

    private static Task<ContentItem> AddAsync(TestSite site, string type, int rank, string title, string? text) =>
        Gigs.GigAsync(site, type, part => Fill(part, rank, text), title);

    private static void Fill(JsonObject part, int rank, string? text)
    {
        part["Rank"] = new JsonObject { ["Value"] = rank };
        part["Loud"] = new JsonObject { ["Value"] = rank % 2 == 0 };
        if (text is not null)
            part["Body"] = new JsonObject { ["Html"] = $"<p>{text.Replace("&", "&amp;", StringComparison.Ordinal)}</p>" };
    }
}

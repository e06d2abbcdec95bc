using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;

namespace Jaytek.IntegrationTests.Contents.Reading;

/// <summary>Orders, and pages of them by cursor.</summary>
public sealed class SortTests
{
    [Theory]
    [BothDatabases("sort=City", "2,3,1,4")]
    [BothDatabases("sort=-City", "1,3,2,4")]
    [BothDatabases("sort=Level,-Rank", "3,2,1,4")]
    [BothDatabases("sort=-Level,Rank", "1,2,3,4")]
    [BothDatabases("sort=Loud,-City", "2,1,3,4")]
    [BothDatabases("sort=Level,PublishedUtc", "2,3,1,4")]
    [BothDatabases("sort=Level,-PublishedUtc", "3,2,1,4")]
    [BothDatabases("sort=Level", "3,2,1,4")]
    [BothDatabases("sort=-Level", "1,2,3,4")]
    [BothDatabases("sort=Doors,DisplayText", "1,2,3,4")]
    [BothDatabases("sort=PublishedUtc", "1,2,3,4")]
    [BothDatabases("sort=-PublishedUtc", "4,3,2,1")]
    [BothDatabases("sort=-DisplayText", "3,2,4,1")]
    [BothDatabases("sort=-TitlePart.Title&filter[Rank][gt]=1", "3,2,4")]
    public async Task A_list_is_sorted_by_one_member_or_several_and_absent_values_come_last(DatabaseProvider provider, string sort, string ranks)
    {
        using var client = (await Gigs.SharedAsync(provider)).NewClient();
        Assert.Equal(ranks, await Gigs.RanksAsync(client, sort));
        // Every way pages by cursor to the same order, whatever the size of a page.
        foreach (var limit in new[] { 1, 3 })
            Assert.Equal(ranks, string.Join(',', await WalkAsync(client, $"/api/content?type=Gig&{sort}&limit={limit}", "Gig")));
        // And by page.
        var pages = new List<string>();
        for (var page = 1; page <= 4; page++)
            pages.Add(await Gigs.RanksAsync(client, $"{sort}&limit=1&page={page}"));
        Assert.Equal(ranks, string.Join(',', pages.Where(rank => rank.Length > 0)));
    }

    [Theory]
    [BothDatabases("sort=-PublishedUtc")]
    [BothDatabases("sort=PublishedUtc")]
    [BothDatabases("sort=Rank")]
    [BothDatabases("sort=-Rank")]
    [BothDatabases("sort=Loud")]
    [BothDatabases("sort=City,-Rank")]
    [BothDatabases("sort=-Rank&filter[Loud]=true")]
    [BothDatabases("sort=Rank&filter[Rank][gte]=0")]
    public async Task Inserting_and_removing_while_paging_neither_repeats_nor_skips(DatabaseProvider provider, string query)
    {
        var site = await Gigs.SharedAsync(provider);
        var type = await Gigs.NewTypeAsync(site);
        var there = new List<ContentItem>();
        for (var i = 0; i < 9; i++)
            there.Add(await AddAsync(site, type, i));
        using var client = site.NewClient();
        var (seen, cursor, page) = (new List<string>(), (string?)null, 0);
        do
        {
            var list = await (await client.GetAsync($"/api/content?type={type}&{query}&limit=2{(cursor is null ? "" : $"&cursor={cursor}")}")).ObjectAsync();
            seen.AddRange(Ids(list));
            cursor = list["next"]?.GetValue<string>();
            // New ones before, behind and among what was seen; and the one that the cursor stands on goes.
            if (page++ < 3)
            {
                await AddAsync(site, type, page % 2 == 0 ? -page : page * 2);
                await site.ManageAsync(manager => manager.DeleteAsync(seen[^1], null, CancellationToken.None));
            }
        }
        while (cursor is not null);

        Assert.Equal(seen.Count, seen.Distinct().Count());
        // By value an item without one is in no range, and by the filter only some are loud.
        var expected = there.Where(item => (!query.Contains("gte", StringComparison.Ordinal) || item.Field(type, "Rank") is not null)
            && (!query.Contains("Loud]", StringComparison.Ordinal) || item.Field(type, "Loud")!["Value"]!.GetValue<bool>())).Select(item => item.ContentItemId);
        Assert.Empty(expected.Except(seen));
    }

    [Theory, BothDatabases]
    public async Task A_cursor_counts_for_its_question_alone(DatabaseProvider provider)
    {
        using var client = (await Gigs.SharedAsync(provider)).NewClient();
        var first = await (await client.GetAsync("/api/content?type=Gig&sort=Rank&limit=1")).ObjectAsync();
        var cursor = first["next"]!.GetValue<string>();
        Assert.Equal("2", await Gigs.RanksAsync(client, $"sort=Rank&limit=1&cursor={cursor}"));
        // Another page size is the same question.
        Assert.Equal("2,3,4", await Gigs.RanksAsync(client, $"sort=Rank&limit=50&cursor={cursor}"));
        foreach (var other in new[] { "sort=-Rank", "sort=Rank&filter[Loud]=true", "sort=City", "sort=Rank,City" })
            await (await client.GetAsync($"/api/content?type=Gig&{other}&cursor={cursor}")).ProblemAsync(System.Net.HttpStatusCode.BadRequest, "contents.query.cursor");
        await (await client.GetAsync($"/api/content?type=Act&sort=Rank&cursor={cursor}")).ProblemAsync(System.Net.HttpStatusCode.BadRequest, "contents.query.sort");
        var forged = cursor[..^4] + (cursor.EndsWith("AAAA", StringComparison.Ordinal) ? "BBBB" : "AAAA");
        await (await client.GetAsync($"/api/content?type=Gig&sort=Rank&cursor={forged}")).ProblemAsync(System.Net.HttpStatusCode.BadRequest, "contents.query.cursor");
        await (await client.GetAsync($"/api/content?type=Gig&sort=Rank&cursor={new string('a', 5_000)}")).ProblemAsync(System.Net.HttpStatusCode.BadRequest, "contents.query.cursor");
        Assert.Null((await (await client.GetAsync("/api/content?type=Gig&limit=4")).ObjectAsync())["next"]);
    }

    internal static async Task<List<string>> WalkAsync(HttpClient client, string path, string type)
    {
        var (ranks, cursor) = (new List<string>(), (string?)null);
        do
        {
            var list = await (await client.GetAsync(path + (cursor is null ? "" : $"&cursor={cursor}"))).ObjectAsync();
            ranks.AddRange(Gigs.Ranks(list, type).Split(',', StringSplitOptions.RemoveEmptyEntries));
            cursor = list["next"]?.GetValue<string>();
        }
        while (cursor is not null);
        return ranks;
    }

    private static Task<ContentItem> AddAsync(TestSite site, string type, int i) => Gigs.GigAsync(site, type, part =>
    {
        if (i % 4 != 3)
            part["Rank"] = new JsonObject { ["Value"] = i };
        part["Loud"] = new JsonObject { ["Value"] = i % 2 == 0 };
        part["City"] = new JsonObject { ["Text"] = i % 3 == 0 ? "Bern" : "Berlin" };
    });

    private static IEnumerable<string> Ids(JsonObject list) => list["items"]!.AsArray().Select(item => item!["ContentItemId"]!.GetValue<string>());
}

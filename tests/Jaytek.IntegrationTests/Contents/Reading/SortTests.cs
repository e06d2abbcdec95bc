using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Index;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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
        await (await client.GetAsync($"/api/content?type=Act&sort=Rank&cursor={cursor}")).ProblemAsync(System.Net.HttpStatusCode.BadRequest, "contents.query.cursor");
        var forged = cursor[..^4] + (cursor.EndsWith("AAAA", StringComparison.Ordinal) ? "BBBB" : "AAAA");
        await (await client.GetAsync($"/api/content?type=Gig&sort=Rank&cursor={forged}")).ProblemAsync(System.Net.HttpStatusCode.BadRequest, "contents.query.cursor");
        await (await client.GetAsync($"/api/content?type=Gig&sort=Rank&cursor={new string('a', 5_000)}")).ProblemAsync(System.Net.HttpStatusCode.BadRequest, "contents.query.cursor");
        Assert.Null((await (await client.GetAsync("/api/content?type=Gig&limit=4")).ObjectAsync())["next"]);
    }

    [Theory, BothDatabases]
    public async Task A_declared_pair_sorts_more_than_a_thousand_matches_once_it_is_built(DatabaseProvider provider)
    {
        var site = await Gigs.SharedAsync(provider);
        var type = await Gigs.NewTypeAsync(site);
        for (var i = 0; i < 12; i++)
            await AddAsync(site, type, i);
        using var client = site.NewClient();
        var (plain, numbers) = (await RanksAsync("filter[City]=bern&sort=Rank"), await RanksAsync("filter[Loud]=true&sort=-City"));
        Assert.Equal("0,6,9,", plain);

        await site.StepOkAsync(JsonNode.Parse("""{"name":"ContentDefinition","ContentTypes":[{"Name":"$t","Settings":{"ContentIndexSettings":{"Pairs":["City+Rank","Loud+City","Nothing+Rank","Tags+Tags"]}}}]}"""
            .Replace("$t", type, StringComparison.Ordinal))!.AsObject());
        await Eventually.IsTrueAsync(async () =>
        {
            await site.DeliverEventsAsync();
            return (await PairsAsync(site, type)).All(state => state == "ready");
        });
        Assert.Equal(2, (await PairsAsync(site, type)).Count);

        // The same answers, along the pair's rows: also those of items that come and change now.
        Assert.Equal(plain, await RanksAsync("filter[City]=bern&sort=Rank"));
        Assert.Equal(numbers, await RanksAsync("filter[Loud]=true&sort=-City"));
        await Gigs.GigAsync(site, type, part => (part["City"], part["Rank"]) = (new JsonObject { ["Text"] = "Bern" }, new JsonObject { ["Value"] = -2.5 }));
        Assert.Equal("-2.5,0,6,9,", await RanksAsync("filter[City]=BERN&sort=Rank"));
        Assert.Equal("9,6,0,-2.5,", await RanksAsync("filter[City]=Bern&sort=-Rank"));
        Assert.Equal("9,6", await RanksAsync("filter[City]=Bern&sort=-Rank&filter[Rank][gt]=0"));
        Assert.Equal("0,-2.5", await RanksAsync("filter[City]=Bern&sort=-Rank&limit=2&page=2"));
        Assert.Equal("", await RanksAsync("filter[City]=Bern&sort=-Rank&limit=2&page=4"));
        foreach (var sort in new[] { "Rank", "-Rank" })
            Assert.Equal((await RanksAsync($"filter[City]=Bern&sort={sort}")).TrimEnd(','), string.Join(',', await WalkAsync(client, $"/api/content?type={type}&filter[City]=Bern&sort={sort}&limit=2", type)));

        Task<string> RanksAsync(string query) => Gigs.RanksAsync(client, query, type);
    }

    [Theory, BothDatabases]
    public async Task More_than_a_thousand_matches_are_not_sorted_without_a_pair_which_is_named(DatabaseProvider provider)
    {
        var site = await Gigs.SharedAsync(provider);
        var type = await Gigs.NewTypeAsync(site);
        await AddAsync(site, type, 6);
        await CopyRowsAsync(site, type, 1_000);
        using var client = site.NewClient();
        var problem = await (await client.GetAsync($"/api/content?type={type}&filter[City]=Bern&sort=Rank")).ProblemAsync(System.Net.HttpStatusCode.BadRequest, "contents.query.declare_pair");
        Assert.Contains("City+Rank", problem["errors"]!["sort"]![0]!.GetValue<string>(), StringComparison.Ordinal);
        // By date, by the sorted field's own range and by two members without a filter it is answered.
        foreach (var query in new[] { "filter[City]=Bern", "filter[Rank][gt]=0&sort=Rank", "sort=City,Rank", "sort=-Rank" })
            await (await client.GetAsync($"/api/content?type={type}&{query}")).ObjectAsync();
    }

    private static Task<List<string>> PairsAsync(TestSite site, string type) => site.InScopeAsync(services => services.GetRequiredService<JaytekDb>()
        .Set<FieldRow>().Where(field => field.ContentType == type && EF.Functions.Like(field.Path, "%+%")).Select(field => field.State).ToListAsync());

    // Index rows of items that are not there: only their number counts.
    private static Task CopyRowsAsync(TestSite site, string type, int count) => site.InScopeAsync(async services =>
    {
        var database = services.GetRequiredService<JaytekDb>().Database;
        var field = await services.GetRequiredService<JaytekDb>().Set<FieldRow>().SingleAsync(row => row.ContentType == type && row.Path == type + ".City");
        return site.Provider == DatabaseProvider.Sqlite
            ? await database.ExecuteSqlAsync($"""
                with recursive n(i) as (select 1 union all select i + 1 from n where i < {count})
                insert into ix (field, val, pub, item) select {field.FieldId}, 'bern', 1, -n.i - {field.FieldId} * 10000 from n
                """)
            : await database.ExecuteSqlAsync($"insert into ix_text (field, val, pub, item) select {field.FieldId}, 'bern', now(), -n - {field.FieldId} * 10000 from generate_series(1, {count}) n");
    });

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

using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Index;
using Jaytek.Engine.CommandLine;
using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Contents;

/// <summary>Lists through the field index, which every action keeps.</summary>
public sealed class QueryTests
{
    [Theory, BothDatabases]
    public async Task Filters_find_what_was_published_and_nothing_else(DatabaseProvider provider)
    {
        var (site, city) = (await ContentSite.SharedAsync(provider), $"Zürich {PublicId.New()}");
        var items = new List<ContentItem>();
        for (var i = 1; i <= 4; i++)
            items.Add(await AddAsync(site, city, i));
        await site.DraftAsync(Make(city, 9));

        async Task<string> FindAsync(params ContentFilter[] more) => string.Join(',', (await site.ListAsync(
            new ContentQuery("Story") { Filters = [ContentFilter.Equal("City", city.ToUpperInvariant()), .. more] })).Items.Select(Rank));
        Assert.Equal("4,3,2,1", await FindAsync());
        Assert.Equal("3", await FindAsync(ContentFilter.Equal("Story.Rank", "3.0")));
        Assert.Equal("4,3", await FindAsync(new ContentFilter("Rank", FilterOperator.GreaterThan, ["2"])));
        Assert.Equal("3,2", await FindAsync(new ContentFilter("Rank", FilterOperator.Between, ["2", "3"])));
        Assert.Equal("4,1", await FindAsync(new ContentFilter("Rank", FilterOperator.In, ["1", "4", "77"])));
        Assert.Equal("4,2", await FindAsync(ContentFilter.Equal("Loud", "true")));
        Assert.Equal("2,1", await FindAsync(ContentFilter.Before("At", items[2].Field("Story", "At")!["Value"].AsInstant()!.Value)));
        Assert.Equal("4,3,2,1", await FindAsync(ContentFilter.Equal("Tags", "A")));
        Assert.Equal("3", await FindAsync(ContentFilter.Equal("Tags", "a"), ContentFilter.Equal("Tags", "t3")));
        Assert.Equal("2", await FindAsync(ContentFilter.Equal("ContentItemId", items[1].ContentItemId)));
        Assert.Equal("4,3", await FindAsync(ContentFilter.AtLeast("PublishedUtc", items[2].PublishedUtc!.Value)));
        Assert.Equal("1", await FindAsync(ContentFilter.Equal("DisplayText", items[0].DisplayText!.ToUpperInvariant())));
        Assert.Equal("", await FindAsync(ContentFilter.Equal("Owner", "nobody")));
    }

    [Theory, BothDatabases]
    public async Task Any_single_value_sorts_and_absent_ones_come_last_both_ways(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var type = await NewTypeAsync(site);
        var ids = new Dictionary<string, string>();
        foreach (var rank in new int?[] { 3, null, 1, 2 })
            ids[(await site.PublishedAsync(ContentSite.New(type, fill: part => Rank(part, rank)))).ContentItemId] = $"{rank}";
        async Task<string> OrderAsync(bool descending, int skip = 0, int take = 10, params ContentFilter[] filters) => string.Join(',', (await site.ListAsync(
            new ContentQuery(type) { OrderBy = "Rank", Descending = descending, Skip = skip, Take = take, Filters = filters })).Items.Select(item => ids[item.ContentItemId]));
        Assert.Equal("1,2,3,", await OrderAsync(false));
        Assert.Equal("3,2,1,", await OrderAsync(true));
        Assert.Equal("3,", await OrderAsync(false, skip: 2));
        Assert.Equal("", await OrderAsync(false, skip: 3));
        Assert.Equal("2,3", await OrderAsync(false, 0, 10, new ContentFilter("Rank", FilterOperator.AtLeast, ["2"])));
        Assert.Equal("1,3", await OrderAsync(false, 0, 10, new ContentFilter("Rank", FilterOperator.In, ["1", "3"])));
        Assert.Equal("3,2,1,", await OrderAsync(true, 0, 10, new ContentFilter("PublishedUtc", FilterOperator.AtLeast, ["2020-01-01"])));
    }

    [Theory, BothDatabases]
    public async Task The_index_follows_every_change_of_what_is_published(DatabaseProvider provider)
    {
        var (site, city) = (await ContentSite.SharedAsync(provider), $"Town {PublicId.New()}");
        var item = await AddAsync(site, city, 1);
        async Task<int> CountAsync(string rank) => (await site.ListAsync(
            new ContentQuery("Story") { Filters = [ContentFilter.Equal("City", city), ContentFilter.Equal("Rank", rank)] })).Items.Count;
        item.GetOrAddField("Story", "Rank")["Value"] = 2;
        await site.DraftAsync(item);
        Assert.Equal((1, 0), (await CountAsync("1"), await CountAsync("2")));
        await site.ManageAsync(m => m.PublishAsync(item.ContentItemId, null, CancellationToken.None));
        Assert.Equal((0, 1), (await CountAsync("1"), await CountAsync("2")));
        await site.ManageAsync(m => m.UnpublishAsync(item.ContentItemId, null, CancellationToken.None));
        Assert.Equal((0, 0), (await CountAsync("1"), await CountAsync("2")));
        Assert.Equal(0, await RowsAsync(site, item.ContentItemId));
        await site.ManageAsync(m => m.PublishAsync(item.ContentItemId, null, CancellationToken.None));
        Assert.Equal(1, await CountAsync("2"));
    }

    [Theory, BothDatabases]
    public async Task A_field_that_a_type_gains_is_searchable_once_older_items_are_indexed(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var type = await NewTypeAsync(site);
        var item = ContentSite.New(type);
        item.GetOrAddField(type, "Later")["Text"] = "Found";
        await site.PublishedAsync(item);
        await site.StepOkAsync(JsonNode.Parse("""{"name":"ContentDefinition","ContentParts":[{"Name":"$t","ContentPartFieldDefinitionRecords":[{"FieldName":"TextField","Name":"Later","Settings":{}}]}]}"""
            .Replace("$t", type, StringComparison.Ordinal))!.AsObject());
        var query = new ContentQuery(type) { Filters = [ContentFilter.Equal("Later", "found")] };
        await Eventually.IsTrueAsync(async () =>
        {
            await site.DeliverEventsAsync();
            try
            {
                return (await site.ListAsync(query)).Items.Count == 1;
            }
            catch (ContentQueryException waiting) when (waiting.Error.Code == "contents.query.building")
            {
                return false;
            }
        });
    }

    [Theory, BothDatabases]
    public async Task Reindexing_mends_a_broken_index_and_says_how_far_it_is(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var type = await NewTypeAsync(site);
        for (var i = 0; i < 3; i++)
            await site.PublishedAsync(ContentSite.New(type, fill: part => Rank(part, 5)));
        var query = new ContentQuery(type) { Filters = [ContentFilter.Equal("Rank", "5")] };
        await site.InScopeAsync(async services =>
        {
            var database = services.GetRequiredService<JaytekDb>().Database;
            return provider == DatabaseProvider.Sqlite
                ? await database.ExecuteSqlAsync($"delete from ix where item in (select item_no from cms_item where content_type = {type})")
                : await database.ExecuteSqlAsync($"delete from ix_num where item in (select item_no from cms_item where content_type = {type})");
        });
        Assert.Empty((await site.ListAsync(query)).Items);

        var output = new StringWriter();
        var exit = await site.InScopeAsync(services => services.GetRequiredService<ContentVerb>()
            .RunAsync(["reindex", type], new CommandConsole(output, output), CancellationToken.None));
        Assert.Equal(0, exit);
        Assert.Contains($"{type}: 3 of 3", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(3, (await site.ListAsync(query)).Items.Count);
    }

    [Theory, BothDatabases]
    public async Task A_rebuild_that_is_cut_off_is_completed_by_the_job(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var type = await NewTypeAsync(site);
        await site.PublishedAsync(ContentSite.New(type, fill: part => Rank(part, 5)));
        await site.InScopeAsync(services => services.GetRequiredService<JaytekDb>().Set<FieldRow>().Where(field => field.ContentType == type)
            .ExecuteUpdateAsync(set => set.SetProperty(field => field.State, FieldStates.Building)));
        using var cut = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => site.InScopeAsync(services => services.GetRequiredService<RebuildIndex>()
            .RunAsync(type, new Cut(cut), cut.Token)));
        var query = new ContentQuery(type) { Filters = [ContentFilter.Equal("Rank", "5")] };
        Assert.Equal("contents.query.building", (await Assert.ThrowsAsync<ContentQueryException>(() => site.ListAsync(query))).Error.Code);

        await site.InScopeAsync(async services =>
        {
            await services.GetRequiredService<BuildFields>().RunAsync(new JobContext("contents.index", TimeProvider.System.GetUtcNow()), CancellationToken.None);
            return true;
        });
        Assert.Single((await site.ListAsync(query)).Items);
    }

    [Theory, BothDatabases]
    public async Task Totals_count_all_matches(DatabaseProvider provider)
    {
        var (site, city) = (await ContentSite.SharedAsync(provider), $"Town {PublicId.New()}");
        for (var i = 0; i < 3; i++)
            await AddAsync(site, city, i);
        var page = await site.ListAsync(new ContentQuery("Story") { Filters = [ContentFilter.Equal("City", city)], Take = 1, Total = ContentTotal.Capped });
        Assert.Equal((1, 3L, false), (page.Items.Count, page.Total!.Value, page.IsTotalCapped));
        Assert.Null((await site.ListAsync(new ContentQuery("Story"))).Total);
    }

    private sealed class Cut(CancellationTokenSource source) : IProgress<IndexProgress>
    {
        public void Report(IndexProgress value) => source.Cancel();
    }

    private static async Task<string> NewTypeAsync(TestSite site)
    {
        var name = "T" + PublicId.New();
        await site.StepOkAsync(new JsonObject
        {
            ["name"] = "ContentDefinition",
            ["ContentTypes"] = new JsonArray(ContentSite.TypeOf(name, "t/{slug}")),
            ["ContentParts"] = new JsonArray(ContentSite.PartOf(name)),
        });
        return name;
    }

    private static Task<int> RowsAsync(TestSite site, string id) => site.InScopeAsync(async services =>
    {
        var database = services.GetRequiredService<JaytekDb>().Database;
        var counts = site.Provider == DatabaseProvider.Sqlite
            ? database.SqlQuery<int>($"select count(*) as \"Value\" from ix where item = (select item_no from cms_item where content_item_id = {id})")
            : database.SqlQuery<int>($"""
                select (select count(*) from ix_key r where r.item = i.item_no)::int + (select count(*) from ix_num r where r.item = i.item_no)::int
                  + (select count(*) from ix_text r where r.item = i.item_no)::int as "Value"
                from cms_item i where i.content_item_id = {id}
                """);
        return (await counts.ToListAsync())[0];
    });

    private static Task<ContentItem> AddAsync(TestSite site, string city, int rank) => site.PublishedAsync(Make(city, rank));

    private static ContentItem Make(string city, int rank) => ContentSite.New(fill: part =>
    {
        part["City"] = new JsonObject { ["Text"] = city };
        Rank(part, rank);
        part["Loud"] = new JsonObject { ["Value"] = rank % 2 == 0 };
        part["At"] = new JsonObject { ["Value"] = $"2026-05-{rank + 1:00}T20:00:00Z" };
        part["Tags"] = new JsonObject { ["Values"] = new JsonArray("a", $"t{rank}") };
    });

    private static void Rank(JsonObject part, int? rank)
    {
        if (rank is not null)
            part["Rank"] = new JsonObject { ["Value"] = rank };
    }

    private static string Rank(ContentItem item) => item.Field("Story", "Rank")!["Value"]!.ToJsonString();
}

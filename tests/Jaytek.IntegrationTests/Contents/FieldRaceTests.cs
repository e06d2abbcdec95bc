using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Contents.Index;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Engine.Events;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace Jaytek.IntegrationTests.Contents;

/// <summary>Sites on which nothing is rebuilt but by the test itself: without the outbox's and the jobs' own hands.</summary>
public sealed class QuietSites : IAsyncLifetime
{
    private readonly Dictionary<DatabaseProvider, TestSite> _sites = [];

    public async Task<TestSite> GetAsync(DatabaseProvider provider)
    {
        if (!_sites.TryGetValue(provider, out var site))
        {
            _sites[provider] = site = await TestSite.StartAsync(provider);
            foreach (var service in site.Services.GetServices<IHostedService>().Where(service => service is OutboxDispatcher or QuartzHostedService))
                await service.StopAsync(CancellationToken.None);
        }

        return site;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var site in _sites.Values)
            await site.DisposeAsync();
    }
}

/// <summary>Fields that come and go while the index is being rebuilt and items are being saved.</summary>
public sealed class FieldRaceTests(QuietSites sites) : IClassFixture<QuietSites>
{
    [Theory, BothDatabases]
    public async Task A_field_that_comes_during_a_rebuild_is_not_ready_by_its_end(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var (type, item) = await TypeAsync(site);
        // After the only batch, so that the item is not indexed by the new field.
        await RebuildAsync(site, type, () => ChangeAsync(site, type, isReplacing: false, "One", "Two"));
        Assert.Equal(FieldStates.Building, (await FieldAsync(site, type, "Two"))!.State);
        await RebuildAsync(site, type, () => Task.CompletedTask);
        Assert.Equal(FieldStates.Ready, (await FieldAsync(site, type, "Two"))!.State);
        Assert.Equal([item.ContentItemId], await FoundAsync(site, type, "Two"));
    }

    [Theory, BothDatabases]
    public async Task A_field_that_went_during_a_rebuild_takes_its_rows_along_later(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var (type, _) = await TypeAsync(site);
        var field = (await FieldAsync(site, type, "One"))!.FieldId;
        await RebuildAsync(site, type, () => ChangeAsync(site, type, isReplacing: true));
        Assert.Equal(FieldStates.Dropping, (await FieldAsync(site, type, "One"))!.State);
        await RebuildAsync(site, type, () => Task.CompletedTask);
        Assert.Null(await FieldAsync(site, type, "One"));
        Assert.Equal(0, await RowsAsync(site, field));
    }

    [Theory, BothDatabases]
    public async Task A_field_that_goes_and_comes_back_during_a_rebuild_waits_for_the_next(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var (type, item) = await TypeAsync(site);
        await ChangeAsync(site, type, isReplacing: true, "One", "Two");
        await RebuildAsync(site, type, async () =>
        {
            await ChangeAsync(site, type, isReplacing: true, "One");
            // Saved while the field was gone: it has no row.
            await site.PublishedAsync(item);
            await ChangeAsync(site, type, isReplacing: true, "One", "Two");
        });
        Assert.Equal(FieldStates.Building, (await FieldAsync(site, type, "Two"))!.State);
        await RebuildAsync(site, type, () => Task.CompletedTask);
        Assert.Equal([item.ContentItemId], await FoundAsync(site, type, "Two"));
    }

    [Theory, BothDatabases]
    public async Task A_writer_that_has_not_committed_keeps_its_rows_in_a_new_field(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var (type, item) = await TypeAsync(site);
        var (isSaved, mayCommit) = (new TaskCompletionSource(), new TaskCompletionSource());
        var writer = Task.Run(() => site.InScopeAsync(services => services.GetRequiredService<ActionRunner>().RunAsync<ContentItem>("test.slow", async _ =>
        {
            var saved = await services.Manager().SaveAndPublishAsync(New(type), null, CancellationToken.None);
            isSaved.SetResult();
            await mayCommit.Task;
            return saved;
        }, CancellationToken.None)));
        await isSaved.Task;
        var change = Task.Run(async () =>
        {
            await ChangeAsync(site, type, isReplacing: false, "One", "Two");
            await RebuildAsync(site, type, () => Task.CompletedTask);
        });
        // Either it waits for the writer, or it goes past it and is done soon.
        await Task.WhenAny(change, Task.Delay(TimeSpan.FromSeconds(2)));
        mayCommit.SetResult();
        var late = await writer;
        await change;
        Assert.Null(late.Error);
        Assert.Equal(
            new[] { item.ContentItemId, late.Value.ContentItemId }.Order(StringComparer.Ordinal),
            (await FoundAsync(site, type, "Two")).Order(StringComparer.Ordinal));
    }

    private static async Task<(string Type, ContentItem Item)> TypeAsync(TestSite site)
    {
        var type = $"T{PublicId.New()}";
        await ChangeAsync(site, type, isReplacing: false, "One");
        var item = await site.PublishedAsync(New(type));
        await RebuildAsync(site, type, () => Task.CompletedTask);
        return (type, item);
    }

    private static ContentItem New(string type)
    {
        var item = new ContentItem(type);
        item.GetOrAddField(type, "One")["Text"] = "x";
        item.GetOrAddField(type, "Two")["Text"] = "x";
        return item;
    }

    private static Task ChangeAsync(TestSite site, string type, bool isReplacing, params string[] fields)
    {
        var records = fields.Select(field => (JsonNode)new JsonObject { ["FieldName"] = "TextField", ["Name"] = field, ["Settings"] = new JsonObject() });
        return site.StepOkAsync(new JsonObject
        {
            ["name"] = isReplacing ? "ReplaceContentDefinition" : "ContentDefinition",
            ["ContentTypes"] = new JsonArray(new JsonObject
            {
                ["Name"] = type,
                ["Settings"] = new JsonObject(),
                ["ContentTypePartDefinitionRecords"] = new JsonArray(new JsonObject { ["PartName"] = type, ["Name"] = type, ["Settings"] = new JsonObject() }),
            }),
            ["ContentParts"] = new JsonArray(new JsonObject
            {
                ["Name"] = type, ["Settings"] = new JsonObject(), ["ContentPartFieldDefinitionRecords"] = new JsonArray([.. records]),
            }),
        });
    }

    private static async Task RebuildAsync(TestSite site, string type, Func<Task> afterBatch)
    {
        var result = await site.InScopeAsync(services => services.GetRequiredService<RebuildIndex>().RunAsync(type, new After(afterBatch), CancellationToken.None));
        Assert.Null(result.Error);
    }

    private static Task<FieldRow?> FieldAsync(TestSite site, string type, string name) => site.InScopeAsync(services =>
        services.GetRequiredService<JaytekDb>().Set<FieldRow>().AsNoTracking().SingleOrDefaultAsync(field => field.ContentType == type && field.Path == $"{type}.{name}"));

    private static async Task<IEnumerable<string>> FoundAsync(TestSite site, string type, string field) =>
        (await site.ListAsync(new ContentQuery(type) { Filters = [ContentFilter.Equal(field, "x")] })).Items.Select(item => item.ContentItemId);

    private static Task<int> RowsAsync(TestSite site, int field) => site.InScopeAsync(services =>
    {
        var db = services.GetRequiredService<JaytekDb>().Database;
        return site.Provider == DatabaseProvider.Postgres
            ? db.SqlQuery<int>($"select count(*)::int as \"Value\" from ix_text where field = {field}").SingleAsync()
            : db.SqlQuery<int>($"select count(*) as \"Value\" from ix where field = {field}").SingleAsync();
    });

    private sealed class After(Func<Task> afterBatch) : IProgress<IndexProgress>
    {
        public void Report(IndexProgress value) => afterBatch().GetAwaiter().GetResult();
    }
}

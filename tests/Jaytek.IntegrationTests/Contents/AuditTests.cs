using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Contents;

/// <summary>What the audit trail keeps of changes of content.</summary>
public sealed class AuditTests
{
    [Theory, BothDatabases]
    public async Task A_saved_draft_leaves_what_has_changed_and_not_the_documents(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = ContentSite.New(fill: part => part["City"] = new JsonObject { ["Text"] = "Porto" });
        item.GetOrAddField("Story", "Body")["Html"] = $"<p>{new string('x', 5_000)}</p>";
        item = await site.DraftAsync(item);
        item.GetOrAddField("Story", "City")["Text"] = "Lisbon";
        item.GetOrAddField("Story", "Rank")["Value"] = 3;
        await site.DraftAsync(item);
        var entry = (await EntriesAsync(site, item.ContentItemId))[^1];
        var (before, after) = (JsonNode.Parse(entry.Before!)!, JsonNode.Parse(entry.After!)!);
        Assert.Equal("""{"City":{"Text":"Porto"}}""", before["Story"]!.ToJsonString());
        Assert.Equal("""{"City":{"Text":"Lisbon"},"Rank":{"Value":3}}""", after["Story"]!.ToJsonString());
        Assert.Equal(item.ContentItemVersionId, after["ContentItemVersionId"]!.GetValue<string>());
        Assert.InRange(entry.Before!.Length + entry.After!.Length, 1, 1_000);
    }

    [Theory, BothDatabases]
    public async Task What_the_versions_keep_is_named_by_their_ids(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.PublishedAsync(ContentSite.New());
        await site.ManageAsync(m => m.UnpublishAsync(item.ContentItemId, null, CancellationToken.None));
        await site.ManageAsync(m => m.DeleteAsync(item.ContentItemId, null, CancellationToken.None));
        var version = $$"""{"ContentItemVersionId":"{{item.ContentItemVersionId}}"}""";
        Assert.Equal(
            [(null, version), (version, version), (version, null)],
            (await EntriesAsync(site, item.ContentItemId)).Skip(1).Select(entry => (entry.Before, entry.After)));
    }

    private static Task<List<AuditEntry>> EntriesAsync(TestSite site, string id) => site.InScopeAsync(services =>
        services.GetRequiredService<JaytekDb>().Set<AuditEntry>().AsNoTracking().Where(entry => entry.TargetId == id).OrderBy(entry => entry.Id).ToListAsync());
}

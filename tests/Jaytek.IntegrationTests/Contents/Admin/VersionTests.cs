using System.Net;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Contents.Admin;

/// <summary>Versions: listed, compared, restored.</summary>
public sealed class VersionTests
{
    [Theory, BothDatabases]
    public async Task An_earlier_version_becomes_the_draft_and_nothing_is_lost(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var first = await site.PublishedAsync(WithCity("Porto"));
        var second = await site.PublishedAsync(Changed(first, "Lisbon"));
        var draft = await site.DraftAsync(Changed(second, "Faro"));

        Assert.Equal("contents.item.conflict", (await RestoreAsync(site, first, second.Tag)).Error?.Code);
        Assert.Equal("contents.version.is_newest", (await RestoreAsync(site, draft, draft.Tag)).Error?.Code);
        var restored = (await RestoreAsync(site, first, draft.Tag)).Value;

        Assert.Equal(("Porto", true, false), (City(restored), restored.Latest, restored.Published));
        Assert.Equal("Lisbon", City((await site.FindAsync(first.ContentItemId))!));
        // The draft that stood there is a version of its own, and can come back too.
        Assert.Equal("Faro", City((await site.InScopeAsync(s => s.GetRequiredService<IContentReader>().GetVersionAsync(draft.ContentItemVersionId, CancellationToken.None)))!));
        Assert.Equal("Faro", City((await RestoreAsync(site, draft, restored.Tag)).Value));
    }

    [Theory, BothDatabases]
    public async Task A_plan_of_back_then_and_an_address_that_is_taken_do_not_come_back(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var address = $"stories/{PublicId.New().ToLowerInvariant()}";
        var first = WithCity("Porto");
        first.GetOrAddPart("AutoroutePart")["Path"] = address;
        first = await site.PublishedAsync(first);
        var planned = first.Clone();
        planned.GetOrAddPart("PublishLaterPart")["ScheduledPublishUtc"] = "2020-01-01T00:00:00Z";
        planned = await site.DraftAsync(planned);
        var moved = Changed(planned, "Lisbon");
        moved.GetOrAddPart("PublishLaterPart").Remove("ScheduledPublishUtc");
        moved.GetOrAddPart("AutoroutePart")["Path"] = address + "-moved";
        moved = await site.PublishedAsync(moved);
        var other = WithCity("Braga");
        other.GetOrAddPart("AutoroutePart")["Path"] = address;
        await site.PublishedAsync(other);

        var restored = (await RestoreAsync(site, first, moved.Tag)).Value;

        Assert.Equal("Porto", City(restored));
        Assert.Equal(address + "-moved", restored.Part("AutoroutePart")!["Path"]!.GetValue<string>());
        Assert.Null(restored.Part("PublishLaterPart")?["ScheduledPublishUtc"]);
    }

    [Theory, BothDatabases]
    public async Task The_pages_list_compare_and_restore_for_who_may_edit_and_for_nobody_else(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var first = await site.PublishedAsync(WithCity("a quiet harbour"));
        var second = await site.PublishedAsync(Changed(first, "a loud harbour"));
        var foreign = await site.PublishedAsync(WithCity("Elsewhere"));
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));

        var list = await admin.GetStringAsync(List(first));
        Assert.Contains(first.ContentItemVersionId, list, StringComparison.Ordinal);
        Assert.Contains("On the site", list, StringComparison.Ordinal);
        var compared = await admin.GetStringAsync($"/admin/content/compare/{first.ContentItemId}?from={first.ContentItemVersionId}");
        Assert.Contains("removed: </span>quiet</del>", compared, StringComparison.Ordinal);
        Assert.Contains("added: </span>loud</ins>", compared, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"/admin/content/compare/{first.ContentItemId}?from={foreign.ContentItemVersionId}")).StatusCode);

        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(admin, first, foreign.ContentItemVersionId, second.Tag!)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(admin, first, first.ContentItemVersionId, first.Tag!)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(admin, first, first.ContentItemVersionId, second.Tag!)).StatusCode);
        Assert.Equal("a quiet harbour", City((await site.FindAsync(first.ContentItemId, ContentVersion.Draft))!));

        using var writer = await site.BrowserAsync(await site.NewAsync("Writer"));
        foreach (var address in new[] { List(first), $"/admin/content/compare/{first.ContentItemId}" })
            Assert.NotEqual(HttpStatusCode.OK, (await writer.GetAsync(address)).StatusCode);
    }

    private static string List(ContentItem item) => $"/admin/content/versions/{item.ContentItemId}";

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, ContentItem item, string version, string tag) =>
        await client.PostAsync(List(item), new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["version"] = version, ["tag"] = tag, ["__RequestVerificationToken"] = await client.FormTokenAsync(List(item)),
        }));

    private static Task<Result<ContentItem>> RestoreAsync(TestSite site, ContentItem version, string? tag) => site.InScopeAsync(services =>
        services.GetRequiredService<RestoreVersion>().RunAsync(
            new RestoreVersion.Input(version.ContentItemId, version.ContentItemVersionId, tag), CancellationToken.None));

    private static ContentItem WithCity(string city) => ContentSite.New(fill: story => story["City"] = new System.Text.Json.Nodes.JsonObject { ["Text"] = city });

    private static ContentItem Changed(ContentItem item, string city)
    {
        var changed = item.Clone();
        changed.GetOrAddField("Story", "City")["Text"] = city;
        return changed;
    }

    private static string? City(ContentItem item) => item.Field("Story", "City")?["Text"]?.GetValue<string>();
}

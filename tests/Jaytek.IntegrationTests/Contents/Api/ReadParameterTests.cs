using System.Net;
using System.Text.Json.Nodes;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Contents.Reading;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;

namespace Jaytek.IntegrationTests.Contents.Api;

/// <summary>The parameters of a read of one item, by its id and by its slug.</summary>
public sealed class ReadParameterTests
{
    [Theory]
    [BothDatabases("field=DisplayText", "contents.query.unknown_parameter", "field")]
    [BothDatabases("Fields=DisplayText", "contents.query.unknown_parameter", "Fields")]
    [BothDatabases("fields=DisplayText&type=Story", "contents.query.unknown_parameter", "type")]
    [BothDatabases("status=maybe", "contents.query.wrong_value", "status")]
    [BothDatabases("status=draft&status=draft", "contents.query.repeated", "status")]
    [BothDatabases("preview=x&status=draft", "contents.query.wrong_value", "status")]
    [BothDatabases("preview=x&fields=a..b", "contents.query.fields", "fields")]
    public async Task What_is_wrong_is_named_and_never_ignored(DatabaseProvider provider, string query, string code, string parameter)
    {
        var site = await ContentSite.SharedAsync(provider);
        var (item, slug) = await ItemAsync(site);
        using var client = site.NewClient();
        foreach (var path in new[] { $"/api/content/{item}", $"/api/content/Story/{slug}" })
        {
            var problem = await (await client.GetAsync($"{path}?{query}")).ProblemAsync(HttpStatusCode.BadRequest, code);
            Assert.True(problem["errors"]!.AsObject().TryGetPropertyValue(parameter, out var says), problem.ToJsonString());
            if (code.EndsWith("unknown_parameter", StringComparison.Ordinal))
                Assert.Contains("fields, include, status, preview", says!.ToJsonString(), StringComparison.Ordinal);
        }
    }

    [Theory, BothDatabases]
    public async Task The_slug_leads_to_drafts_too_for_who_may_edit(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        using var nobody = site.NewClient();
        var (item, slug) = await ItemAsync(site);
        await (await chief.SendAsync(HttpMethod.Patch, $"/api/content/{item}?draft=true", new JsonObject { ["Story"] = new JsonObject { ["City"] = WriteVerbsTests.Text("Not yet") } })).ObjectAsync();
        var path = $"/api/content/Story/{slug}";
        foreach (var status in new[] { "draft", "latest" })
        {
            var answer = await chief.GetAsync($"{path}?status={status}&fields=City");
            Assert.True(answer.Headers.CacheControl is { Private: true, NoStore: true });
            Assert.Equal("Not yet", City(await answer.ObjectAsync()));
            await (await nobody.GetAsync($"{path}?status={status}")).ProblemAsync(HttpStatusCode.NotFound, "contents.item.not_found");
        }

        Assert.Equal("Now", City(await (await nobody.GetAsync($"{path}?status=published")).ObjectAsync()));
        // What was never published is found by the address that it will have.
        var fresh = await site.DraftAsync(ContentSite.New(title: $"Fresh {PublicId.New()}"));
        var its = Slug(fresh.Part("AutoroutePart")!["Path"]!.GetValue<string>());
        Assert.Equal(fresh.ContentItemId, (await (await chief.GetAsync($"/api/content/Story/{its}?status=latest")).ObjectAsync())["ContentItemId"]!.GetValue<string>());
        await (await chief.GetAsync($"/api/content/Story/{its}")).ProblemAsync(HttpStatusCode.NotFound, "contents.item.not_found");
        await (await chief.GetAsync("/api/content/Story/nothing-here?status=latest")).ProblemAsync(HttpStatusCode.NotFound, "contents.item.not_found");
    }

    [Theory, BothDatabases]
    public async Task A_preview_goes_by_the_slug_and_takes_fields_and_include(DatabaseProvider provider)
    {
        var site = await Gigs.SharedAsync(provider);
        using var chief = await site.BearerAsync(await site.NewAsync("Administrator"));
        using var nobody = site.NewClient();
        var (seen, hidden) = (await site.PublishedAsync(ContentSite.New()), await site.PublishedAsync(ContentSite.New(ContentSite.Secret)));
        var draft = await site.DraftAsync(ContentSite.New(title: $"Shown {PublicId.New()}", fill: part =>
        {
            part["City"] = WriteVerbsTests.Text("Bath");
            part["Next"] = new JsonObject { ["ContentItemIds"] = new JsonArray(seen.ContentItemId, hidden.ContentItemId) };
        }));
        var token = (await (await chief.PostAsync($"/api/content/{draft.ContentItemId}/preview", null)).ObjectAsync())["token"]!.GetValue<string>();
        var slug = Slug(draft.Part("AutoroutePart")!["Path"]!.GetValue<string>());
        var tags = new HashSet<string>();
        foreach (var path in new[] { $"/api/content/{draft.ContentItemId}?preview={token}", $"/api/content/Story/{slug}?preview={token}&status=latest" })
        {
            var whole = await nobody.GetAsync(path);
            Assert.Equal(draft.DisplayText, (await whole.ObjectAsync())["DisplayText"]!.GetValue<string>());
            var answer = await nobody.GetAsync($"{path}&fields=City,Next&include=Next");
            Assert.True(answer.Headers.CacheControl is { Private: true, NoStore: true });
            var shaped = await answer.ObjectAsync();
            Assert.Equal(("Bath", null), (City(shaped), shaped["TitlePart"]));
            // As the holder may see it, who is nobody.
            Assert.Equal(seen.ContentItemId, Assert.Single(shaped["included"]!.AsObject()).Key);
            tags.UnionWith([whole.Headers.ETag!.ToString(), answer.Headers.ETag!.ToString()]);
            await (await nobody.GetAsync($"{path}&fields=Colour")).ProblemAsync(HttpStatusCode.BadRequest, "contents.query.unknown_field");
        }

        Assert.Equal(2, tags.Count);
        foreach (var path in new[] { $"/api/content/Story/{slug}?preview=made-up", $"/api/content/Story/nothing-here?preview={token}" })
            await (await nobody.GetAsync(path)).ProblemAsync(HttpStatusCode.Forbidden, "contents.preview.invalid");
    }

    private static async Task<(string Id, string Slug)> ItemAsync(TestSite site)
    {
        var item = await site.PublishedAsync(ContentSite.New(title: $"Read {PublicId.New()}", fill: part => part["City"] = WriteVerbsTests.Text("Now")));
        return (item.ContentItemId, Slug(item.Part("AutoroutePart")!["Path"]!.GetValue<string>()));
    }

    private static string Slug(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static string? City(JsonObject item) => item["Story"]?["City"]?["Text"]?.GetValue<string>();
}

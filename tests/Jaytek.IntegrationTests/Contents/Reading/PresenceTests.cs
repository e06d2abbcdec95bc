using System.Net;
using System.Text.Json.Nodes;
using Jaytek.Contents.Api;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Index;
using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Contents.Reading;

/// <summary>Whether there is a value, where no value is compared.</summary>
public sealed class PresenceTests
{
    [Theory, BothDatabases]
    public async Task Fields_that_no_value_finds_tell_whether_there_is_one(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var client = site.NewClient();
        var (name, part) = await TypeAsync(site);
        var empty = await ItemAsync(site, name, part, _ => { });
        var cleared = await ItemAsync(site, name, part, json => (json["Body"], json["Place"]) = (new JsonObject { ["Html"] = "" }, new JsonObject { ["Latitude"] = null }));
        var text = await ItemAsync(site, name, part, json => (json["Body"], json["Notes"]) = (new JsonObject { ["Html"] = "<p>x</p>" }, new JsonObject { ["Markdown"] = "*x*" }));
        var place = await ItemAsync(site, name, part, json => json["Place"] = new JsonObject { ["Latitude"] = 0, ["Longitude"] = 0 });

        async Task<string[]> FindAsync(string filter) => [.. (await (await client.GetAsync($"/api/content?type={name}&sort=PublishedUtc&{filter}")).ObjectAsync())["items"]!
            .AsArray().Select(item => item!["ContentItemId"]!.GetValue<string>())];
        Assert.Equal([text], await FindAsync("filter[Body][exists]=true"));
        Assert.Equal([text], await FindAsync("filter[Notes][exists]=true"));
        Assert.Equal([place], await FindAsync($"filter[{name}.Place][exists]=true"));
        Assert.Equal([empty, cleared, text], await FindAsync("filter[Place][exists]=false"));
        Assert.Equal([empty, cleared], await FindAsync("filter[not][or][0][Body][exists]=true&filter[Place][exists]=false"));
        await site.PublishedAsync((await site.FindAsync(place))!.With(new JsonObject { ["TitlePart"] = new JsonObject { ["Title"] = "Bare" }, [name] = new JsonObject() }));
        Assert.Empty(await FindAsync("filter[Place][exists]=true"));

        // A site of the release before has items and no such rows: they are made without anybody asking.
        await site.InScopeAsync(async services =>
        {
            await services.GetRequiredService<JaytekDb>().Set<FieldRow>().Where(row => row.ContentType == name && EF.Functions.Like(row.Path, "%?")).ExecuteDeleteAsync();
            return true;
        });
        await site.InScopeAsync(async services =>
        {
            await services.GetRequiredService<BuildFields>().RunAsync(new JobContext("contents.index", TimeProvider.System.GetUtcNow()), CancellationToken.None);
            return true;
        });
        await Eventually.IsTrueAsync(async () => (await client.GetAsync($"/api/content?type={name}&filter[Body][exists]=true")).IsSuccessStatusCode);
        Assert.Equal([text], await FindAsync("filter[Body][exists]=true"));
    }

    [Theory, BothDatabases]
    public async Task Media_fields_tell_whether_a_file_is_picked(DatabaseProvider provider)
    {
        // The shared site has no library.
        await using var site = await TestSite.StartAsync(provider);
        await site.StepOkAsync(JsonNode.Parse("""{"name":"Feature","enable":["Jaytek.Media"]}""")!.AsObject());
        await ContentSite.PrepareAsync(site);
        using var client = site.NewClient();
        var (name, part) = await TypeAsync(site, """,{"FieldName":"MediaField","Name":"Cover","Settings":{}}""");
        var bare = await ItemAsync(site, name, part, _ => { });
        // A text may outlive its picture.
        var captioned = await ItemAsync(site, name, part, json => json["Cover"] = new JsonObject { ["Paths"] = new JsonArray(), ["MediaTexts"] = new JsonArray("Gone") });
        var covered = await ItemAsync(site, name, part, json => json["Cover"] = new JsonObject { ["Paths"] = new JsonArray("covers/a.png") });

        async Task<string[]> FindAsync(string filter) => [.. (await (await client.GetAsync($"/api/content?type={name}&sort=PublishedUtc&{filter}")).ObjectAsync())["items"]!
            .AsArray().Select(item => item!["ContentItemId"]!.GetValue<string>())];
        Assert.Equal([covered], await FindAsync("filter[Cover][exists]=true"));
        Assert.Equal([bare, captioned], await FindAsync("filter[Cover][exists]=false"));
        foreach (var comparison in ListFilters.OperatorNames.Where(comparison => comparison != "exists"))
            await (await client.GetAsync($"/api/content?type={name}&filter[Cover][{comparison}]=a,b")).ProblemAsync(HttpStatusCode.BadRequest, "contents.query.not_filterable");
    }

    [Theory, BothDatabases]
    public async Task Drafts_are_told_by_whether_they_have_a_date_and_a_value(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var chief = await site.BearerAsync(await site.NewAsync("Administrator"));
        var city = $"Town {PublicId.New()}";
        ContentItem New(Action<JsonObject>? fill = null) => ContentSite.New(fill: json =>
        {
            json["City"] = new JsonObject { ["Text"] = city };
            fill?.Invoke(json);
        });
        var never = await site.DraftAsync(New());
        var published = await site.PublishedAsync(New());
        published.GetOrAddPart("Story")["Body"] = new JsonObject { ["Html"] = "<p>x</p>" };
        await site.DraftAsync(published);

        async Task<string[]> FindAsync(string query) => [.. (await (await chief.GetAsync($"/api/content?type=Story&filter[City]={Uri.EscapeDataString(city)}&{query}")).ObjectAsync())["items"]!
            .AsArray().Select(item => item!["ContentItemId"]!.GetValue<string>())];
        Assert.Equal([never.ContentItemId], await FindAsync("status=draft&filter[PublishedUtc][exists]=false"));
        Assert.Equal([published.ContentItemId], await FindAsync("status=draft&filter[PublishedUtc][exists]=true"));
        Assert.Equal([published.ContentItemId], await FindAsync("status=latest&filter[not][PublishedUtc][exists]=false"));
        Assert.Equal([published.ContentItemId], await FindAsync("filter[PublishedUtc][exists]=true"));
        Assert.Empty(await FindAsync("filter[PublishedUtc][exists]=false"));
        Assert.Equal([published.ContentItemId], await FindAsync("status=latest&filter[Body][exists]=true"));
        Assert.Empty(await FindAsync("filter[Body][exists]=true"));
    }

    private static async Task<(string Name, string Part)> TypeAsync(TestSite site, string more = "")
    {
        var name = "P" + PublicId.New();
        await site.StepOkAsync(JsonNode.Parse($$$"""
            {"name":"ContentDefinition","ContentTypes":[
              {"Name":"{{{name}}}","DisplayName":"{{{name}}}","Settings":{"ContentTypeSettings":{"Creatable":true,"Draftable":true,"Versionable":true,"Securable":true}},
               "ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart","Settings":{}},{"PartName":"{{{name}}}","Name":"{{{name}}}","Settings":{}}]}],
             "ContentParts":[{"Name":"{{{name}}}","Settings":{},"ContentPartFieldDefinitionRecords":[
              {"FieldName":"HtmlField","Name":"Body","Settings":{}},{"FieldName":"MarkdownField","Name":"Notes","Settings":{}},
              {"FieldName":"GeoPointField","Name":"Place","Settings":{}}{{{more}}}]}]}
            """)!.AsObject());
        await site.StepOkAsync(JsonNode.Parse($$$"""{"name":"Roles","Roles":[{"Name":"Anonymous","PermissionBehavior":"Add","Permissions":["View_{{{name}}}"]}]}""")!.AsObject());
        return (name, name);
    }

    private static async Task<string> ItemAsync(TestSite site, string type, string part, Action<JsonObject> fill)
    {
        var item = new ContentItem(type);
        item.GetOrAddPart("TitlePart")["Title"] = $"Item {PublicId.New()}";
        fill(item.GetOrAddPart(part));
        return (await site.PublishedAsync(item)).ContentItemId;
    }
}

using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;

namespace Jaytek.IntegrationTests.Site;

/// <summary>Nobody hangs their work on somebody else's page.</summary>
[Collection(nameof(PublicPages))]
public sealed class PickedItemTests(PublicSites sites)
{
    [Theory, BothDatabases]
    public async Task Mix_takes_only_a_profile_that_one_may_edit(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var (mira, noor) = (await site.NewAsync("DJ"), await site.NewAsync("DJ"));
        var foreign = await ProfileAsync(site, noor);
        var own = await ProfileAsync(site, mira);
        using var client = await site.BearerAsync(mira);

        var refused = await PostAsync(client, foreign);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("Mix.DJ", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(client, "4nosuchitem000000000000000")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(client, own)).StatusCode);

        using var browser = await site.BrowserAsync(mira);
        var form = await browser.GetStringAsync("/admin/content/Mix/new");
        Assert.Contains(own, form, StringComparison.Ordinal);
        Assert.DoesNotContain(foreign, form, StringComparison.Ordinal);
        using var editor = await site.BearerAsync(await site.NewAsync("Editor"));
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(editor, foreign)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task What_an_editor_has_picked_stays_when_the_owner_saves(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var (mira, noor) = (await site.NewAsync("DJ"), await site.NewAsync("DJ"));
        var mix = PublicItems.Mix(PublicItems.Unique("Guest hour"), await ProfileAsync(site, noor));
        mix.Owner = mira.Id;
        var published = await site.PublishedAsync(mix);
        using var client = await site.BearerAsync(mira);

        var body = new JsonObject { ["ContentItemId"] = published.ContentItemId, ["ContentType"] = "Mix", ["Mix"] = new JsonObject { ["Bpm"] = new JsonObject { ["Value"] = 124 } } };
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync("/api/content", Json(body))).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Nor_does_one_inside_another_item(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        await site.StepOkAsync(JsonNode.Parse("""
            {"name":"ContentDefinition","ContentTypes":[{"Name":"Crate","DisplayName":"Crate",
              "Settings":{"ContentTypeSettings":{"Creatable":true,"Draftable":true,"Versionable":true,"Securable":true}},
              "ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart","Settings":{}},
                {"PartName":"BagPart","Name":"Mixes","Settings":{"BagPartSettings":{"ContainedContentTypes":["Mix"]}}}]}]}
            """)!.AsObject());
        await site.StepOkAsync(JsonNode.Parse("""
            {"name":"Roles","Roles":[{"Name":"Packer","PermissionBehavior":"Add","Permissions":["AccessContentApi","EditOwn_Crate","PublishOwn_Crate","EditOwn_DJProfile"]}]}
            """)!.AsObject());
        var (mira, noor) = (await site.NewAsync("Packer"), await site.NewAsync("DJ"));
        using var client = await site.BearerAsync(mira);
        foreach (var (dj, status) in new[] { (await ProfileAsync(site, noor), HttpStatusCode.BadRequest), (await ProfileAsync(site, mira), HttpStatusCode.OK) })
        {
            var crate = ContentSite.New("Crate", PublicItems.Unique("Crate"));
            crate.GetOrAddPart("Mixes")["ContentItems"] = new JsonArray(PublicItems.Mix("Inside", dj).ToJson());
            Assert.Equal(status, (await client.PostAsync("/api/content", Json(crate.ToJson()))).StatusCode);
        }
    }

    private static async Task<string> ProfileAsync(TestSite site, Account owner)
    {
        var profile = PublicItems.DJ(PublicItems.Unique("DJ"));
        profile.Owner = owner.Id;
        return (await site.PublishedAsync(profile)).ContentItemId;
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string djId) =>
        client.PostAsync("/api/content", Json(PublicItems.Mix(PublicItems.Unique("Mix"), djId).ToJson()));

    private static StringContent Json(JsonNode body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");
}

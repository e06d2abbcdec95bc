using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Pages.Contracts;
using Jaytek.Pages.Contracts.Views;
using Jaytek.Pages.Templates;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Site;

/// <summary>What a field picks is shown as anyone may view it, whoever asks, for what is made of it is kept. A site of its own each: types and templates are everybody's.</summary>
public sealed class PickedRightsTests
{
    [Theory]
    [BothDatabases(true)]
    [BothDatabases(false)]
    public async Task Who_asks_first_neither_shows_others_more_nor_less(DatabaseProvider provider, bool memberFirst)
    {
        await using var site = await StartAsync(provider);
        var member = await site.NewAsync("Member");

        foreach (var actor in memberFirst ? new[] { member.Actor, Actor.Anonymous } : [Actor.Anonymous, member.Actor])
        {
            var field = Assert.Single(((ContentModel)(await ListAsync(site, actor)).Model).Parts.SelectMany(part => part.Fields), one => one.Name == "Next");
            Assert.Equal("Open shelf", field.Text);
            Assert.Equal("Open shelf", Assert.Single(field.Links).Text);
        }
    }

    [Theory]
    [BothDatabases(true)]
    [BothDatabases(false)]
    public async Task Nor_does_a_template(DatabaseProvider provider, bool memberFirst)
    {
        await using var site = await StartAsync(provider);
        var member = await site.NewAsync("Member");
        var input = new TemplateInput(
            "Content_Summary__Story", null, "{{fields.Next}}|{{fields.Next.text}}|{{#each fields.Next.links}}{{text}}{{/each}}|{{#each fields.Next.items}}{{title}}{{/each}}", true, []);
        Assert.Null((await site.InScopeAsync(services => services.GetRequiredService<SaveTemplate>().RunAsync(null, input, 0, CancellationToken.None))).Error);

        foreach (var actor in memberFirst ? new[] { member.Actor, Actor.Anonymous } : [Actor.Anonymous, member.Actor])
            Assert.Equal("Open shelf|Open shelf|Open shelf|Open shelf", (await ListAsync(site, actor)).Markup?.Html);
    }

    private static async Task<DisplayItem> ListAsync(TestSite site, Actor actor) => Assert.Single((await site.InScopeAsync(
        services => services.GetRequiredService<SummaryLists>().ListAsync(
            new ContentQuery(ContentSite.Story) { Filters = [ContentFilter.Equal("City", "Lisbon")] }, CancellationToken.None), actor)).Items);

    // A story about two items: one that anyone may view, and one that members alone may.
    private static async Task<TestSite> StartAsync(DatabaseProvider provider)
    {
        var site = await TestSite.StartAsync(provider, new TestSiteOptions("jaytek"));
        await ContentSite.PrepareAsync(site);
        await site.StepOkAsync(JsonNode.Parse("""{"name":"Roles","Roles":[{"Name":"Member","PermissionBehavior":"Add","Permissions":["View_Story","View_Secret"]}]}""")!.AsObject());
        var open = await site.PublishedAsync(ContentSite.New(ContentSite.Story, "Open shelf"));
        var secret = await site.PublishedAsync(ContentSite.New(ContentSite.Secret, "Secret vault"));
        await site.PublishedAsync(ContentSite.New(ContentSite.Story, "Both", json =>
        {
            json["City"] = new JsonObject { ["Text"] = "Lisbon" };
            json["Next"] = new JsonObject { ["ContentItemIds"] = new JsonArray(secret.ContentItemId, open.ContentItemId) };
        }));
        return site;
    }
}

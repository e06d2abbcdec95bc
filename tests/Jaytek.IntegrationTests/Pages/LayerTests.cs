using System.Net;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Site;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;

namespace Jaytek.IntegrationTests.Pages;

/// <summary>Widgets in the zones of public pages, by the rules of their layers.</summary>
[Collection(nameof(PublicPages))]
public sealed class LayerTests(PublicSites sites)
{
    [Theory, BothDatabases]
    public async Task A_widget_stands_where_its_rule_says_and_goes_with_it(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var mix = await site.PublishedMixAsync("Harbour Lights");
        var words = PublicItems.Unique("Words");
        var layer = await LayerAsync(site, Text("ContentType", "Equals", "Mix"));
        var widget = await WidgetAsync(site, layer, "Footer", words);

        Assert.Contains(words, await site.GetAsync(PublicItems.PathOf(mix)), StringComparison.Ordinal);
        Assert.DoesNotContain(words, await site.GetAsync("/mixes"), StringComparison.Ordinal);

        // The pages are kept; a changed rule and a removed widget are seen at once all the same.
        await LayerAsync(site, Text("Url", "Equals", "/m*xes"), layer);
        Assert.Contains(words, await site.GetAsync("/mixes"), StringComparison.Ordinal);
        Assert.DoesNotContain(words, await site.GetAsync(PublicItems.PathOf(mix)), StringComparison.Ordinal);
        await site.ManageAsync(manager => manager.DeleteAsync(widget.ContentItemId, null, CancellationToken.None));
        Assert.DoesNotContain(words, await site.GetAsync("/mixes"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_a_role_sees_is_never_answered_to_another_from_the_cache(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var (forEditors, forNobody) = (PublicItems.Unique("Editors"), PublicItems.Unique("Nobody"));
        await WidgetAsync(site, await LayerAsync(site, Text("Role", "Equals", "Editor")), "Footer", forEditors);
        await WidgetAsync(site, await LayerAsync(site, """{"$type":"OrchardCore.Rules.Models.IsAnonymousCondition, OrchardCore.Rules"}"""), "Footer", forNobody);
        using var editor = await site.BrowserAsync(await site.NewAsync("Editor"));
        using var student = await site.BrowserAsync(await site.NewAsync("Student"));

        // Twice round, so that whoever comes second meets what is kept of the first.
        for (var round = 0; round < 2; round++)
        {
            var seen = await editor.GetStringAsync("/events");
            Assert.Contains(forEditors, seen, StringComparison.Ordinal);
            Assert.DoesNotContain(forNobody, seen, StringComparison.Ordinal);
            var nobody = await site.GetAsync("/events");
            Assert.DoesNotContain(forEditors, nobody, StringComparison.Ordinal);
            Assert.Contains(forNobody, nobody, StringComparison.Ordinal);
            var students = await student.GetStringAsync("/events");
            Assert.DoesNotContain(forEditors, students, StringComparison.Ordinal);
            Assert.DoesNotContain(forNobody, students, StringComparison.Ordinal);
        }
    }

    [Theory, BothDatabases]
    public async Task Who_may_write_a_text_may_not_put_it_on_every_page(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        await site.StepOkAsync(JsonNode.Parse("""{"name":"Roles","Roles":[{"Name":"Texter","PermissionBehavior":"Add","Permissions":["PublishContent","EditContent"]}]}""")!.AsObject());
        var texter = (await site.NewAsync("Texter")).Actor;

        var refused = await site.ManageAsync(manager => manager.SaveAndPublishAsync(Widget("Always", "Footer", "Buy!"), null, CancellationToken.None), texter);
        Assert.Equal("contents.item.invalid", refused.Error?.Code);
        Assert.Contains("LayerMetadata", refused.Error!.Members!.Keys);

        // What stands there already they may rewrite.
        var layer = await LayerAsync(site, Text("Url", "Equals", "/nowhere"));
        var widget = (await WidgetAsync(site, layer, "Footer", "Before")).Clone();
        widget.GetOrAddField("MarkdownBlock", "Body")["Markdown"] = "After";
        Assert.Null((await site.ManageAsync(manager => manager.SaveAndPublishAsync(widget, null, CancellationToken.None), texter)).Error);
    }

    [Theory, BothDatabases]
    public async Task The_recipe_step_brings_layers_and_brings_them_once(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var name = PublicItems.Unique("Layer");
        JsonObject Step(string conditions) => JsonNode.Parse($$$"""{"name":"layers","Layers":[{"Name":"{{{name}}}","Description":"D","LayerRule":{"ConditionId":"{{{PublicId.New()}}}","Conditions":[{{{conditions}}}]}}]}""")!.AsObject();

        Assert.Equal((1, 0, 0), Counts(await site.StepOkAsync(Step(Text("Role", "Equals", "Editor")))));
        Assert.Equal((0, 0, 1), Counts(await site.StepOkAsync(Step(Text("Role", "Equals", "Editor")))));
        Assert.Equal((0, 1, 0), Counts(await site.StepOkAsync(Step("""{"$type":"OrchardCore.Rules.Models.HomepageCondition, OrchardCore.Rules","Value":true}"""))));
        var (bad, _) = await site.StepAsync(JsonNode.Parse($$$"""{"name":"Layers","Layers":[{"Name":"{{{name}}}","LayerRule":{"Conditions":"all"}}]}""")!.AsObject());
        Assert.Equal("pages.layer.rule_shape", bad.Error?.Code);
        var script = await site.StepOkAsync(Step("""{"$type":"OrchardCore.Rules.Models.JavascriptCondition, OrchardCore.Rules","Script":"isHomepage()"}"""));
        Assert.Contains("JavascriptCondition is unknown", Assert.Single(script.Warnings), StringComparison.Ordinal);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var export = JsonNode.Parse(await admin.GetStringAsync("/admin/layers?handler=Export"))!;
        Assert.Contains(export["steps"]![0]!["Layers"]!.AsArray(), layer => (string?)layer!["Name"] == name && layer["LayerRule"]!.ToJsonString().Contains("isHomepage", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task Widgets_are_made_moved_placed_and_removed_by_forms(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var zone = PublicId.New();
        var layer = await MadeLayerAsync(admin);
        var (first, second) = (await WrittenAsync(admin, zone, layer, "First"), await WrittenAsync(admin, zone, layer, "Second"));
        Assert.Equal((1.0, 2.0), (await PositionAsync(site, first), await PositionAsync(site, second)));

        Assert.Equal(HttpStatusCode.Redirect, (await admin.SendFormAsync("/admin/widgets?handler=Move", ("id", second), ("to", "up"))).StatusCode);
        Assert.Equal((2.0, 1.0), (await PositionAsync(site, first), await PositionAsync(site, second)));
        var list = await admin.GetStringAsync("/admin/widgets");
        Assert.True(list.IndexOf(">Second<", StringComparison.Ordinal) < list.IndexOf(">First<", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.Redirect, (await admin.SendFormAsync($"/admin/widgets/{first}", ("Title", "Seen"), ("RendersTitle", "true"), ("Zone", "Footer"), ("Layer", layer))).StatusCode);
        Assert.Contains(">Seen</h2>", await site.GetAsync("/djs"), StringComparison.Ordinal);
        // The list asks first, and the answer leads back to it.
        Assert.Contains($"href=\"/admin/content/delete/{first}\"", await admin.GetStringAsync("/admin/widgets"), StringComparison.Ordinal);
        Assert.Equal("/admin/widgets", (await admin.SendFormAsync($"/admin/content/delete/{first}")).Headers.Location?.OriginalString);
        Assert.DoesNotContain(">Seen</h2>", await site.GetAsync("/djs"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"/admin/widgets/{first}")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_layer_with_widgets_is_neither_renamed_nor_deleted_and_two_at_once_are_told(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var made = await admin.SendFormAsync("/admin/layers/new", Rule(PublicId.New()));
        var address = made.Headers.Location!.ToString();
        var name = (await admin.GetStringAsync(address)).Split("<title>")[1].Split([' ', '·', '<'])[0];
        await WidgetAsync(site, name, "Footer", "Words");

        Assert.Matches("<details>\\s*<summary[^>]*>Delete the layer…</summary>\\s*<form[^>]*handler=Delete", WebUtility.HtmlDecode(await admin.GetStringAsync(address)));
        Assert.Equal(HttpStatusCode.Conflict, (await admin.SendFormAsync($"{address}?handler=Delete")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.SendFormAsync(address, [.. Rule("Another"), ("$version", "1")])).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.SendFormAsync("/admin/layers/new", Rule(name))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await admin.SendFormAsync(address, [.. Rule(name), ("$version", "7")])).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_layer_is_in_use_as_long_as_visitors_see_a_widget_in_it_wherever_its_draft_stands(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var made = await admin.SendFormAsync("/admin/layers/new", Rule(PublicId.New()));
        var address = made.Headers.Location!.ToString();
        var name = (await admin.GetStringAsync(address)).Split("<title>")[1].Split([' ', '·', '<'])[0];
        var words = PublicItems.Unique("Words");
        // The product's own widgets have one version; a site may define some that have more.
        await site.StepOkAsync(JsonNode.Parse("""
            {"name":"ContentDefinition","ContentParts":[],"ContentTypes":[{"Name":"KeptNote","DisplayName":"Kept note",
             "Settings":{"ContentTypeSettings":{"Stereotype":"Widget","Draftable":true,"Versionable":true}},
             "ContentTypePartDefinitionRecords":[{"PartName":"HtmlBodyPart","Name":"HtmlBodyPart","Settings":{}}]}]}
            """)!.AsObject());
        var widget = new ContentItem("KeptNote");
        widget.GetOrAddPart("HtmlBodyPart")["Html"] = $"<p>{words}</p>";
        widget.Parts["LayerMetadata"] = new JsonObject { ["Layer"] = name, ["Zone"] = "Footer", ["RenderTitle"] = false, ["Position"] = 1 };
        widget = (await site.PublishedAsync(widget)).Clone();
        widget.Parts["LayerMetadata"]!["Layer"] = await LayerAsync(site, Text("Url", "Equals", "/nowhere"));
        widget = await site.DraftAsync(widget);

        Assert.Equal(HttpStatusCode.Conflict, (await admin.SendFormAsync($"{address}?handler=Delete")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.SendFormAsync(address, [.. Rule(PublicId.New()), ("$version", "1")])).StatusCode);
        Assert.Contains(words, await site.GetAsync("/djs"), StringComparison.Ordinal);

        await site.ManageAsync(manager => manager.PublishAsync(widget.ContentItemId, null, CancellationToken.None));
        Assert.Equal(HttpStatusCode.Redirect, (await admin.SendFormAsync($"{address}?handler=Delete")).StatusCode);
    }

    private static async Task<string> MadeLayerAsync(HttpClient admin)
    {
        var name = PublicId.New();
        Assert.Equal(HttpStatusCode.Redirect, (await admin.SendFormAsync("/admin/layers/new", Rule(name))).StatusCode);
        return name;
    }

    private static (string, string)[] Rule(string name) =>
    [
        ("$do", "save"), ("Name", name), ("conditions[0].Id", "c"), ("conditions[0].Kind", "Boolean"), ("conditions[0].Depth", "0"), ("conditions[0].Value", "true"),
    ];

    // As the page of zones leads there: the editor of content is asked for a widget in a place.
    private static async Task<string> WrittenAsync(HttpClient admin, string zone, string layer, string title)
    {
        var to = (await admin.GetAsync($"/admin/widgets/new?zone={zone}&layer={layer}&title={title}&type=MarkdownBlock")).Headers.Location!.ToString();
        var made = await admin.SendFormAsync(to, ("$do", "publish"), ("MarkdownBlock.Body.Markdown", "Words."));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        return made.Headers.Location!.ToString().Split('/')[^1];
    }

    private static async Task<double> PositionAsync(TestSite site, string id) =>
        (await site.FindAsync(id))!.Part("LayerMetadata")!["Position"].AsNumber() ?? -1;

    private static (int, int, int) Counts(RecipeStepContext report) => (report.Created, report.Changed, report.Unchanged);

    private static ContentItem Widget(string layer, string zone, string words)
    {
        var widget = new ContentItem("MarkdownBlock");
        widget.GetOrAddField("MarkdownBlock", "Body")["Markdown"] = words;
        widget.Parts["LayerMetadata"] = new JsonObject { ["Layer"] = layer, ["Zone"] = zone, ["RenderTitle"] = false, ["Position"] = 1 };
        return widget;
    }

    private static Task<ContentItem> WidgetAsync(TestSite site, string layer, string zone, string words) => site.PublishedAsync(Widget(layer, zone, words));

    private static async Task<string> LayerAsync(TestSite site, string condition, string? name = null)
    {
        name ??= PublicItems.Unique("Layer");
        await site.StepOkAsync(JsonNode.Parse($$$"""{"name":"Layers","Layers":[{"Name":"{{{name}}}","LayerRule":{"Conditions":[{{{condition}}}]}}]}""")!.AsObject());
        return name;
    }

    private static string Text(string kind, string how, string value) =>
        $$$"""{"$type":"OrchardCore.Rules.Models.{{{kind}}}Condition, OrchardCore.Rules","Value":"{{{value}}}","Operation":{"$type":"OrchardCore.Rules.Models.String{{{how}}}Operator, OrchardCore.Rules","CaseSensitive":false}}""";
}

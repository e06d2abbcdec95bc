using System.Text.Json.Nodes;
using Jaytek.BrowserTests.Browsing;
using Jaytek.BrowserTests.Sites;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.IntegrationTests.Sites;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jaytek.BrowserTests.Contents;

public sealed class RichTextTests
{
    // Counts what listens to the document: an editor that was never ended still does.
    private const string Counting = """
        window.listening = {};
        const { addEventListener, removeEventListener } = document;
        document.addEventListener = function (name, ...rest) { listening[name] = (listening[name] ?? 0) + 1; return addEventListener.call(this, name, ...rest); };
        document.removeEventListener = function (name, ...rest) { listening[name] = (listening[name] ?? 0) - 1; return removeEventListener.call(this, name, ...rest); };
        """;

    [Fact]
    public async Task An_editor_ends_with_the_form_that_it_stood_in()
    {
        var site = await ProductSites.GetAsync(DatabaseProvider.Sqlite);
        await DefineAsync(site);
        await using var visitor = await site.SignInAsync();
        var page = visitor.Page;
        await page.AddInitScriptAsync(Counting);
        await visitor.GoAsync("/admin/content/Leaf/new");
        var editor = page.Locator(".rich-text");
        await Expect(editor).ToHaveCountAsync(1);
        var before = await ListeningAsync(page);

        for (var time = 0; time < 3; time++)
        {
            await page.EvaluateAsync("() => { document.querySelector('.rich-text').dataset.old = ''; }");
            await page.PressButtonAsync("Publish");
            await Expect(page.Locator("[data-error-summary]")).ToBeFocusedAsync();
            await Expect(page.Locator(".rich-text:not([data-old])")).ToHaveCountAsync(1);
        }

        Assert.Equal(before, await ListeningAsync(page));
        await page.Locator("label", new() { HasText = "Body" }).First.ClickAsync();
        await Expect(editor).ToBeFocusedAsync();
    }

    private static Task<string> ListeningAsync(IPage page) => page.EvaluateAsync<string>("() => `${listening.click} ${listening.selectionchange}`");

    private static Task DefineAsync(TestSite site) => site.InScopeAsync(async services =>
    {
        var step = JsonNode.Parse("""
            {"name":"ContentDefinition",
             "ContentTypes":[{"Name":"Leaf","DisplayName":"Leaf","Settings":{"ContentTypeSettings":{"Creatable":true,"Listable":true,"Draftable":true,"Versionable":true}},
              "ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart","Settings":{"TitlePartSettings":{"Options":"EditableRequired"}}},
               {"PartName":"Leaf","Name":"Leaf","Settings":{}}]}],
             "ContentParts":[{"Name":"Leaf","Settings":{},"ContentPartFieldDefinitionRecords":[{"FieldName":"HtmlField","Name":"Body","Settings":{}}]}]}
            """)!.AsObject();
        var handler = services.GetRequiredService<Enabled<IRecipeStep>>().Single(one => one.Names.Contains("ContentDefinition"));
        var done = await services.GetRequiredService<ActionRunner>().RunAsync(
            "test.step", _ => handler.ExecuteAsync(new RecipeStepContext("ContentDefinition", step), CancellationToken.None), CancellationToken.None);
        Assert.Null(done.Error);
        return done;
    });
}

using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Contents;

/// <summary>The three steps that bring definitions.</summary>
public sealed class DefinitionTests
{
    [Theory, BothDatabases]
    public async Task A_definition_merges_and_the_second_run_reports_no_change(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var name = Name();
        var step = Step("ContentDefinition", name, """{"FieldName":"TextField","Name":"One","Settings":{"TextFieldSettings":{"Hint":"h","Required":true}}}""");
        var first = await site.StepOkAsync(step.DeepClone().AsObject());
        Assert.Equal((2, 0, 0), (first.Created, first.Changed, first.Unchanged));
        var again = await site.StepOkAsync(step.DeepClone().AsObject());
        Assert.Equal((0, 0, 2), (again.Created, again.Changed, again.Unchanged));

        await site.StepOkAsync(Step("ContentDefinition", name, """{"FieldName":"TextField","Name":"One","Settings":{"TextFieldSettings":{"Required":false}}},{"FieldName":"TextField","Name":"Two","Settings":{}}"""));
        var part = (await CurrentAsync(site)).Part(name)!;
        Assert.Equal(["One", "Two"], part.Fields.Select(field => field.Name));
        Assert.Equal(("h", false), (part.Fields[0].KindSettings.Text("Hint"), part.Fields[0].KindSettings.Flag("Required", true)));
    }

    [Theory, BothDatabases]
    public async Task Replacing_takes_away_what_the_step_does_not_name(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var name = Name();
        await site.StepOkAsync(Step("ContentDefinition", name, """{"FieldName":"TextField","Name":"One","Settings":{}},{"FieldName":"TextField","Name":"Two","Settings":{}}"""));
        var step = Step("ReplaceContentDefinition", name, """{"FieldName":"TextField","Name":"Two","Settings":{}}""");
        Assert.Equal(1, (await site.StepOkAsync(step.DeepClone().AsObject())).Changed);
        Assert.Equal(["Two"], (await CurrentAsync(site)).Part(name)!.Fields.Select(field => field.Name));
        Assert.Equal((0, 0, 2), Counts(await site.StepOkAsync(step.DeepClone().AsObject())));
    }

    [Theory, BothDatabases]
    public async Task Deleting_removes_types_and_parts_and_leaves_items(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var name = Name();
        await site.StepOkAsync(Step("ContentDefinition", name, """{"FieldName":"TextField","Name":"One","Settings":{}}"""));
        var item = new ContentItem(name);
        item.GetOrAddField(name, "One")["Text"] = "x";
        item = await site.PublishedAsync(item);
        var step = new JsonObject { ["name"] = "DeleteContentDefinition", ["contentTypes"] = new JsonArray(name), ["ContentParts"] = new JsonArray(name) };
        Assert.Equal((0, 2, 0), Counts(await site.StepOkAsync(step.DeepClone().AsObject())));
        Assert.Equal((0, 0, 2), Counts(await site.StepOkAsync(step)));
        Assert.Null((await CurrentAsync(site)).Type(name));
        Assert.Equal("x", (await site.FindAsync(item.ContentItemId))!.Field(name, "One")!["Text"]!.GetValue<string>());
    }

    [Theory, BothDatabases]
    public async Task What_has_no_effect_is_kept_and_warned_about_with_its_place(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var name = Name();
        var report = await site.StepOkAsync(Step("ContentDefinition", name, """
            {"FieldName":"HologramField","Name":"One","Settings":{}},
            {"FieldName":"TextField","Name":"Two","Settings":{"TextFieldSettings":{"Sparkle":true,"Pattern":"("},"LuceneContentIndexSettings":{"Included":true},"Odd":{}}},
            {"FieldName":"TextField","Name":"Three","Settings":{"LuceneContentIndexSettings":{"Included":true}},"Extra":1},
            {"FieldName":"TextField"}
            """, """{"PartName":"UnheardPart","Name":"UnheardPart"},{"PartName":"AutoroutePart","Name":"AutoroutePart","Settings":{"AutoroutePartSettings":{"Pattern":"{% if x %}"}}}"""));
        var place = "$.ContentParts[0].ContentPartFieldDefinitionRecords";
        foreach (var expected in new[]
                 {
                     $"{place}[0]:", $"{place}[1].Settings.TextFieldSettings.Sparkle:", $"{place}[1].Settings.TextFieldSettings.Pattern:",
                     $"{place}[1].Settings.LuceneContentIndexSettings:", $"{place}[1].Settings.Odd:", $"{place}[2].Extra:", $"{place}[3]:",
                     "$.ContentTypes[0].ContentTypePartDefinitionRecords[1]:",
                     "$.ContentTypes[0].ContentTypePartDefinitionRecords[2].Settings.AutoroutePartSettings.Pattern:",
                 })
            Assert.Contains(report.Warnings, warning => warning.StartsWith(expected, StringComparison.Ordinal));
        Assert.Equal(9, report.Warnings.Count);
        var part = (await CurrentAsync(site)).Part(name)!;
        Assert.True(part.Field("Two")!.KindSettings.Flag("Sparkle"));
        Assert.Contains("LuceneContentIndexSettings", part.Field("Three")!.Settings.Sections);
    }

    [Theory, BothDatabases]
    public async Task A_step_that_fails_later_leaves_no_definition_behind(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var name = Name();
        var result = await site.InScopeAsync(async services =>
        {
            var runner = services.GetRequiredService<Jaytek.Engine.Actions.ActionRunner>();
            return await runner.RunAsync("test.rollback", async _ =>
            {
                var steps = services.GetRequiredService<Jaytek.Contents.Recipes.ContentDefinitionStep>();
                var made = await steps.ExecuteAsync(new("ContentDefinition", Step("ContentDefinition", name, "")), CancellationToken.None);
                Assert.Null(made.Error);
                Assert.NotNull(services.GetRequiredService<IContentDefinitionManager>().Current.Type(name));
                return new Error("test.refused", "no");
            }, CancellationToken.None);
        });
        Assert.Equal("test.refused", result.Error?.Code);
        Assert.Null((await CurrentAsync(site)).Type(name));
    }

    private static string Name() => "T" + PublicId.New();

    private static (int Created, int Changed, int Unchanged) Counts(Jaytek.Engine.Contracts.RecipeStepContext report) =>
        (report.Created, report.Changed, report.Unchanged);

    private static Task<ContentDefinitions> CurrentAsync(TestSite site) =>
        site.InScopeAsync(services => Task.FromResult(services.GetRequiredService<IContentDefinitionManager>().Current));

    private static JsonObject Step(string step, string name, string fields, string parts = "") => JsonNode.Parse("""
        {"name":"$step","ContentTypes":[{"Name":"$name","DisplayName":"$name","Settings":{"ContentTypeSettings":{"Versionable":true}},
          "ContentTypePartDefinitionRecords":[{"PartName":"$name","Name":"$name","Settings":{}}$parts]}],
         "ContentParts":[{"Name":"$name","Settings":{},"ContentPartFieldDefinitionRecords":[$fields]}]}
        """.Replace("$step", step, StringComparison.Ordinal).Replace("$name", name, StringComparison.Ordinal)
        .Replace("$fields", fields, StringComparison.Ordinal).Replace("$parts", parts.Length == 0 ? "" : "," + parts, StringComparison.Ordinal))!.AsObject();
}

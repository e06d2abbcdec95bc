using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;

namespace Jaytek.IntegrationTests.Contents;

/// <summary>The Content step, as Orchard imports.</summary>
public sealed class ImportTests
{
    [Theory, BothDatabases]
    public async Task An_import_twice_over_changes_nothing_with_and_without_version_ids(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var step = Step(
            Item(PublicId.New(), PublicId.New()),
            Item(PublicId.New(), null),
            Item(PublicId.New(), null, """,{"ContentType":"Story","TitlePart":{"Title":"No id"}}"""),
            Item(PublicId.New(), PublicId.New(), published: false));
        var first = await site.StepOkAsync(step.DeepClone().AsObject());
        Assert.Equal((4, 0, 0), (first.Created, first.Changed, first.Unchanged));
        for (var run = 0; run < 2; run++)
        {
            var again = await site.StepOkAsync(step.DeepClone().AsObject());
            Assert.Equal((0, 0, 4), (again.Created, again.Changed, again.Unchanged));
        }
    }

    [Theory, BothDatabases]
    public async Task Ids_dates_owner_and_author_are_taken_over(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var (id, version) = (PublicId.New(), PublicId.New());
        var item = Item(id, version);
        (item["CreatedUtc"], item["ModifiedUtc"], item["PublishedUtc"]) = ("2020-01-02T03:04:05.1234567Z", "2021-01-01T00:00:00Z", "2020-06-01T00:00:00Z");
        (item["Owner"], item["Author"], item["DisplayText"]) = ("owner-1", "somebody", "Not the title");
        await site.StepOkAsync(Step(item));
        var read = (await site.FindAsync(id))!.ToJson();
        // Expressions of recipes yield strings; what is stored is a number, a flag and an instant in UTC.
        Assert.Equal(
            """{"City":{"Text":"Faro"},"Rank":{"Value":12},"Loud":{"Value":true},"At":{"Value":"2026-05-01T20:00:00Z"}}""",
            read["Story"]!.ToJsonString());
        foreach (var name in new[] { "ContentItemVersionId", "CreatedUtc", "ModifiedUtc", "PublishedUtc", "Owner", "Author", "DisplayText" })
            Assert.True(JsonEquality.AreEqual(item[name], read[name]), name);
    }

    [Theory, BothDatabases]
    public async Task The_same_version_with_other_content_changes_in_place(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = Item(PublicId.New(), PublicId.New());
        await site.StepOkAsync(Step(item.DeepClone().AsObject()));
        var tag = (await site.FindAsync(item["ContentItemId"]!.GetValue<string>()))!.Tag;
        item["Story"]!["City"]!["Text"] = "Elsewhere";
        var report = await site.StepOkAsync(Step(item.DeepClone().AsObject()));
        Assert.Equal(1, report.Changed);
        var read = (await site.FindAsync(item["ContentItemId"]!.GetValue<string>()))!;
        Assert.Equal((item["ContentItemVersionId"]!.GetValue<string>(), "Elsewhere"), (read.ContentItemVersionId, read.Field("Story", "City")!["Text"]!.GetValue<string>()));
        Assert.NotEqual(tag, read.Tag);
    }

    [Theory, BothDatabases]
    public async Task A_published_import_takes_the_place_of_the_published_version_and_of_a_draft(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.PublishedAsync(ContentSite.New());
        item.GetOrAddPart("TitlePart")["Title"] = "Draft";
        await site.DraftAsync(item);
        var imported = Item(item.ContentItemId, PublicId.New());
        await site.StepOkAsync(Step(imported));
        Assert.Null(await site.FindAsync(item.ContentItemId, ContentVersion.Draft));
        var live = (await site.FindAsync(item.ContentItemId))!;
        Assert.True(live.Latest);
        Assert.Equal(imported["ContentItemVersionId"]!.GetValue<string>(), live.ContentItemVersionId);
    }

    [Theory, BothDatabases]
    public async Task Neither_flag_means_history_and_is_warned_about(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = Item(PublicId.New(), PublicId.New());
        item.Remove("Latest");
        item.Remove("Published");
        var report = await site.StepOkAsync(Step(item));
        Assert.Contains(report.Warnings, warning => warning.Contains("$.Data[0]", StringComparison.Ordinal) && warning.Contains("history", StringComparison.Ordinal));
        Assert.Null(await site.FindAsync(item["ContentItemId"]!.GetValue<string>(), ContentVersion.Latest));
        Assert.NotNull(await site.InScopeAsync(s => s.Reader().GetVersionAsync(item["ContentItemVersionId"]!.GetValue<string>(), CancellationToken.None)));
    }

    [Theory, BothDatabases]
    public async Task A_step_with_one_wrong_item_leaves_nothing_and_names_the_place(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var good = Item(PublicId.New(), PublicId.New());
        var wrong = Item(PublicId.New(), PublicId.New());
        wrong["Story"]!["Rank"] = new JsonObject { ["Value"] = -1 };
        var (result, _) = await site.StepAsync(Step(good, wrong));
        Assert.Equal("contents.item.invalid", result.Error?.Code);
        Assert.Contains("$.Data[1]", result.Error!.Message, StringComparison.Ordinal);
        Assert.Null(await site.FindAsync(good["ContentItemId"]!.GetValue<string>()));

        var (missing, _) = await site.StepAsync(Step(new JsonObject { ["ContentType"] = "Story" }));
        Assert.Equal("contents.item.missing_id", missing.Error?.Code);
    }

    [Theory, BothDatabases]
    public async Task What_no_definition_knows_is_kept_and_warned_about(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = Item(PublicId.New(), PublicId.New());
        item["Id"] = 5;
        item["ForeignPart"] = new JsonObject { ["a"] = 1 };
        item["Story"]!["Colour"] = new JsonObject { ["Text"] = "red" };
        var report = await site.StepOkAsync(Step(item, new JsonObject
        {
            ["ContentItemId"] = PublicId.New(), ["ContentType"] = "Unheard", ["Latest"] = true, ["Published"] = true, ["Unheard"] = new JsonObject(),
        }));
        foreach (var place in new[] { "$.Data[0].Id:", "$.Data[0].ForeignPart:", "$.Data[0].Story.Colour:", "$.Data[1]:" })
            Assert.Contains(report.Warnings, warning => warning.StartsWith(place, StringComparison.Ordinal));
        var read = (await site.FindAsync(item["ContentItemId"]!.GetValue<string>()))!;
        Assert.Equal("""{"a":1}""", read.Part("ForeignPart")!.ToJsonString());
        Assert.Equal("red", read.Field("Story", "Colour")!["Text"]!.GetValue<string>());
    }

    private static JsonObject Step(params JsonNode[] items) => new() { ["name"] = "content", ["Data"] = new JsonArray([.. items]) };

    private static JsonObject Item(string id, string? version, string contained = "", bool published = true)
    {
        var item = JsonNode.Parse("""
            {"ContentItemId":"$id","ContentItemVersionId":"$version","ContentType":"Story","Latest":true,"Published":$published,
             "TitlePart":{"Title":"Import $id"},"Notes":{"ContentItems":[{"ContentItemId":"inner$id","ContentType":"Story","TitlePart":{"Title":"Inner"}}$contained]},
             "Story":{"City":{"Text":"Faro"},"Rank":{"Value":"12"},"Loud":{"Value":"true"},"At":{"Value":"2026-05-01T22:00:00+02:00"}}}
            """.Replace("$id", id, StringComparison.Ordinal).Replace("$version", version, StringComparison.Ordinal)
            .Replace("$published", published ? "true" : "false", StringComparison.Ordinal).Replace("$contained", contained, StringComparison.Ordinal))!.AsObject();
        if (version is null)
            item.Remove("ContentItemVersionId");
        return item;
    }
}

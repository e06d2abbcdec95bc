using System.Net;
using System.Text.Json.Nodes;
using Jaytek.Contents.Bulk;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Contents;

/// <summary>What a draft may lack and what it may not hold, by whatever door it is written.</summary>
public sealed class DraftTests
{
    private const string Gala = "Gala";
    private const string Later = "2099-01-01T20:00:00Z";

    [Theory, BothDatabases]
    public async Task A_draft_may_lack_what_is_required_and_is_published_once_it_is_there(DatabaseProvider provider)
    {
        var site = await SiteAsync(provider);
        var draft = await site.DraftAsync(new ContentItem(Gala));
        Assert.Null((await site.ManageAsync(m => m.SaveDraftAsync(draft, draft.Tag, CancellationToken.None))).Error);

        string[] missing = ["Gala.City", "Gala.Rank", "Gala.Tags", "TitlePart.Title"];
        Assert.Equal(missing, Members(await site.ManageAsync(m => m.PublishAsync(draft.ContentItemId, null, CancellationToken.None))));
        Assert.Equal(missing, Members(await site.ManageAsync(m => m.SaveAndPublishAsync(draft, null, CancellationToken.None))));
        Assert.Null(await site.FindAsync(draft.ContentItemId));

        Assert.Null((await site.ManageAsync(m => m.SaveAndPublishAsync(Filled(draft), null, CancellationToken.None))).Error);
        Assert.NotNull(await site.FindAsync(draft.ContentItemId));
    }

    [Theory, BothDatabases]
    public async Task A_wrong_value_is_refused_in_a_draft_too(DatabaseProvider provider)
    {
        var site = await SiteAsync(provider);
        var item = new ContentItem(Gala);
        item.GetOrAddField(Gala, "Rank")["Value"] = -1;
        Assert.Equal(["Gala.Rank"], Members(await site.ManageAsync(m => m.SaveDraftAsync(item, null, CancellationToken.None))));
    }

    [Theory, BothDatabases]
    public async Task What_is_planned_or_on_the_site_must_be_whole(DatabaseProvider provider)
    {
        var site = await SiteAsync(provider);
        var planned = Filled(new ContentItem(Gala));
        planned.Part(Gala)!.Remove("City");
        planned.GetOrAddPart("PublishLaterPart")["ScheduledPublishUtc"] = Later;
        Assert.Equal(["Gala.City"], Members(await site.ManageAsync(m => m.SaveDraftAsync(planned, null, CancellationToken.None))));
        planned.GetOrAddField(Gala, "City")["Text"] = "Porto";
        planned = await site.DraftAsync(planned);
        // Emptied afterwards it could not be published when its time has come.
        planned.GetOrAddField(Gala, "City").Remove("Text");
        Assert.Equal(["Gala.City"], Members(await site.ManageAsync(m => m.SaveDraftAsync(planned, null, CancellationToken.None))));

        // Beside what visitors see a draft may lack anything; a type without versions has no draft beside it.
        var live = await site.PublishedAsync(Filled(new ContentItem(Gala)));
        live.GetOrAddField(Gala, "City").Remove("Text");
        Assert.Null((await site.ManageAsync(m => m.SaveDraftAsync(live, null, CancellationToken.None))).Error);
        var flat = await site.PublishedAsync(ContentSite.New(ContentSite.Flat));
        flat.GetOrAddPart("TitlePart").Remove("Title");
        Assert.Equal(["TitlePart.Title"], Members(await site.ManageAsync(m => m.SaveDraftAsync(flat, null, CancellationToken.None))));
    }

    [Theory, BothDatabases]
    public async Task An_address_made_before_the_title_was_given_is_made_anew_until_the_first_publication(DatabaseProvider provider)
    {
        var site = await SiteAsync(provider);
        var draft = await site.DraftAsync(new ContentItem(Gala));
        Assert.Equal($"galas/{draft.ContentItemId.ToLowerInvariant()}", Path(draft));
        var title = $"Harbour {draft.ContentItemId}";
        draft.GetOrAddPart("TitlePart")["Title"] = title;
        draft = await site.DraftAsync(draft);
        Assert.Equal($"galas/{Slug.From(title)}", Path(draft));

        // From then on it is kept, as is one that somebody typed.
        draft.GetOrAddPart("TitlePart")["Title"] = "Another";
        Assert.Equal($"galas/{Slug.From(title)}", Path(await site.DraftAsync(draft)));
        var typed = new ContentItem(Gala);
        typed.GetOrAddPart("AutoroutePart")["Path"] = $"here/{draft.ContentItemId.ToLowerInvariant()}";
        typed = await site.DraftAsync(typed);
        typed.GetOrAddPart("TitlePart")["Title"] = "Typed";
        Assert.Equal($"here/{draft.ContentItemId.ToLowerInvariant()}", Path(await site.DraftAsync(typed)));
    }

    [Theory, BothDatabases]
    public async Task The_API_takes_a_draft_that_lacks_something_and_publishes_it_when_it_is_whole(DatabaseProvider provider)
    {
        var site = await SiteAsync(provider);
        using var admin = await site.BearerAsync(await site.NewAsync("Administrator"));
        var body = new JsonObject { ["ContentType"] = Gala, ["TitlePart"] = new JsonObject { ["Title"] = "Begun" } };
        var problem = await (await admin.SendAsync(HttpMethod.Post, "/api/content", body)).ProblemAsync(HttpStatusCode.BadRequest, "contents.item.invalid");
        Assert.Equal(["Gala.City", "Gala.Rank", "Gala.Tags"], problem["errors"]!.AsObject().Select(pair => pair.Key));

        var draft = ContentItem.From(await (await admin.SendAsync(HttpMethod.Post, "/api/content?draft=true", body)).ObjectAsync());
        Assert.False(draft.Published);
        var rest = Filled(draft).ToJson();
        Assert.True(ContentItem.From(await (await admin.SendAsync(HttpMethod.Post, "/api/content", rest)).ObjectAsync()).Published);
    }

    [Theory, BothDatabases]
    public async Task One_line_takes_no_line_breaks_or_control_characters(DatabaseProvider provider)
    {
        var site = await SiteAsync(provider);
        using var admin = await site.BearerAsync(await site.NewAsync("Administrator"));
        foreach (var wrong in new[] { "two\r\nlines", "bell\u0007", "a\ttab", "line\u2028separator" })
        {
            var body = new JsonObject
            {
                ["ContentType"] = Gala,
                ["DisplayText"] = wrong + "!",
                ["TitlePart"] = new JsonObject { ["Title"] = wrong },
                [Gala] = new JsonObject { ["City"] = new JsonObject { ["Text"] = wrong }, ["Notes"] = new JsonObject { ["Text"] = "two\r\nlines" } },
            };
            var problem = await (await admin.SendAsync(HttpMethod.Post, "/api/content?draft=true", body)).ProblemAsync(HttpStatusCode.BadRequest, "contents.item.invalid");
            Assert.Equal(["DisplayText", "Gala.City", "TitlePart.Title"], problem["errors"]!.AsObject().Select(pair => pair.Key));
            Assert.Equal("Title is one line: it takes no line breaks, tabs or other control characters.", problem["errors"]!["TitlePart.Title"]![0]!.GetValue<string>());
        }

        // A form makes spaces of them, as browsers do with what is pasted.
        using var browser = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var saved = await browser.SendFormAsync("/admin/content/Gala/new", ("$do", "save"), ("TitlePart.Title", " two\r\nlines\u0007 "), ("Gala.City.Text", "a\tb"));
        var draft = (await site.FindAsync(saved.Headers.Location!.ToString().Split('/')[^1], ContentVersion.Latest))!;
        Assert.Equal(("two lines", "a b"), (draft.DisplayText, draft.Field(Gala, "City")!["Text"]!.GetValue<string>()));

        // What another system allowed is imported as it is.
        var foreign = Filled(new ContentItem(Gala) { ContentItemId = Jaytek.Kernel.PublicId.New(), Latest = true, Published = true });
        foreign.GetOrAddPart("TitlePart")["Title"] = "two\nlines";
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<IContentManager>().ImportAsync(foreign, CancellationToken.None))).Error);
    }

    [Theory, BothDatabases]
    public async Task A_bulk_run_says_of_each_item_what_it_lacks(DatabaseProvider provider)
    {
        var site = await SiteAsync(provider);
        var (whole, begun) = (await site.DraftAsync(Filled(new ContentItem(Gala))), await site.DraftAsync(new ContentItem(Gala)));
        var run = await site.InScopeAsync(
            s => s.GetRequiredService<StartBulkRun>().RunAsync(new StartBulkRun.Input(BulkVerb.Publish, Gala, [whole.ContentItemId, begun.ContentItemId]), CancellationToken.None),
            (await site.NewAsync("Administrator")).Actor);
        await Eventually.IsTrueAsync(() => site.InScopeAsync(async s => !(await s.GetRequiredService<JaytekDb>().Set<BulkRun>().AsNoTracking().SingleAsync(found => found.Id == run.Value)).IsOpen));
        var items = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<BulkItem>().AsNoTracking().Where(item => item.RunId == run.Value).OrderBy(item => item.Position).ToListAsync());
        Assert.Equal([BulkOutcome.Done, BulkOutcome.Refused], items.Select(item => item.Outcome));
        Assert.Equal("City is required. Rank is required. Tags is required. Title is required.", items[1].Reason);
    }

    private static async Task<TestSite> SiteAsync(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        await site.StepOkAsync(new JsonObject
        {
            ["name"] = "ContentDefinition",
            ["ContentTypes"] = new JsonArray(ContentSite.TypeOf(Gala, "galas/{slug}")),
            ["ContentParts"] = new JsonArray(JsonNode.Parse("""
                {"Name":"Gala","Settings":{"ContentPartSettings":{}},"ContentPartFieldDefinitionRecords":[
                  {"FieldName":"TextField","Name":"City","Settings":{"TextFieldSettings":{"Required":true}}},
                  {"FieldName":"TextField","Name":"Notes","Settings":{"ContentPartFieldSettings":{"Editor":"TextArea"},"TextFieldSettings":{}}},
                  {"FieldName":"NumericField","Name":"Rank","Settings":{"NumericFieldSettings":{"Required":true,"Minimum":0}}},
                  {"FieldName":"MultiTextField","Name":"Tags","Settings":{"MultiTextFieldSettings":{"Required":true}}}]}
                """)!),
        });
        return site;
    }

    private static ContentItem Filled(ContentItem item)
    {
        var filled = item.Clone();
        filled.GetOrAddPart("TitlePart")["Title"] = $"Gala {Jaytek.Kernel.PublicId.New()}";
        filled.GetOrAddField(Gala, "City")["Text"] = "Porto";
        filled.GetOrAddField(Gala, "Rank")["Value"] = 1;
        filled.GetOrAddField(Gala, "Tags")["Values"] = new JsonArray("a");
        return filled;
    }

    private static string Path(ContentItem item) => item.Part("AutoroutePart")!["Path"]!.GetValue<string>();

    private static IEnumerable<string> Members(Jaytek.Kernel.Result<ContentItem> result) => result.Error?.Members?.Keys.Order(StringComparer.Ordinal).ToArray() ?? [];
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;

namespace Jaytek.IntegrationTests.Contents.Admin;

/// <summary>What the editor saves without being asked, and what it does when two people edit at once.</summary>
public sealed class AutosaveTests
{
    [Theory, BothDatabases]
    public async Task A_draft_is_saved_in_place_and_nothing_else_happens(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.PublishedAsync(ContentSite.New());
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var address = Address(item);

        var first = await SavedAsync(await PostAsync(admin, address, "autosave", item.Tag!, ("TitlePart.Title", "One"), ("PublishLaterPart.ScheduledPublishUtc", "2031-05-01T20:00")));
        var second = await SavedAsync(await PostAsync(admin, address, "autosave", Text(first, "tag"), ("TitlePart.Title", "Two")));

        Assert.Equal(("Changed", Text(first, "version"), address), (Text(second, "state"), Text(second, "version"), Text(second, "edit")));
        Assert.NotEqual(item.ContentItemVersionId, Text(first, "version"));
        var draft = (await site.FindAsync(item.ContentItemId, ContentVersion.Draft))!;
        Assert.Equal("Two", draft.DisplayText);
        Assert.Equal(item.DisplayText, (await site.FindAsync(item.ContentItemId))!.DisplayText);
        // A date that is being typed is no order to publish.
        Assert.Null(draft.Part("PublishLaterPart")?["ScheduledPublishUtc"]);
        // Saving the same again writes nothing.
        Assert.Equal(Text(second, "tag"), Text(await SavedAsync(await PostAsync(admin, address, "autosave", Text(second, "tag"), ("TitlePart.Title", "Two"))), "tag"));
    }

    [Theory, BothDatabases]
    public async Task What_is_new_gets_an_address_and_what_is_wrong_is_told(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        const string address = "/admin/content/Story/new";

        var refused = await PostAsync(admin, address, "autosave", "", ("Story.Rank.Value", "-1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("Rank must be 0 or more.", Text(await refused.Content.ReadFromJsonAsync<JsonObject>(), "message"));
        var saved = await SavedAsync(await PostAsync(admin, address, "autosave", "", ("TitlePart.Title", "New")));
        Assert.Equal("Draft", Text(saved, "state"));
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync(Text(saved, "edit"))).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task What_is_wrong_in_a_list_is_told_with_its_row(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.DraftAsync(ContentSite.New());
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        const string list = "Notes.ContentItems";
        (string, string)[] typed =
        [
            ($"{list}.$entries", $"{PublicId.New()} Story"), ($"{list}.$entries", $"{PublicId.New()} Story"), ($"{list}[0].Story.Rank.Value", "1"), ($"{list}[1].Story.Rank.Value", "-1"),
        ];

        var refused = await PostAsync(admin, Address(item), "autosave", item.Tag!, typed);
        Assert.Equal("Notes, row 2: Rank must be 0 or more.", Text(await refused.Content.ReadFromJsonAsync<JsonObject>(), "message"));
        var page = WebUtility.HtmlDecode(await (await PostAsync(admin, Address(item), "save", item.Tag!, typed)).Content.ReadAsStringAsync());
        Assert.Contains(">Notes, row 2: Rank must be 0 or more.</a>", page, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_visitors_would_see_at_once_is_not_saved_unasked(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.PublishedAsync(ContentSite.New(ContentSite.Flat));
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));

        foreach (var verb in new[] { "autosave", "preview" })
            Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(admin, Address(item), verb, item.Tag!, ("TitlePart.Title", "Oops"))).StatusCode);
        Assert.Equal(item.DisplayText, (await site.FindAsync(item.ContentItemId))!.DisplayText);
        Assert.Contains("data-autosave=\"false\"", await admin.GetStringAsync(Address(item)), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task After_somebody_elses_save_nothing_is_saved_and_each_field_takes_a_side(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.DraftAsync(ContentSite.New(fill: story =>
        {
            story["City"] = new JsonObject { ["Text"] = "Porto" };
            story["Rank"] = new JsonObject { ["Value"] = 1 };
        }));
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var seen = SeenIn(await admin.GetStringAsync(Address(item)));
        var theirs = item.Clone();
        theirs.GetOrAddField("Story", "City")["Text"] = "Lisbon";
        theirs.GetOrAddField("Story", "Rank")["Value"] = 2;
        theirs = await site.DraftAsync(theirs);
        (string, string)[] typed = [("TitlePart.Title", "Mine"), ("Story.City.Text", "Faro"), ("Story.Rank.Value", "1"), ("$seen", seen)];

        var late = await PostAsync(admin, Address(item), "autosave", item.Tag!, typed);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.True((bool)(await late.Content.ReadFromJsonAsync<JsonObject>())!["isConflict"]!);
        var page = await (await PostAsync(admin, Address(item), "save", item.Tag!, typed)).Content.ReadAsStringAsync();
        // Who changed what is known from what the editor was shown: the title only here, the rank only there, the city by both.
        Assert.Contains("name=\"$side.TitlePart.Title\" value=\"mine\" checked", page, StringComparison.Ordinal);
        Assert.Contains("name=\"$side.Story.Rank.Value\" value=\"theirs\" checked", page, StringComparison.Ordinal);
        Assert.Contains("name=\"$side.Story.City.Text\" value=\"mine\" checked", page, StringComparison.Ordinal);
        Assert.Contains("One of these you both changed.", page, StringComparison.Ordinal);

        (string, string)[] chosen = [.. typed, ("$side.TitlePart.Title", "mine"), ("$side.Story.Rank.Value", "theirs"), ("$side.Story.City.Text", "theirs")];
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(admin, Address(item), $"merge:{item.Tag}", "", chosen)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(admin, Address(item), $"merge:{theirs.Tag}", "", chosen)).StatusCode);
        var merged = (await site.FindAsync(item.ContentItemId, ContentVersion.Draft))!;
        Assert.Equal(("Mine", "Lisbon", 2), (merged.DisplayText, merged.Field("Story", "City")!["Text"]!.GetValue<string>(), merged.Field("Story", "Rank")!["Value"]!.GetValue<int>()));
    }

    private static string Address(ContentItem item) => $"/admin/content/edit/{item.ContentItemId}";

    private static string SeenIn(string page)
    {
        const string before = "name=\"$seen\" value=\"";
        var start = page.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return WebUtility.HtmlDecode(page[start..page.IndexOf('"', start)]);
    }

    private static string Text(JsonObject? answer, string member) => answer![member]!.GetValue<string>();

    private static async Task<JsonObject> SavedAsync(HttpResponseMessage answer)
    {
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string address, string verb, string tag, params (string Name, string Value)[] fields) =>
        await client.PostAsync(address, new FormUrlEncodedContent(
        [
            new("$do", verb), new("$tag", tag), new("__RequestVerificationToken", await client.FormTokenAsync(address)),
            .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
        ]));
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Jaytek.Contents.Admin.Lists;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Contents.Admin;

/// <summary>The form of a new item makes one item, however often it is posted; and what the editor of a draft says.</summary>
public sealed class NewFormTests
{
    private const string Address = "/admin/content/Story/new";

    [Theory]
    [BothDatabases("save")]
    [BothDatabases("publish")]
    [BothDatabases("autosave")]
    public async Task Six_posts_of_one_form_at_once_make_one_item(DatabaseProvider provider, string verb)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var (token, form) = (await admin.FormTokenAsync(Address), await FormAsync(admin));
        var title = $"Six {PublicId.New()}";
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => PostAsync(admin, verb, token, form, ("TitlePart.Title", title), ("Story.Rank.Value", "7"))));

        var places = new List<string>();
        foreach (var answer in answers)
            places.Add(await PlaceAsync(answer));
        var id = Assert.Single(places.Distinct());
        Assert.Equal([id], await IdsAsync(site, title));
        // One after another it is the same.
        Assert.Equal(id, await PlaceAsync(await PostAsync(admin, verb, token, form, ("TitlePart.Title", title), ("Story.Rank.Value", "7"))));
        Assert.Equal([id], await IdsAsync(site, title));
    }

    [Theory, BothDatabases]
    public async Task A_form_that_is_posted_again_goes_on_with_what_it_made_unless_somebody_has_saved_that_since(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var (token, form) = (await admin.FormTokenAsync(Address), await FormAsync(admin));
        var id = await PlaceAsync(await PostAsync(admin, "save", token, form, ("TitlePart.Title", "First")));
        Assert.Equal(id, await PlaceAsync(await PostAsync(admin, "publish", token, form, ("TitlePart.Title", "Second"))));
        Assert.Equal("Second", (await site.FindAsync(id))!.DisplayText);

        var theirs = (await site.FindAsync(id))!;
        theirs.GetOrAddPart("TitlePart")["Title"] = "Theirs";
        await site.DraftAsync(theirs);
        var late = await PostAsync(admin, "save", token, form, ("TitlePart.Title", "Third"));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("name=\"$side.TitlePart.Title\"", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("Theirs", (await site.FindAsync(id, ContentVersion.Latest))!.DisplayText);
    }

    [Theory, BothDatabases]
    public async Task Another_persons_form_makes_another_item_and_a_forged_one_too(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var one = await site.BrowserAsync(await site.NewAsync("Administrator"));
        using var other = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var form = await FormAsync(one);
        var ids = new HashSet<string>
        {
            await PlaceAsync(await PostAsync(one, "save", await one.FormTokenAsync(Address), form, ("TitlePart.Title", "Mine"))),
            await PlaceAsync(await PostAsync(other, "save", await other.FormTokenAsync(Address), form, ("TitlePart.Title", "Yours"))),
            await PlaceAsync(await PostAsync(one, "save", await one.FormTokenAsync(Address), "forged", ("TitlePart.Title", "Forged"))),
        };
        Assert.Equal(3, ids.Count);
    }

    [Theory, BothDatabases]
    public async Task What_is_missing_is_said_from_the_first_save_and_at_the_fields_when_it_is_to_be_published(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var (token, form) = (await admin.FormTokenAsync(Address), await FormAsync(admin));
        var saved = (await (await PostAsync(admin, "autosave", token, form, ("Story.City.Text", "Porto"))).Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal("""[{"input":"TitlePart.Title","message":"Title is required."}]""", saved["missing"]!.ToJsonString());
        var address = saved["edit"]!.GetValue<string>();
        var page = await admin.GetStringAsync(address);
        Assert.Contains("<a href=\"#TitlePart_Title\">Title is required.</a>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("field-error", page, StringComparison.Ordinal);

        foreach (var verb in new[] { "publish", "schedule" })
        {
            var refused = await PostToAsync(admin, address, verb, token, ("Story.City.Text", "Porto"), ("PublishLaterPart.ScheduledPublishUtc", verb == "schedule" ? "2099-01-01T20:00" : ""));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Matches("id=\"TitlePart_Title-error\"[^>]*>.*Title is required\\.", (await refused.Content.ReadAsStringAsync()).ReplaceLineEndings(""));
        }

        Assert.Equal(HttpStatusCode.Redirect, (await PostToAsync(admin, address, "publish", token, ("Story.City.Text", "Porto"), ("TitlePart.Title", "Whole"))).StatusCode);
        Assert.DoesNotContain("Title is required.", await admin.GetStringAsync(address), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_new_form_that_nobody_has_touched_is_nothing_to_save_when_it_was_refused(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var (token, form, seen) = (await admin.FormTokenAsync(Address), await FormAsync(admin), await FormAsync(admin, "$seen"));
        foreach (var (city, fresh) in new[] { ("", "True"), ("Porto", "False") })
        {
            var refused = await PostAsync(admin, "publish", token, form, ("TitlePart.Title", ""), ("Story.City.Text", city), ("$seen", seen));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains($"data-fresh=\"{fresh}\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory, BothDatabases]
    public async Task A_refused_schedule_leaves_the_one_that_is_kept_on_the_page_and_what_was_typed_in_its_input(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = ContentSite.New();
        item.GetOrAddPart("PublishLaterPart")["ScheduledPublishUtc"] = "2099-01-01T20:00:00Z";
        item = await site.DraftAsync(item);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var address = $"/admin/content/edit/{item.ContentItemId}";
        var refused = await PostToAsync(admin, address, "schedule", await admin.FormTokenAsync(address),
            ("TitlePart.Title", item.DisplayText!), ("PublishLaterPart.ScheduledPublishUtc", "2020-02-02T08:00"));
        var page = await refused.Content.ReadAsStringAsync();
        Assert.Contains("Set a time to come", page, StringComparison.Ordinal);
        Assert.Contains("1 Jan 2099", page, StringComparison.Ordinal);
        Assert.Contains("value=\"2020-02-02T08:00\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("2 Feb 2020", page, StringComparison.Ordinal);

        // Without one it is a draft, whatever was typed.
        var draft = await site.DraftAsync(ContentSite.New());
        address = $"/admin/content/edit/{draft.ContentItemId}";
        refused = await PostToAsync(admin, address, "schedule", await admin.FormTokenAsync(address),
            ("TitlePart.Title", draft.DisplayText!), ("PublishLaterPart.ScheduledPublishUtc", "2020-02-02T08:00"));
        page = await refused.Content.ReadAsStringAsync();
        Assert.DoesNotContain("Publishes itself", page, StringComparison.Ordinal);
        Assert.DoesNotContain("state-scheduled", page, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_field_without_a_limit_counts_nothing(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var page = await admin.GetStringAsync(Address);
        Assert.Contains("name=\"Story.City.Text\"", page, StringComparison.Ordinal);
        foreach (var empty in new[] { "data-counts=\"\"", "data-said=\"\"", "data-both=\"\"", "given-" })
            Assert.DoesNotContain(empty, page, StringComparison.Ordinal);
    }

    private static async Task<string> FormAsync(HttpClient client, string name = "$new")
    {
        var before = $"name=\"{name}\" value=\"";
        var page = await client.GetStringAsync(Address);
        var start = page.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return WebUtility.HtmlDecode(page[start..page.IndexOf('"', start)]);
    }

    // Where the browser was sent, or what the script was told: the item's id.
    private static async Task<string> PlaceAsync(HttpResponseMessage answer)
    {
        if (answer.StatusCode == HttpStatusCode.Redirect)
            return answer.Headers.Location!.ToString().Split('/')[^1];
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!["edit"]!.GetValue<string>().Split('/')[^1];
    }

    private static async Task<IReadOnlyList<string>> IdsAsync(TestSite site, string title) => await site.InScopeAsync(async services =>
    {
        var page = await services.GetRequiredService<ItemPages>().ReadAsync(new ItemFilter([ContentSite.Story]) { Search = title }, null, 25, CancellationToken.None);
        return page.Lines.Select(line => line.Item.ContentItemId).ToList();
    });

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string verb, string token, string form, params (string Name, string Value)[] fields) =>
        PostToAsync(client, Address, verb, token, [.. fields, ("$new", form)]);

    private static Task<HttpResponseMessage> PostToAsync(HttpClient client, string address, string verb, string token, params (string Name, string Value)[] fields) =>
        client.PostAsync(address, new FormUrlEncodedContent(
        [
            new("$do", verb), new("$tag", ""), new("__RequestVerificationToken", token),
            .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
        ]));
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Items;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Contents.Admin;

/// <summary>An editor whose item somebody moves to the trash meanwhile: what was typed stays, and somebody chooses what becomes of it.</summary>
public sealed class TrashedEditorTests
{
    private const string Typed = "Typed while it went";

    [Theory, BothDatabases]
    public async Task The_form_is_kept_with_who_and_saved_over_what_comes_back(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var (admin, remover) = (await site.NewAsync("Administrator"), await site.NewAsync("Chief"));
        var item = await site.DraftAsync(ContentSite.New());
        using var browser = await site.BrowserAsync(admin);
        var form = await OpenAsync(browser, item);
        await DeleteAsync(site, item, remover.Actor);

        var refused = await PostAsync(browser, item, form, "publish");
        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains($"{remover.Name} moved this story to the trash just now", page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{Typed}\"", page, StringComparison.Ordinal);
        Assert.Contains("class=\"crumbs\"", page, StringComparison.Ordinal);
        // Its usual verbs would do nothing.
        Assert.DoesNotContain("value=\"unpublish\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"schedule\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"/admin/content/delete/{item.ContentItemId}", page, StringComparison.Ordinal);
        Assert.Null(await site.FindAsync(item.ContentItemId, ContentVersion.Latest));

        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(browser, item, form, "restore")).StatusCode);
        var saved = (await site.FindAsync(item.ContentItemId, ContentVersion.Draft))!;
        Assert.Equal((Typed, PathOf(item)), (saved.DisplayText, PathOf(saved)));
    }

    [Theory, BothDatabases]
    public async Task What_was_typed_becomes_another_item_and_the_first_stays_where_it_is(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.PublishedAsync(ContentSite.New());
        using var browser = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var form = await OpenAsync(browser, item);
        await DeleteAsync(site, item);

        var answer = await PostAsync(browser, item, form, "save-new", ("PublishLaterPart.ScheduledPublishUtc", "2098-05-01T20:00"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var id = answer.Headers.Location!.OriginalString.Split('/')[^1];
        Assert.NotEqual(item.ContentItemId, id);
        var made = (await site.FindAsync(id, ContentVersion.Draft))!;
        Assert.Equal((Typed, false), (made.DisplayText, made.Published));
        Assert.Null(made.Part("PublishLaterPart")?["ScheduledPublishUtc"]);
        Assert.Null(await site.FindAsync(item.ContentItemId, ContentVersion.Latest));
    }

    [Theory, BothDatabases]
    public async Task A_script_is_told_who_and_that_trying_again_is_of_no_use(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var remover = await site.NewAsync("Chief");
        var item = await site.DraftAsync(ContentSite.New());
        using var browser = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var form = await OpenAsync(browser, item);
        await DeleteAsync(site, item, remover.Actor);

        var answer = await PostAsync(browser, item, form, "autosave");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var told = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal(("contents.editor.trashed", true, false), ((string)told["code"]!, (bool)told["isTrashed"]!, (bool)told["isConflict"]!));
        Assert.StartsWith($"{remover.Name} moved this story to the trash", (string)told["message"]!, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_somebody_saved_before_it_went_comes_back_and_each_field_takes_a_side(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.DraftAsync(ContentSite.New(fill: story => story["City"] = new JsonObject { ["Text"] = "Porto" }));
        using var browser = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var form = await OpenAsync(browser, item);
        var theirs = item.Clone();
        theirs.GetOrAddField("Story", "City")["Text"] = "Lisbon";
        await site.DraftAsync(theirs);
        await DeleteAsync(site, item);

        var answer = await PostAsync(browser, item, form, "restore", ("Story.City.Text", "Porto"));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("name=\"$side.Story.City.Text\" value=\"theirs\" checked", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-trashed ", page, StringComparison.Ordinal);
        Assert.Equal("Lisbon", (await site.FindAsync(item.ContentItemId, ContentVersion.Draft))!.Field("Story", "City")!["Text"].AsText());
    }

    [Theory, BothDatabases]
    public async Task An_address_that_another_item_has_meanwhile_gives_way_and_a_plan_is_given_up(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var title = $"Twice {PublicId.New()}";
        var item = await site.DraftAsync(ContentSite.New(title: title));
        using var browser = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var form = await OpenAsync(browser, item);
        await DeleteAsync(site, item);
        var other = await site.PublishedAsync(ContentSite.New(title: title));
        Assert.Equal(PathOf(item), PathOf(other));

        var answer = await PostAsync(
            browser, item, form, "restore", ("AutoroutePart.Path", PathOf(item)), ("PublishLaterPart.ScheduledPublishUtc", "2098-05-01T20:00"));

        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        var saved = (await site.FindAsync(item.ContentItemId, ContentVersion.Draft))!;
        Assert.Equal((Typed, PathOf(other) + "-2"), (saved.DisplayText, PathOf(saved)));
        Assert.Null(saved.Part("PublishLaterPart")?["ScheduledPublishUtc"]);
    }

    [Theory, BothDatabases]
    public async Task Who_may_not_edit_it_is_told_nothing_and_what_is_gone_for_ever_is_gone(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.DraftAsync(ContentSite.New());
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var form = await OpenAsync(admin, item);
        await DeleteAsync(site, item);
        using var stranger = await site.BrowserAsync(await site.NewAsync("DJ"));

        var (asked, token) = (await admin.GetAsync(Address(item)), await stranger.FormTokenAsync("/account"));
        Assert.Equal(HttpStatusCode.NotFound, asked.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(stranger, item, form with { Token = token }, "restore")).StatusCode);
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<PurgeContent>().RunAsync(item.ContentItemId, CancellationToken.None))).Error);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(admin, item, form, "restore")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_token_for_the_open_form_is_given_to_the_signed_in_alone(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.DraftAsync(ContentSite.New());
        using var browser = await site.BrowserAsync(await site.NewAsync("Administrator"));
        using var nobody = site.NewClient();

        var away = await nobody.GetAsync("/admin/editor/session");
        Assert.Equal(HttpStatusCode.Redirect, away.StatusCode);
        Assert.StartsWith("/login", away.Headers.Location!.IsAbsoluteUri ? away.Headers.Location.AbsolutePath : away.Headers.Location.OriginalString, StringComparison.Ordinal);
        var answer = await browser.GetAsync("/admin/editor/session");
        Assert.True(answer.Headers.CacheControl?.NoStore);
        var token = (string)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["token"]!;
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(browser, item, new Form(token, item.Tag!, ""), "save")).StatusCode);
    }

    private static string Address(ContentItem item) => $"/admin/content/edit/{item.ContentItemId}";

    private static string PathOf(ContentItem item) => item.Part("AutoroutePart")!["Path"]!.GetValue<string>();

    private static async Task<Form> OpenAsync(HttpClient client, ContentItem item)
    {
        var page = await client.GetStringAsync(Address(item));
        const string before = "name=\"$seen\" value=\"";
        var start = page.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return new Form(await client.FormTokenAsync(Address(item)), item.Tag!, WebUtility.HtmlDecode(page[start..page.IndexOf('"', start)]));
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, ContentItem item, Form form, string verb, params (string Name, string Value)[] fields) =>
        client.PostAsync(Address(item), new FormUrlEncodedContent(
        [
            new("$do", verb), new("$tag", form.Tag), new("$seen", form.Seen), new("TitlePart.Title", Typed), new("__RequestVerificationToken", form.Token),
            .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
        ]));

    private static async Task DeleteAsync(TestSite site, ContentItem item, Actor? actor = null) =>
        Assert.Null((await site.ManageAsync(m => m.DeleteAsync(item.ContentItemId, null, CancellationToken.None), actor)).Error);

    /// <summary>What an open editor posts beside its fields.</summary>
    private sealed record Form(string Token, string Tag, string Seen);
}

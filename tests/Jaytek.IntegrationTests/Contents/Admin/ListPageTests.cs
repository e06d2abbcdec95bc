using System.Net;
using System.Text.RegularExpressions;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;

namespace Jaytek.IntegrationTests.Contents.Admin;

/// <summary>The page of a list as plain forms and links.</summary>
public sealed class ListPageTests
{
    private const string List = "/admin/content/Story";

    [Theory, BothDatabases]
    public async Task A_view_is_kept_shown_shared_and_forgotten(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        using var other = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var (own, shared) = ($"own {PublicId.New()[..8]}", $"shared {PublicId.New()[..8]}");
        await PostAsync(admin, $"{List}?state=draft&sort=title&handler=View", ("name", own));
        await PostAsync(admin, $"{List}?q=x&handler=View", ("name", shared), ("shared", "true"));

        var page = await admin.GetStringAsync(List);
        Assert.Contains($"href=\"{List}?state=draft&amp;sort=title\"", page, StringComparison.Ordinal);
        Assert.Contains(own, page, StringComparison.Ordinal);
        var theirs = await other.GetStringAsync(List);
        Assert.Contains(shared, theirs, StringComparison.Ordinal);
        Assert.DoesNotContain(own, theirs, StringComparison.Ordinal);

        var id = Regex.Match(page, "name=\"view\" value=\"([^\"]+)\" aria-label=\"Delete the view " + own).Groups[1].Value;
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(other, $"{List}?handler=Forget", ("view", id))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(admin, $"{List}?handler=Forget", ("view", id))).StatusCode);
        Assert.DoesNotContain(own, (await admin.GetStringAsync(List)).Replace("View deleted", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_view_is_replaced_only_where_that_is_said(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        await PostAsync(admin, $"{List}?q=first&handler=View", ("name", "Mine"));

        var refused = await PostAsync(admin, $"{List}?q=second&handler=View", ("name", "Mine"));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var html = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        Assert.Contains("You have a view “Mine” of this list already.", html, StringComparison.Ordinal);
        Assert.Contains("value=\"Mine\"", html, StringComparison.Ordinal);
        Assert.Contains($"href=\"{List}?q=first\"", await admin.GetStringAsync(List), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(admin, $"{List}?q=second&handler=View", ("name", "Mine"), ("replace", "true"))).StatusCode);
        Assert.Contains($"href=\"{List}?q=second\"", await admin.GetStringAsync(List), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Who_may_not_share_keeps_views_for_themselves(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var editor = await site.BrowserAsync(await site.NewAsync("Editor"));
        if (!(await editor.GetAsync(List)).IsSuccessStatusCode)
            Assert.Fail("An editor sees the list.");
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(editor, $"{List}?handler=View", ("name", "Mine"), ("shared", "true"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(editor, $"{List}?handler=View", ("name", "Mine"))).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_row_is_published_and_taken_off_and_the_filters_stay(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.DraftAsync(ContentSite.New());
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var address = $"{List}?q={Uri.EscapeDataString(item.DisplayText!)}";
        var done = await PostAsync(admin, $"{address}&handler=Do", ("$do", $"publish:{item.ContentItemId}"));
        Assert.Equal(address, done.Headers.Location!.OriginalString);
        Assert.NotNull(await site.FindAsync(item.ContentItemId));
        Assert.Contains("Unpublish", await admin.GetStringAsync(address), StringComparison.Ordinal);
        await PostAsync(admin, $"{address}&handler=Do", ("$do", $"unpublish:{item.ContentItemId}"));
        Assert.Null(await site.FindAsync(item.ContentItemId));
        var late = await PostAsync(admin, $"{address}&handler=Do", ("$do", $"unpublish:{item.ContentItemId}"));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("The item is not published.", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Deleting_many_asks_first(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.DraftAsync(ContentSite.New());
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var asked = await PostAsync(admin, $"{List}?handler=Bulk", ("verb", "Delete"), ("id", item.ContentItemId));
        Assert.Contains("Delete 1 ", await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotNull(await site.FindAsync(item.ContentItemId, ContentVersion.Latest));
        var none = await PostAsync(admin, $"{List}?handler=Bulk", ("verb", "Publish"));
        Assert.Equal(HttpStatusCode.BadRequest, none.StatusCode);
        var started = await PostAsync(admin, $"{List}?handler=Bulk", ("verb", "Delete"), ("id", item.ContentItemId), ("confirmed", "true"));
        var run = started.Headers.Location!.OriginalString;
        Assert.StartsWith("/admin/bulk/", run, StringComparison.Ordinal);
        await Eventually.IsTrueAsync(async () => (await admin.GetStringAsync(run)).Contains(">Finished</span>", StringComparison.Ordinal));
        Assert.Null(await site.FindAsync(item.ContentItemId, ContentVersion.Latest));
        Assert.Contains("deleted.", await admin.GetStringAsync("/admin/notices"), StringComparison.Ordinal);
        await PostAsync(admin, "/admin/notices/read");
        Assert.Contains("aria-label=\"Notices\"", await admin.GetStringAsync("/admin"), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string address, params (string Name, string Value)[] fields) =>
        await client.PostAsync(address, new FormUrlEncodedContent(
            [.. fields.Append(("__RequestVerificationToken", await client.FormTokenAsync(List))).Select(field => KeyValuePair.Create(field.Item1, field.Item2))]));
}

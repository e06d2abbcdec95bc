using System.Net;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;

namespace Jaytek.IntegrationTests.Contents.Admin;

/// <summary>The editor's buttons beside saving and publishing.</summary>
public sealed class EditorVerbTests
{
    [Theory, BothDatabases]
    public async Task A_draft_is_discarded_and_a_copy_made_by_the_editors_buttons(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.PublishedAsync(ContentSite.New());
        var changed = item.Clone();
        changed.GetOrAddPart("TitlePart")["Title"] = "Changed";
        changed = await site.DraftAsync(changed);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));

        // Without the form's token nothing is done, and who is late is told.
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(admin, item, "discard", changed.Tag!, withToken: false)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(admin, item, "discard", item.Tag!)).StatusCode);
        Assert.NotNull(await site.FindAsync(item.ContentItemId, ContentVersion.Draft));
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(admin, item, "discard", changed.Tag!)).StatusCode);
        Assert.Null(await site.FindAsync(item.ContentItemId, ContentVersion.Draft));

        var unsaved = await PostAsync(admin, item, "clone", "", title: "Typed and not saved");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsaved.StatusCode);
        var made = await PostAsync(admin, item, "clone", "");
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        var id = made.Headers.Location!.ToString().Split('/')[^1];
        Assert.NotEqual(item.ContentItemId, id);
        Assert.Equal(item.DisplayText, (await site.FindAsync(id, ContentVersion.Draft))!.DisplayText);
    }

    [Theory, BothDatabases]
    public async Task Who_may_only_edit_is_offered_no_copy(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.PublishedAsync(ContentSite.New());
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        Assert.Contains("value=\"clone\"", await admin.GetStringAsync(Address(item)), StringComparison.Ordinal);
        using var reader = await site.BrowserAsync(await site.NewAsync("Writer"));
        Assert.NotEqual(HttpStatusCode.OK, (await reader.GetAsync(Address(item))).StatusCode);
        var refused = await site.ManageAsync(m => m.CloneAsync(item.ContentItemId, CancellationToken.None), (await site.NewAsync("Writer")).Actor);
        Assert.Equal("engine.forbidden", refused.Error?.Code);
    }

    private static string Address(ContentItem item) => $"/admin/content/edit/{item.ContentItemId}";

    private static async Task<HttpResponseMessage> PostAsync(
        HttpClient client, ContentItem item, string verb, string tag, bool withToken = true, string? title = null)
    {
        var form = new Dictionary<string, string> { ["$do"] = verb, ["$tag"] = tag };
        if (title is not null)
            form["TitlePart.Title"] = title;
        if (withToken)
            form["__RequestVerificationToken"] = await client.FormTokenAsync(Address(item));
        return await client.PostAsync(Address(item), new FormUrlEncodedContent(form));
    }
}

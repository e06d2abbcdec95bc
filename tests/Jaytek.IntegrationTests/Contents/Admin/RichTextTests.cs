using System.Net;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;

namespace Jaytek.IntegrationTests.Contents.Admin;

/// <summary>Texts with markup: what the preview shows and what is kept.</summary>
public sealed class RichTextTests
{
    private const string Preview = "/admin/editor/markdown";

    [Theory, BothDatabases]
    public async Task The_preview_of_Markdown_is_what_the_site_would_send_and_needs_the_forms_token(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.PublishedAsync(ContentSite.New());
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var token = await admin.FormTokenAsync($"/admin/content/edit/{item.ContentItemId}");

        var shown = await admin.PostAsync(Preview, Form(token, "**bold** [x](javascript:alert(1)) <script>1</script>"));
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        var html = await shown.Content.ReadAsStringAsync();
        Assert.Contains("<strong>bold</strong>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.BadRequest, (await admin.PostAsync(Preview, Form(null, "x"))).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Markup_is_sanitised_when_the_form_is_saved(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.PublishedAsync(ContentSite.New());
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var address = $"/admin/content/edit/{item.ContentItemId}";
        var saved = await admin.PostAsync(address, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = await admin.FormTokenAsync(address),
            ["$do"] = "save",
            ["$tag"] = item.Tag!,
            ["Story.Body.Html"] = "<h2>Heard</h2><p onclick=\"x()\">A <a href=\"javascript:x()\">link</a><script>x()</script></p>",
        }));

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var draft = await site.FindAsync(item.ContentItemId, ContentVersion.Draft);
        Assert.Equal("<h2>Heard</h2><p>A <a>link</a></p>", draft!.Field("Story", "Body")!["Html"].AsText());
    }

    [Theory, BothDatabases]
    public async Task Who_saves_a_picture_of_another_site_is_told_that_visitors_get_a_link(DatabaseProvider provider)
    {
        const string Picture = "<p><img src=\"https://evil.example/t.png\" alt=\"A poster\"></p>";
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.PublishedAsync(ContentSite.New());
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var address = $"/admin/content/edit/{item.ContentItemId}";
        var saved = await admin.PostAsync(address, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = await admin.FormTokenAsync(address), ["$do"] = "save", ["$tag"] = item.Tag!, ["Story.Body.Html"] = Picture,
        }));

        Assert.Contains("A picture lies on another site", await admin.GetStringAsync(saved.Headers.Location), StringComparison.Ordinal);
        // Kept as it was written: what reads content by the API may show it.
        Assert.Equal(Picture, (await site.FindAsync(item.ContentItemId, ContentVersion.Draft))!.Field("Story", "Body")!["Html"].AsText());
    }

    private static FormUrlEncodedContent Form(string? token, string text)
    {
        var fields = new Dictionary<string, string> { ["text"] = text };
        if (token is not null)
            fields["__RequestVerificationToken"] = token;
        return new FormUrlEncodedContent(fields);
    }
}

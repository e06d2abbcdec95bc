using System.Net;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;

namespace Jaytek.IntegrationTests.Site;

/// <summary>Drafts as their page would be.</summary>
[Collection(nameof(PublicPages))]
public sealed class PreviewTests(PublicSites sites)
{
    [Theory, BothDatabases]
    public async Task Every_type_with_a_page_shows_its_draft_in_the_theme_and_its_page_stays_as_it_was(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var dj = await site.PublishedAsync(PublicItems.DJ(PublicItems.Unique("Ada")));
        var course = await site.PublishedAsync(PublicItems.Course(PublicItems.Unique("Beat")));
        ContentItem[] items =
        [
            dj, course,
            await site.PublishedAsync(PublicItems.Mix(PublicItems.Unique("Ebb"), dj.ContentItemId)),
            await site.PublishedAsync(PublicItems.Event(PublicItems.Unique("Night"), "2099-11-28T23:00")),
            await site.PublishedAsync(PublicItems.Lesson(PublicItems.Unique("Intro"), course.ContentItemId, 1, isPreview: true, "Two pulses.")),
            await site.PublishedAsync(PublicItems.Page(PublicItems.Unique("Imprint"), "Words.")),
        ];
        using var editor = await site.BrowserAsync(await site.NewAsync("Editor"));
        foreach (var item in items)
        {
            var title = PublicItems.Unique($"Next {item.ContentType}");
            var draft = await site.DraftAsync(Titled(item, title));

            var shown = await editor.GetAsync(Address(item));
            var html = await shown.Content.ReadAsStringAsync();
            Assert.True(shown.StatusCode == HttpStatusCode.OK, $"{item.ContentType}: {shown.StatusCode}");
            Assert.Contains($"data-version=\"{draft.ContentItemVersionId}\"", html, StringComparison.Ordinal);
            Assert.Contains(title, html[html.IndexOf("<main", StringComparison.Ordinal)..], StringComparison.Ordinal);
            Assert.Contains($"href=\"/admin/content/edit/{item.ContentItemId}\"", html, StringComparison.Ordinal);
            Assert.Contains("preview.css", html, StringComparison.Ordinal);
            Assert.Equal("no-store", shown.Headers.CacheControl?.ToString());
            Assert.Equal("noindex, nofollow", string.Join(",", shown.Headers.GetValues("X-Robots-Tag")));
            Assert.Equal("same-origin", string.Join(",", shown.Headers.GetValues("Referrer-Policy")));

            var page = await site.GetAsync(PublicItems.PathOf(item));
            Assert.DoesNotContain(title, page, StringComparison.Ordinal);
            Assert.DoesNotContain("preview-bar", page, StringComparison.Ordinal);
        }
    }

    [Theory, BothDatabases]
    public async Task A_draft_that_has_nothing_but_a_title_or_not_even_that_is_shown_in_the_editor_and_as_a_page(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var editor = await site.BrowserAsync(await site.NewAsync("Administrator"));
        foreach (var type in new[] { "DJProfile", "Mix", "Event", "Course", "Lesson", "Page" })
        {
            foreach (var title in new[] { "Begun", null })
            {
                var item = new ContentItem(type);
                if (title is not null)
                    item.GetOrAddPart("TitlePart")["Title"] = title;
                item = await site.DraftAsync(item);
                foreach (var address in new[] { Address(item), $"/admin/content/edit/{item.ContentItemId}", $"/admin/content/{type}" })
                {
                    var shown = await editor.GetAsync(address);
                    Assert.True(shown.StatusCode == HttpStatusCode.OK, $"{type} '{title}' at {address}: {shown.StatusCode}");
                }
            }
        }
    }

    [Theory, BothDatabases]
    public async Task A_draft_is_as_unknown_as_nothing_to_who_may_not_preview_it(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var dj = await site.PublishedAsync(PublicItems.DJ(PublicItems.Unique("Bea")));
        var draft = await site.DraftAsync(PublicItems.Mix(PublicItems.Unique("Secret"), dj.ContentItemId));
        var shown = await site.PublishedAsync(PublicItems.Mix(PublicItems.Unique("Shown"), dj.ContentItemId));
        using var student = await site.BrowserAsync(await site.NewAsync("Student"));
        foreach (var address in new[] { Address(draft), Address(shown), "/preview/nothing" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await student.GetAsync(address)).StatusCode);
            using var nobody = site.NewClient();
            var asked = await nobody.GetAsync(address);
            Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
            Assert.Contains("/login", asked.Headers.Location!.ToString(), StringComparison.Ordinal);
        }

        foreach (var list in new[] { "/mixes", "/", PublicItems.PathOf(dj) })
            Assert.DoesNotContain(draft.DisplayText!, await site.GetAsync(list), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_has_no_page_has_no_preview(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var menu = await site.DraftAsync(ContentSite.New("Menu", PublicItems.Unique("Menu")));
        using var editor = await site.BrowserAsync(await site.NewAsync("Administrator"));
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync(Address(menu))).StatusCode);
    }

    private static string Address(ContentItem item) => $"/preview/{item.ContentItemId}";

    private static ContentItem Titled(ContentItem item, string title)
    {
        var draft = item.Clone();
        draft.GetOrAddPart("TitlePart")["Title"] = title;
        return draft;
    }
}

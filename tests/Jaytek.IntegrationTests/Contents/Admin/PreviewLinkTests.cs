using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Contents.Admin;

/// <summary>Links to drafts that editors make and hand on, and the setting that says where they lead.</summary>
public sealed partial class PreviewLinkTests
{
    private const string Client = "https://next.example/preview?id={id}&token={token}";

    [Theory, BothDatabases]
    public async Task An_editor_makes_a_link_that_shows_the_draft_to_nobody_in_particular(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.DraftAsync(ContentSite.New(title: $"Soon {PublicId.New()}"));
        var account = await site.NewAsync("Administrator");
        using var admin = await site.BrowserAsync(account);
        Assert.Contains("value=\"preview-link\"", await admin.GetStringAsync($"/admin/content/edit/{item.ContentItemId}"), StringComparison.Ordinal);
        var page = await admin.GetStringAsync(Page(item));
        Assert.DoesNotContain("id=\"link\"", page, StringComparison.Ordinal);
        Assert.Contains("/admin/settings#content-preview", page, StringComparison.Ordinal);

        var answer = await admin.SendFormAsync(Page(item), ("minutes", "1440"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        var made = await answer.Content.ReadAsStringAsync();
        using var nobody = site.NewClient();
        var shown = await (await nobody.GetAsync(LinkIn(made))).ObjectAsync();
        Assert.Equal(item.DisplayText, shown["DisplayText"]!.GetValue<string>());
        Assert.InRange(DateTimeOffset.Parse(Ends().Match(made).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) - DateTimeOffset.UtcNow, TimeSpan.FromHours(23), TimeSpan.FromHours(24));
        // Who made it, for what and until when; never the link.
        var line = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AuditEntry>().SingleAsync(a => a.ActorId == account.Id && a.Action == "contents.item.make_preview"));
        Assert.Equal(item.ContentItemId, line.TargetId);
        Assert.DoesNotContain(LinkIn(made)[^40..], line.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [BothDatabases("0")]
    [BothDatabases("10081")]
    [BothDatabases("a day")]
    [BothDatabases("")]
    public async Task A_lifetime_that_is_not_offered_is_refused_at_its_field(DatabaseProvider provider, string minutes)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.DraftAsync(ContentSite.New());
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var refused = await admin.SendFormAsync(Page(item), ("minutes", minutes));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var html = await refused.Content.ReadAsStringAsync();
        Assert.Contains("href=\"#minutes\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"link\"", html, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_button_saves_what_was_typed_as_a_draft_and_leads_to_the_page(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.PublishedAsync(ContentSite.New());
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var typed = $"Typed {PublicId.New()}";
        var answer = await admin.SendFormAsync($"/admin/content/edit/{item.ContentItemId}", ("$do", "preview-link"), ("$tag", item.Tag!), ("TitlePart.Title", typed));
        Assert.Equal(Page(item), answer.Headers.Location?.OriginalString);
        var draft = (await site.FindAsync(item.ContentItemId, ContentVersion.Latest))!;
        Assert.Equal((typed, false), (draft.DisplayText, draft.Published));
    }

    [Theory, BothDatabases]
    public async Task Who_may_not_edit_the_item_makes_no_link(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.DraftAsync(ContentSite.New());
        using var dj = await site.BrowserAsync(await site.NewAsync("DJ"));
        foreach (var answer in new[] { await dj.GetAsync(Page(item)), await dj.SendFormAsync(Page(item), ("minutes", "60")) })
            Assert.StartsWith("/access-denied", answer.Headers.Location?.PathAndQuery ?? answer.Headers.Location?.OriginalString ?? "", StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_card_sets_where_links_lead_and_leaves_a_line(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        await ContentSite.PrepareAsync(site);
        var account = await site.NewAsync("Administrator");
        using var admin = await site.BrowserAsync(account);
        var saved = await admin.SendFormAsync("/admin/settings/content-preview", ("content-preview.ClientAddress", $" {Client} "));
        Assert.Equal("/admin/settings#content-preview", saved.Headers.Location?.OriginalString);
        var item = await site.DraftAsync(ContentSite.New());
        var made = await (await admin.SendFormAsync(Page(item), ("minutes", "60"))).Content.ReadAsStringAsync();
        Assert.StartsWith($"https://next.example/preview?id={item.ContentItemId}&token=", LinkIn(made), StringComparison.Ordinal);
        Assert.Contains("Open the preview", made, StringComparison.Ordinal);
        var line = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AuditEntry>().SingleAsync(a => a.ActorId == account.Id && a.Action == "engine.settings.save"));
        Assert.Contains("next.example", line.After, StringComparison.Ordinal);

        // Emptied, links lead to the API again.
        await admin.SendFormAsync("/admin/settings/content-preview", ("content-preview.ClientAddress", ""));
        made = await (await admin.SendFormAsync(Page(item), ("minutes", "60"))).Content.ReadAsStringAsync();
        Assert.Contains($"/api/content/{item.ContentItemId}?preview=", LinkIn(made), StringComparison.Ordinal);
    }

    [Theory]
    [BothDatabases("next.example/preview?id={id}&token={token}")]
    [BothDatabases("http://next.example/preview?id={id}&token={token}")]
    [BothDatabases("javascript:alert('{id}{token}')")]
    [BothDatabases("https://who:word@next.example/{id}/{token}")]
    [BothDatabases("https://{token}.next.example/{id}")]
    [BothDatabases("https://{token}?id={id}")]
    [BothDatabases("https://next.example/preview?id={id}")]
    [BothDatabases("https://next.example/preview?token={token}")]
    [BothDatabases("https://next.example/{slug}?id={id}&token={token}")]
    [BothDatabases("https://next.example/a b?id={id}&token={token}")]
    public async Task An_address_that_links_cannot_lead_to_is_refused_at_its_field(DatabaseProvider provider, string address)
    {
        var site = await SharedSites.GetAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var refused = await admin.SendFormAsync("/admin/settings/content-preview", ("content-preview.ClientAddress", address));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("href=\"#content-preview_ClientAddress\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task An_address_that_is_none_gets_no_token_however_it_was_set(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        await ContentSite.PrepareAsync(site);
        await site.StepOkAsync(JsonNode.Parse("""{"name":"Settings","ContentPreview":{"ClientAddress":"javascript:alert('{id}{token}')"}}""")!.AsObject());
        var item = await site.DraftAsync(ContentSite.New());
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var made = await (await admin.SendFormAsync(Page(item), ("minutes", "60"))).Content.ReadAsStringAsync();
        // No token goes there: the link leads to the API's own answer.
        Assert.Contains($"/api/content/{item.ContentItemId}?preview=", LinkIn(made), StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", made, StringComparison.Ordinal);
    }

    private static string Page(ContentItem item) => $"/admin/content/preview-link/{item.ContentItemId}";

    private static string LinkIn(string html) => WebUtility.HtmlDecode(Link().Match(html).Groups[1].Value);

    [GeneratedRegex("<input[^>]* value=\"([^\"]+)\"[^>]* id=\"link\"|(?!)")]
    private static partial Regex Link();

    [GeneratedRegex("works until <strong><time datetime=\"([^\"]+)\"")]
    private static partial Regex Ends();
}

using System.Net;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;

namespace Jaytek.IntegrationTests.Site;

/// <summary>How far somebody reaches who keeps items of their own: not to what the site vouches for, its other addresses, other sites, and others' pages.</summary>
[Collection(nameof(PublicPages))]
public sealed class OwnItemTests(PublicSites sites)
{
    [Theory, BothDatabases]
    public async Task Nobody_verifies_themselves_and_an_editor_may(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var (dj, editor) = (await site.NewAsync("DJ"), await site.NewAsync("Editor"));
        using var api = await site.BearerAsync(dj);
        var posted = await (await api.SendAsync(HttpMethod.Post, "/api/content", Verified(PublicItems.DJ("Rook"), true).ToJson())).ProblemAsync(HttpStatusCode.BadRequest, "contents.item.invalid");
        Assert.Contains("DJProfile.Verified", posted.ToJsonString(), StringComparison.Ordinal);
        var own = await SavedAsync(site, Verified(PublicItems.DJ("Rook"), false), dj);
        Assert.Equal(["DJProfile.Verified"], await RefusedAsync(site, Verified(own.Clone(), true), dj));

        using var browser = await site.BrowserAsync(dj);
        var page = $"/admin/content/edit/{own.ContentItemId}";
        var html = WebUtility.HtmlDecode(await browser.GetStringAsync(page));
        Assert.DoesNotContain("name=\"DJProfile.Verified.Value\"", html, StringComparison.Ordinal);
        Assert.Contains("The site's editors set it.", html, StringComparison.Ordinal);
        (string, string)[] form = [("$do", "publish"), ("$tag", own.Tag!), ("TitlePart.Title", "Rook")];
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SendFormAsync(page, [.. form, ("DJProfile.Verified.Value", "true")])).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SendFormAsync(page, form)).StatusCode);
        Assert.NotEqual(true, FlagOf((await site.FindAsync(own.ContentItemId))!));

        using var desk = await site.BrowserAsync(editor);
        Assert.Contains("name=\"DJProfile.Verified.Value\"", await desk.GetStringAsync(page), StringComparison.Ordinal);
        var vouched = await SavedAsync(site, Verified((await site.FindAsync(own.ContentItemId))!.Clone(), true), editor);
        // What an editor has set stays while the DJ goes on writing, and is not theirs to take back either.
        vouched.GetOrAddField("DJProfile", "Location")["Text"] = "Porto";
        vouched = await SavedAsync(site, vouched, dj);
        Assert.Equal(true, FlagOf(vouched));
        Assert.Equal(["DJProfile.Verified"], await RefusedAsync(site, Verified(vouched.Clone(), false), dj));
    }

    [Theory, BothDatabases]
    public async Task An_address_of_ones_own_lies_in_the_folder_of_its_type(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var (dj, editor) = (await site.NewAsync("DJ"), await site.NewAsync("Editor"));
        var profile = await SavedAsync(site, PublicItems.DJ("Tern"), dj);
        var mix = PublicItems.Mix(PublicItems.Unique("Night"), profile.ContentItemId);
        foreach (var path in new[] { "login2", "privacy/cookies", "feed.rss", "events/mine", "mixes2/x", "mixes" })
            Assert.Equal(["AutoroutePart.Path"], await RefusedAsync(site, At(mix.Clone(), path), dj));
        // Nor on the way round: without an address today, with that one tomorrow.
        var off = At(mix.Clone(), "login2");
        off.GetOrAddPart("AutoroutePart")["Disabled"] = true;
        Assert.Equal(["AutoroutePart.Path"], await RefusedAsync(site, off, dj));

        var own = $"mixes/own-{PublicId.New().ToLowerInvariant()}";
        var saved = await SavedAsync(site, At(mix.Clone(), own), dj);
        Assert.Equal("/" + own, PublicItems.PathOf(saved));
        Assert.Equal("outside", await LiveAsync(site, dj, saved, "login2"));
        Assert.Equal("free", await LiveAsync(site, dj, saved, own + "-2"));

        // What an editor has set stays, whoever saves.
        var root = $"root-{PublicId.New().ToLowerInvariant()}";
        Assert.Equal("free", await LiveAsync(site, editor, saved, root));
        saved = await SavedAsync(site, At(saved, root), editor);
        saved.GetOrAddField("Mix", "Bpm")["Value"] = 124;
        Assert.Equal("/" + root, PublicItems.PathOf(await SavedAsync(site, saved, dj)));
    }

    [Theory, BothDatabases]
    public async Task A_canonical_address_of_ones_own_is_a_page_of_this_site(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var (dj, editor) = (await site.NewAsync("DJ"), await site.NewAsync("Editor"));
        var profile = await SavedAsync(site, PublicItems.DJ("Kelp"), dj);
        foreach (var address in new[] { "https://evil.example/", "//evil.example/x", "/\\evil.example", "https://localhost@evil.example/" })
            Assert.Contains("SeoMetaPart.Canonical", await RefusedAsync(site, Canonical(profile.Clone(), address), dj));

        profile = await SavedAsync(site, Canonical(profile, "/djs/kelp"), dj);
        profile = await SavedAsync(site, Canonical(profile, "https://kelp.example/"), editor);
        profile.GetOrAddField("DJProfile", "Location")["Text"] = "Porto";
        await SavedAsync(site, profile, dj);
    }

    [Theory, BothDatabases]
    public async Task Nobody_puts_others_into_a_line_up(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var (dj, other, editor) = (await site.NewAsync("DJ"), await site.NewAsync("DJ"), await site.NewAsync("Editor"));
        var (mine, theirs) = (await SavedAsync(site, PublicItems.DJ("Wren"), dj), await SavedAsync(site, PublicItems.DJ("Lark"), other));

        Assert.Equal(["Event.DJs"], await RefusedAsync(site, PublicItems.Event("Both", "2031-05-01T22:00", djId: theirs.ContentItemId), dj));
        var evening = await SavedAsync(site, PublicItems.Event("Mine", "2031-05-01T22:00", djId: mine.ContentItemId), dj);
        evening.GetOrAddField("Event", "DJs")["ContentItemIds"] = new JsonArray(mine.ContentItemId, theirs.ContentItemId);
        await SavedAsync(site, evening, editor);
    }

    private static ContentItem Verified(ContentItem profile, bool isVerified)
    {
        profile.GetOrAddField("DJProfile", "Verified")["Value"] = isVerified;
        return profile;
    }

    private static bool? FlagOf(ContentItem profile) => profile.Field("DJProfile", "Verified")?["Value"].AsFlag();

    private static ContentItem At(ContentItem item, string path)
    {
        item.GetOrAddPart("AutoroutePart")["Path"] = path;
        return item;
    }

    private static ContentItem Canonical(ContentItem item, string address)
    {
        item.GetOrAddPart("SeoMetaPart")["Canonical"] = address;
        return item;
    }

    private static async Task<ContentItem> SavedAsync(TestSite site, ContentItem item, Account account)
    {
        var saved = await site.ManageAsync(manager => manager.SaveDraftAsync(item, null, CancellationToken.None), account.Actor);
        Assert.True(saved.Error is null, saved.Error?.ToString());
        return saved.Value;
    }

    private static async Task<IEnumerable<string>> RefusedAsync(TestSite site, ContentItem item, Account account)
    {
        var refused = (await site.ManageAsync(manager => manager.SaveDraftAsync(item, null, CancellationToken.None), account.Actor)).Error;
        Assert.Equal("contents.item.invalid", refused?.Code);
        return refused!.Members!.Keys;
    }

    // What is told while somebody types.
    private static async Task<string> LiveAsync(TestSite site, Account account, ContentItem item, string path)
    {
        using var browser = await site.BrowserAsync(account);
        var answer = await browser.SendFormAsync($"/admin/editor/address/{item.ContentType}?id={item.ContentItemId}", ("AutoroutePart.Path", path));
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["state"]!.GetValue<string>();
    }
}

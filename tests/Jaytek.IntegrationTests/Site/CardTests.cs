using System.Net;
using System.Text.RegularExpressions;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Media;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Media.Cards;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Jaytek.IntegrationTests.Site.PublicItems;

namespace Jaytek.IntegrationTests.Site;

/// <summary>The picture that services show beside a link.</summary>
[Collection(nameof(PublicPages))]
public sealed partial class CardTests(PublicSites sites)
{
    [Theory, BothDatabases]
    public async Task A_page_names_a_card_of_its_item_that_is_drawn_once_and_kept_for_good(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var dj = await site.PublishedAsync(DJ(Unique("DJ")));
        var mix = await site.PublishedAsync(Mix(Unique("Mix"), dj.ContentItemId));
        var html = await site.GetAsync(PathOf(mix));
        Assert.Equal(("1200", "630"), (Meta(html, "og:image:width"), Meta(html, "og:image:height")));
        Assert.Equal($"Mix · {mix.DisplayText} · {dj.DisplayText}", Meta(html, "og:image:alt"));
        Assert.Equal("summary_large_image", Meta(html, "twitter:card"));

        using var client = site.NewClient();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => client.GetAsync(Meta(html, "og:image"))));
        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.OK, "image/png"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType)));
        Assert.Contains("immutable", answers[0].Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        var first = await answers[0].Content.ReadAsByteArrayAsync();
        foreach (var answer in answers)
            Assert.Equal(first, await answer.Content.ReadAsByteArrayAsync());
        var look = await RealPictures.LookAsync(first);
        Assert.Equal((1200, 630), (look.Width, look.Height));
        Assert.True(first.Length < 400_000, $"{first.Length} bytes are many for a service to fetch.");
        Assert.Equal(1, await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<Card>().CountAsync(c => c.ItemId == mix.ContentItemId)));
    }

    [Theory, BothDatabases]
    public async Task A_change_has_a_card_of_its_own_and_the_old_address_leads_there(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var page = await site.PublishedAsync(Page(Unique("Before"), "Words."));
        using var client = site.NewClient();
        var before = Meta(await site.GetAsync(PathOf(page)), "og:image");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(before)).StatusCode);
        page.DisplayText = Unique("After");
        page.Parts["TitlePart"] = new System.Text.Json.Nodes.JsonObject { ["Title"] = page.DisplayText };
        await site.PublishedAsync(page);
        var after = Meta(await site.GetAsync(PathOf(page)), "og:image");
        Assert.NotEqual(before, after);
        using var stale = await client.GetAsync(before);
        Assert.Equal((HttpStatusCode.Redirect, new Uri(after).AbsolutePath), (stale.StatusCode, stale.Headers.Location?.OriginalString));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(after)).StatusCode);
        Assert.Equal(1, await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<Card>().CountAsync(c => c.ItemId == page.ContentItemId)));
    }

    [Theory, BothDatabases]
    public async Task Nobody_gets_cards_of_drafts_or_of_their_own_invention(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var client = site.NewClient();
        foreach (var name in new[] { "x", "-", "nothing-0123456789abcdef", new string('a', 4000), "..%2f..%2fkeys-0123456789abcdef" })
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/cards/{name}.png")).StatusCode);
        var page = await site.PublishedAsync(Page(Unique("Public"), "Words."));
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync($"/cards/{page.ContentItemId}-0123456789abcdef.png")).StatusCode);
        Assert.False(await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<Card>().AnyAsync(c => c.ItemId == page.ContentItemId)));
    }

    [Theory]
    [BothDatabases("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft")]
    [BothDatabases("東京の夜明け、波の音と長い長い夢のつづき、そして朝まで踊りつづける人たちのための音楽")]
    [BothDatabases("ليلة في المرفأ مع أصدقاء كثيرين حتى الصباح")]
    [BothDatabases("Ночь в гавани · Νύχτα στο λιμάνι")]
    [BothDatabases("👩‍👩‍👧‍👦 & <script>alert(1)</script> \"quoted\" ' \u00a0\u202e")]
    public async Task Any_title_is_drawn(DatabaseProvider provider, string title)
    {
        var site = await sites.GetAsync(provider);
        var page = await site.PublishedAsync(Page(title, "Words."));
        using var client = site.NewClient();
        using var answer = await client.GetAsync(Meta(await site.GetAsync(PathOf(page)), "og:image"));
        Assert.Equal((HttpStatusCode.OK, "image/png"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Theory, BothDatabases]
    public async Task Without_the_tool_a_page_names_its_cover(DatabaseProvider provider)
    {
        await using var site = await MediaSites.StartAsync(provider, TimeProvider.System, ("Jaytek:Setup:Recipe", "jaytek"), ("Jaytek:Media:VipsPath", "/nowhere/vips"));
        var cover = Library.NewPath(".jpg");
        await site.StoreAsync(cover, await RealPictures.JpegAsync(900, 900));
        var mix = Mix(Unique("Mix"), (await site.PublishedAsync(DJ(Unique("DJ")))).ContentItemId);
        mix.Parts["Mix"]!["Cover"] = System.Text.Json.Nodes.JsonNode.Parse($$"""{"Paths":["{{cover}}"]}""");
        var item = await site.PublishedAsync(mix);
        using var client = site.NewClient();
        // Whether a program is there, only its first call tells.
        using var first = await client.GetAsync(Meta(await site.GetAsync(PathOf(item)), "og:image"));
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.StartsWith("/media/", first.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.True(first.Headers.CacheControl?.NoStore);
    }

    private static string Meta(string html, string property) =>
        WebUtility.HtmlDecode(Metas().Matches(html).Select(m => m.Value).Single(m => m.Contains($"\"{property}\"", StringComparison.Ordinal)).Split("content=\"")[1].Split('"')[0]);

    [GeneratedRegex("<meta [^>]*>")]
    private static partial Regex Metas();
}

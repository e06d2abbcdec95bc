using System.Net;
using System.Net.Http.Headers;
using Jaytek.Engine.Data;
using Jaytek.Engine.Epochs;
using Jaytek.Engine.PageCaching;
using Jaytek.Identity.Account;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Site;

/// <summary>Public pages are kept ready, and nobody ever sees an old one, or somebody else's.</summary>
public sealed class PageCacheTests
{
    [Theory, BothDatabases]
    public async Task A_page_that_has_not_changed_is_answered_by_its_tag_and_an_edit_is_seen_at_once(DatabaseProvider provider)
    {
        await using var site = await StartAsync(provider);
        var mix = await site.PublishedMixAsync("Harbour Lights");
        var path = PublicItems.PathOf(mix);
        using var client = site.NewClient();

        using var first = await client.GetAsync(path);
        Assert.Equal("public, no-cache", Said(first.Headers.CacheControl));
        using var again = await AskAsync(client, path, first.Headers.ETag);
        Assert.Equal((HttpStatusCode.NotModified, 0), (again.StatusCode, (await again.Content.ReadAsByteArrayAsync()).Length));
        Assert.Contains("default-src 'self'", again.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);

        var edited = mix.Clone();
        edited.GetOrAddPart("TitlePart")["Title"] = "Breakwater";
        await site.ManageAsync(manager => manager.SaveAndPublishAsync(edited, null, CancellationToken.None));
        using var changed = await AskAsync(client, path, first.Headers.ETag);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Contains("Breakwater", await changed.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await site.ManageAsync(manager => manager.UnpublishAsync(mix.ContentItemId, null, CancellationToken.None));
        await site.GetAsync(path, HttpStatusCode.NotFound);
    }

    [Theory, BothDatabases]
    public async Task Whoever_is_signed_in_gets_pages_of_their_own_that_nobody_keeps(DatabaseProvider provider)
    {
        await using var site = await StartAsync(provider);
        var path = PublicItems.PathOf(await site.PublishedMixAsync("Harbour Lights"));
        await site.GetAsync(path);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));

        using var answer = await admin.GetAsync(path);

        Assert.Equal("private, no-cache", Said(answer.Headers.CacheControl));
        Assert.Null(answer.Headers.ETag);
        Assert.Contains("Cookie", answer.Headers.Vary);
    }

    [Theory, BothDatabases]
    public async Task What_another_process_changes_is_seen_within_moments(DatabaseProvider provider)
    {
        await using var site = await StartAsync(provider);
        await using var twin = await site.StartTwinAsync();
        Assert.DoesNotContain("Slack Water", await twin.GetAsync("/mixes"), StringComparison.Ordinal);

        await site.PublishedMixAsync("Slack Water");

        await Eventually.IsTrueAsync(async () => (await twin.GetAsync("/mixes")).Contains("Slack Water", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task A_page_made_for_one_address_of_the_site_is_not_shown_at_another(DatabaseProvider provider)
    {
        await using var site = await StartAsync(provider);
        using var client = site.NewClient();
        using var forged = new HttpRequestMessage(HttpMethod.Get, "/mixes");
        forged.Headers.Host = "evil.example";
        using (await client.SendAsync(forged))
        {
        }

        Assert.DoesNotContain("evil.example", await site.GetAsync("/mixes"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_a_clock_changes_is_at_most_a_minute_old(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions("jaytek", Services: services => services.AddSingleton<TimeProvider>(clock)));
        var start = clock.GetUtcNow().AddMinutes(30).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture);
        await site.PublishedAsync(PublicItems.Event("Quay Night", start, zone: "Etc/UTC"));
        Assert.Contains("Quay Night", await site.GetAsync("/events"), StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromDays(2));

        Assert.DoesNotContain("Quay Night", await site.GetAsync("/events"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Signing_out_and_ending_sessions_empties_nothing_that_is_kept_for_everybody(DatabaseProvider provider)
    {
        await using var site = await StartAsync(provider);
        var member = await site.NewAsync("Student");
        using var browser = await site.BrowserAsync(member);
        await site.GetAsync("/mixes");
        var cache = site.Services.GetRequiredService<PageCache>();
        var kept = cache.Generation;

        await browser.SendFormAsync("/logout");
        await site.InScopeAsync(s => s.GetRequiredService<EndOwnSessions>().RunAsync(CancellationToken.None), member.Actor);
        await site.Services.GetRequiredService<EpochPoller>().FollowAsync(CancellationToken.None);

        Assert.Equal(kept, cache.Generation);
        await site.PublishedMixAsync("Slack Water");
        Assert.NotEqual(kept, cache.Generation);
    }

    [Theory, BothDatabases]
    public async Task HEAD_says_what_GET_says(DatabaseProvider provider)
    {
        await using var site = await StartAsync(provider);
        using var client = site.NewClient();
        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/mixes"));
        using var get = await client.GetAsync("/mixes");

        Assert.Equal((get.Headers.ETag, get.Content.Headers.ContentLength), (head.Headers.ETag, head.Content.Headers.ContentLength));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    private static Task<TestSite> StartAsync(DatabaseProvider provider) => TestSite.StartAsync(provider, new TestSiteOptions("jaytek"));

    private static Task<HttpResponseMessage> AskAsync(HttpClient client, string path, EntityTagHeaderValue? tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(tag!);
        return client.SendAsync(request);
    }

    // .NET sorts the words its own way; what counts is which there are.
    private static string Said(CacheControlHeaderValue? value) =>
        string.Join(", ", value!.ToString().Split(", ").OrderBy(word => word == "no-cache"));
}

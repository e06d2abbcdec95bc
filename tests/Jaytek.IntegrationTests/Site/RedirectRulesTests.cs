using System.Net;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Pages.Redirects;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Jaytek.IntegrationTests.Site.RedirectTests;

namespace Jaytek.IntegrationTests.Site;

/// <summary>What redirects refuse, and what becomes of those that refuse themselves when an item moves.</summary>
[Collection(nameof(PublicPages))]
public sealed class RedirectRulesTests(PublicSites sites)
{
    [Theory, BothDatabases]
    public async Task A_move_that_would_close_a_circle_is_published_and_leaves_no_redirect(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var (a, b, name) = ($"/a-{Mark()}", $"/b-{Mark()}", Mark());
        await SaveAsync(site, b + "/*", a + "/*");
        var page = await site.PublishedAsync(PublicItems.Page(PublicItems.Unique("Circle"), "Round."));
        page = await MoveAsync(site, page, $"{a}/{name}");
        page = await MoveAsync(site, page, $"{b}/{name}");

        Assert.Contains("Round.", await site.GetAsync($"{b}/{name}"), StringComparison.Ordinal);
        Assert.Null(await FindAsync(site, $"{a}/{name}"));
        await site.ManageAsync(manager => manager.UnpublishAsync(page.ContentItemId, null, CancellationToken.None));
        Assert.Equal((HttpStatusCode.MovedPermanently, $"{a}/{name}"), await AskAsync(site, $"{b}/{name}"));
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(site, $"{a}/{name}")).Status);
        Assert.Contains(await AuditAsync(site, $"{a}/{name}"), entry => entry.Summary.Contains("circle", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task A_redirect_by_hand_that_a_move_overwrites_is_told_and_stays_where_that_would_close_a_circle(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var (a, b, name) = ($"/a-{Mark()}", $"/b-{Mark()}", Mark());
        var page = await site.PublishedAsync(PublicItems.Page(PublicItems.Unique("Hand"), "Words."));
        page = await MoveAsync(site, page, $"{a}/{name}");
        await SaveAsync(site, $"{a}/{name}", "/mixes");
        page = await MoveAsync(site, page, $"/free-{name}");
        Assert.Equal($"/free-{name}", (await FindAsync(site, $"{a}/{name}"))?.To);
        Assert.Contains(await AuditAsync(site, $"{a}/{name}"), entry => entry.Before?.Contains("/mixes", StringComparison.Ordinal) == true);

        await SaveAsync(site, $"/free-{name}", "/djs");
        await SaveAsync(site, b + "/*", $"/free-{name}");
        await MoveAsync(site, page, $"{b}/{name}");
        Assert.Equal(("/djs", RedirectSource.Hand), await FindAsync(site, $"/free-{name}") is { } kept ? (kept.To, kept.Source) : default);
    }

    [Theory, BothDatabases]
    public async Task A_redirect_that_pages_of_the_site_hide_is_told_when_it_is_saved(DatabaseProvider provider)
    {
        // A site of its own: redirects of lists lead others' unknown addresses elsewhere.
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions("jaytek"));
        var page = await site.PublishedAsync(PublicItems.Page(PublicItems.Unique("Alive"), "Words."));
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var mark = Mark();

        Assert.Contains("A page of the site answers at /courses, so this redirect is not used.", await SavedAsync("/courses"), StringComparison.Ordinal);
        Assert.Contains($"answers at {PublicItems.PathOf(page)}, so this redirect is not used.", await SavedAsync(PublicItems.PathOf(page)), StringComparison.Ordinal);
        // A star asks for what stands below, wherever that is: no module owns this folder, and one owns /courses.
        page = await MoveAsync(site, page, $"/about-{mark}/team");
        Assert.Contains($"A page of the site answers at /about-{mark}/team, so this redirect is not used there.", await SavedAsync($"/About-{mark}/*"), StringComparison.Ordinal);
        var left = await MoveAsync(site, await site.PublishedAsync(PublicItems.Page(PublicItems.Unique("Left"), "Words.")), $"/left-{mark}/team");
        await site.ManageAsync(manager => manager.UnpublishAsync(left.ContentItemId, null, CancellationToken.None));
        foreach (var free in new[] { $"/free-{mark}", $"/about-{mark}/team/*", "/abou/*", "/courses/gone/*", $"/left-{mark}/*" })
            Assert.DoesNotContain("answers at", await SavedAsync(free), StringComparison.Ordinal);

        async Task<string> SavedAsync(string from)
        {
            using var saved = await admin.SendFormAsync("/admin/redirects/new", ("Form.From", from), ("Form.To", $"/to-{mark}"), ("Form.Status", "301"));
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
            return WebUtility.HtmlDecode(await admin.GetStringAsync(saved.Headers.Location));
        }
    }

    [Theory]
    [BothDatabases("/admin/users")]
    [BothDatabases("/API/content")]
    [BothDatabases("/login")]
    [BothDatabases("/account/old")]
    [BothDatabases("/signup/old")]
    [BothDatabases("/cards/old.png")]
    [BothDatabases("/search/old")]
    [BothDatabases("/media/old.jpg")]
    [BothDatabases("/preview/old")]
    [BothDatabases("/%61dmin/*")]
    public async Task What_only_the_system_answers_is_refused(DatabaseProvider provider, string from)
    {
        var site = await sites.GetAsync(provider);
        var refused = (await TryAsync(site, from, "/mixes")).Error;
        Assert.Equal("pages.redirect.from", refused?.Code);
        Assert.Contains("answered by the system", refused!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [BothDatabases("/djs/")]
    [BothDatabases("/mixes/")]
    [BothDatabases("/events/")]
    [BothDatabases("/courses/")]
    public async Task Where_pages_of_content_stand_an_old_name_leads_on(DatabaseProvider provider, string below)
    {
        var site = await sites.GetAsync(provider);
        var from = $"{below}old-{Mark()}";
        await SaveAsync(site, from, "/about");
        Assert.Equal((HttpStatusCode.MovedPermanently, "/about"), await AskAsync(site, from));
    }

    [Theory, BothDatabases]
    public async Task What_is_written_below_a_star_stays_a_path(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var folder = $"/odd-{Mark()}";
        await SaveAsync(site, folder + "/*", "/new/*");
        Assert.Equal((HttpStatusCode.MovedPermanently, "/new/what%3Fa=b%23c/one%20two"), await AskAsync(site, folder + "/what%3Fa=b%23c/one%20two"));
    }

    [Theory, BothDatabases]
    public async Task Two_thousand_lines_are_taken_at_once_and_checked_against_each_other(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var mark = Mark();
        var lines = Enumerable.Range(1, ImportRedirects.MaxLines - 1).Select(at => (at, new RedirectInput($"/many-{mark}/{at}", $"/mixes?page={at}", 301)))
            .Append((ImportRedirects.MaxLines, new RedirectInput($"/many-{mark}/1", $"/many-{mark}/1/", 301))).ToList();
        // The trial goes first: had it kept anything, the other would find nothing to make.
        foreach (var isTrial in new[] { true, false })
        {
            var report = (await site.InScopeAsync(services => services.GetRequiredService<ImportRedirects>().RunAsync(lines, isTrial, CancellationToken.None))).Value;
            Assert.Equal(ImportRedirects.MaxLines - 1, report.Count(line => line.Change == RecipeChange.Created));
            Assert.Equal("pages.redirect.loop", report[^1].Refusal?.Code);
        }
        Assert.Equal("/mixes?page=1999", (await FindAsync(site, $"/many-{mark}/1999"))?.To);
    }

    [Theory, BothDatabases]
    public async Task Deleting_asks_first(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var id = (await TryAsync(site, $"/asked-{Mark()}", "/mixes")).Value;
        var page = await admin.GetStringAsync($"/admin/redirects/{id}");
        Assert.Matches("<details>\\s*<summary[^>]*>Delete the redirect…</summary>\\s*<form[^>]*handler=Delete", WebUtility.HtmlDecode(page));
    }

    private static Task<List<AuditEntry>> AuditAsync(TestSite site, string path) => site.InScopeAsync(services => services.GetRequiredService<JaytekDb>()
        .Set<AuditEntry>().AsNoTracking().Where(entry => entry.TargetType == "Redirect" && entry.Summary.StartsWith(path)).ToListAsync());
}

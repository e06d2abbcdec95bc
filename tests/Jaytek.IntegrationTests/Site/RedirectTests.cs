using System.Net;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Pages.Redirects;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Site;

/// <summary>Old addresses lead where somebody said, or where their item went.</summary>
[Collection(nameof(PublicPages))]
public sealed class RedirectTests(PublicSites sites)
{
    [Theory, BothDatabases]
    public async Task A_published_item_that_moves_leaves_a_redirect_and_takes_it_away_when_it_comes_back(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var page = await site.PublishedAsync(PublicItems.Page(PublicItems.Unique("Imprint"), "Who runs this."));
        var (first, second, third) = (PublicItems.PathOf(page), $"/moved-{Mark()}", $"/again-{Mark()}");

        page = await MoveAsync(site, page, second);
        Assert.Equal((HttpStatusCode.MovedPermanently, second), await AskAsync(site, first));
        Assert.Contains("Who runs this.", await site.GetAsync(second), StringComparison.Ordinal);
        Assert.Equal(RedirectSource.Move, (await FindAsync(site, first))?.Source);

        page = await MoveAsync(site, page, third);
        Assert.Equal((HttpStatusCode.MovedPermanently, third), await AskAsync(site, first));
        Assert.Equal((HttpStatusCode.MovedPermanently, third), await AskAsync(site, second));

        page = await MoveAsync(site, page, first);
        Assert.Contains("Who runs this.", await site.GetAsync(first), StringComparison.Ordinal);
        Assert.Null(await FindAsync(site, first));
        Assert.Equal((HttpStatusCode.MovedPermanently, first), await AskAsync(site, third));
    }

    [Theory, BothDatabases]
    public async Task An_item_whose_id_is_as_long_as_an_import_may_bring_can_move(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var mark = Mark();
        var id = mark.PadRight(ContentItem.MaxIdLength, 'x');
        var page = PublicItems.Page($"Imported {mark}", "From elsewhere.");
        (page.ContentItemId, page.ContentItemVersionId) = (id, $"v{id}"[..ContentItem.MaxIdLength]);
        (page.Latest, page.Published) = (true, true);
        await site.StepOkAsync(new System.Text.Json.Nodes.JsonObject
        {
            ["name"] = "content", ["Data"] = new System.Text.Json.Nodes.JsonArray(System.Text.Json.Nodes.JsonNode.Parse(page.ToUtf8())),
        });
        var imported = (await site.FindAsync(id))!;

        await MoveAsync(site, imported, $"/moved-{mark}");
        Assert.Equal((HttpStatusCode.MovedPermanently, $"/moved-{mark}"), await AskAsync(site, PublicItems.PathOf(imported)));
    }

    [Theory, BothDatabases]
    public async Task Another_brands_redirect_is_none_of_this_one_s(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var from = $"/brand-{Mark()}";
        var other = new Redirect { BrandId = 2, From = from, FromKey = RedirectPath.KeyOf(from), To = "/djs", ToKey = "/djs", Status = 301 };
        await site.InScopeAsync(services => services.GetRequiredService<ActionRunner>().RunAsync<bool>("test.redirect", scope =>
        {
            scope.Db.Add(other);
            return Task.FromResult(Result.From(true));
        }, CancellationToken.None));

        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(site, from)).Status);
        Assert.Equal("pages.redirect.not_found", (await site.InScopeAsync(services => services.GetRequiredService<DeleteRedirect>().RunAsync(other.Id, CancellationToken.None))).Error?.Code);
        await SaveAsync(site, from, "/mixes");
        Assert.Equal((HttpStatusCode.MovedPermanently, "/mixes"), await AskAsync(site, from));
    }

    [Theory, BothDatabases]
    public async Task An_item_of_a_module_leads_on_from_its_old_slug_and_a_draft_from_nowhere(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var mix = await site.PublishedMixAsync(PublicItems.Unique("Harbour"));
        var (old, now) = (PublicItems.PathOf(mix), $"/mixes/renamed-{Mark()}");
        var draft = mix.Clone();
        draft.GetOrAddPart("AutoroutePart")["Path"] = now[1..];
        await site.DraftAsync(draft);
        Assert.Null(await FindAsync(site, old));

        await MoveAsync(site, mix, now);
        Assert.Equal((HttpStatusCode.MovedPermanently, now), await AskAsync(site, old));
    }

    [Theory, BothDatabases]
    public async Task Only_an_unknown_address_is_looked_up(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var page = await site.PublishedAsync(PublicItems.Page(PublicItems.Unique("Here"), "Still here."));
        await SaveAsync(site, PublicItems.PathOf(page), "/mixes");

        Assert.Contains("Still here.", await site.GetAsync(PublicItems.PathOf(page)), StringComparison.Ordinal);
        await site.ManageAsync(manager => manager.UnpublishAsync(page.ContentItemId, null, CancellationToken.None));
        Assert.Equal((HttpStatusCode.MovedPermanently, "/mixes"), await AskAsync(site, PublicItems.PathOf(page)));
    }

    [Theory]
    [BothDatabases(301, "/mixes")]
    [BothDatabases(302, "/mixes?page=2")]
    [BothDatabases(307, "https://shop.example/things")]
    [BothDatabases(308, "/djs#names")]
    public async Task Each_status_is_answered_as_it_was_written(DatabaseProvider provider, int status, string to)
    {
        var site = await sites.GetAsync(provider);
        var from = $"/old-{Mark()}";
        await SaveAsync(site, from, to, status);
        Assert.Equal(((HttpStatusCode)status, to), await AskAsync(site, from.ToUpperInvariant() + "/"));
    }

    [Theory, BothDatabases]
    public async Task What_is_gone_is_said_to_be_gone_by_the_theme(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var from = $"/summer-{Mark()}";
        await SaveAsync(site, from, null, 410);
        Assert.Contains("<h1", await site.GetAsync(from, HttpStatusCode.Gone), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Below_a_star_the_rest_goes_along_with_the_query_and_never_to_another_host(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var folder = $"/blog-{Mark()}";
        await SaveAsync(site, folder + "/*", "/*");
        await SaveAsync(site, folder + "/special", "/djs");

        Assert.Equal((HttpStatusCode.MovedPermanently, "/2019/One%20two?utm=mail"), await AskAsync(site, folder + "/2019/One%20two?utm=mail"));
        Assert.Equal((HttpStatusCode.MovedPermanently, "/djs"), await AskAsync(site, folder + "/special"));
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(site, folder)).Status);
        foreach (var hostile in new[] { "//evil.example", "/%2Fevil.example", "/%5Cevil.example", "/%2e%2e//evil.example", "/..%2f%2fevil.example" })
            Assert.Matches("^(|/[^/\\\\].*|/)$", (await AskAsync(site, folder + hostile)).Location);
    }

    [Theory, BothDatabases]
    public async Task Circles_and_long_chains_are_refused_from_either_end(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var (a, b, c, d, e) = ($"/a-{Mark()}", $"/b-{Mark()}", $"/c-{Mark()}", $"/d-{Mark()}", $"/e-{Mark()}");
        Assert.Equal("pages.redirect.loop", (await TryAsync(site, a, a + "/")).Error?.Code);
        await SaveAsync(site, b, c);
        await SaveAsync(site, c, d);
        await SaveAsync(site, a, b);
        Assert.Equal("pages.redirect.loop", (await TryAsync(site, d, a)).Error?.Code);
        Assert.Equal("pages.redirect.chain", (await TryAsync(site, d, e)).Error?.Code);
        Assert.Null(await FindAsync(site, d));

        Assert.Equal("pages.redirect.loop", (await TryAsync(site, e + "/*", e + "/deeper/*")).Error?.Code);
        await SaveAsync(site, e + "/x", $"{d}/x");
        Assert.Equal("pages.redirect.loop", (await TryAsync(site, d + "/*", e + "/*")).Error?.Code);
        Assert.Equal("pages.redirect.taken", (await TryAsync(site, a + "/", "/mixes")).Error?.Code);
    }

    [Theory, BothDatabases]
    public async Task Hits_are_counted_and_written_down_by_the_job(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var from = $"/counted-{Mark()}";
        await SaveAsync(site, from, "/mixes");
        for (var visit = 0; visit < 3; visit++)
            await AskAsync(site, from);
        await site.InScopeAsync(services => services.GetRequiredService<JobRunner>().RunAsync("pages.redirect_hits", DateTimeOffset.UnixEpoch, CancellationToken.None));
        // The schedule may have been at it at the same moment.
        await Eventually.IsTrueAsync(async () => await FindAsync(site, from) is { Hits: 3, LastHitAt: not null });
    }

    [Theory, BothDatabases]
    public async Task A_redirect_of_everything_leaves_the_systems_addresses_alone(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions("jaytek"));
        await SaveAsync(site, "/*", "https://new.example/*");

        Assert.Equal((HttpStatusCode.MovedPermanently, "https://new.example/old/page"), await AskAsync(site, "/old/page"));
        Assert.Equal((HttpStatusCode.MovedPermanently, "https://new.example/djs/nobody"), await AskAsync(site, "/djs/nobody"));
        foreach (var path in new[] { "/admin/nothing", "/Admin/nothing", "/account/zz", "/signup/zz", "/css/none.css", "/_framework/x", "/media/none.png" })
            Assert.Equal((path, HttpStatusCode.NotFound, ""), (path, (await AskAsync(site, path)).Status, (await AskAsync(site, path)).Location));
        foreach (var closed in new[] { "/account/zz", "/css/*", "/_framework/x" })
            Assert.Equal("pages.redirect.from", (await TryAsync(site, closed, "/mixes")).Error?.Code);
    }

    [Theory, BothDatabases]
    public async Task Who_lacks_the_right_changes_nothing(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var editor = await site.NewAsync("Editor");
        var refused = await site.InScopeAsync(
            services => services.GetRequiredService<SaveRedirect>().RunAsync(null, new RedirectInput($"/x-{Mark()}", "/mixes", 301), 0, CancellationToken.None), editor.Actor);
        Assert.Equal("engine.forbidden", refused.Error?.Code);
    }

    [Theory, BothDatabases]
    public async Task The_admin_writes_finds_and_deletes_redirects(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var from = $"/Written-{Mark()}";
        var made = await admin.SendFormAsync("/admin/redirects/new", ("Form.From", from), ("Form.To", "/mixes"), ("Form.Status", "301"));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        var redirect = (await FindAsync(site, from))!;

        Assert.Contains(from, await admin.GetStringAsync($"/admin/redirects?q={from.ToLowerInvariant()[1..]}"), StringComparison.Ordinal);
        var page = $"/admin/redirects/{redirect.Id}";
        var refused = await admin.SendFormAsync(page, ("Form.From", from), ("Form.To", "//evil.example"), ("Form.Status", "301"), ("Form.Version", $"{redirect.RowVersion}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("begins with one slash", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await admin.SendFormAsync(page, ("Form.From", from), ("Form.To", "/djs"), ("Form.Status", "302"), ("Form.Version", $"{redirect.RowVersion}"));
        Assert.Equal((HttpStatusCode.Found, "/djs"), await AskAsync(site, from));
        var stale = await admin.SendFormAsync(page, ("Form.From", from), ("Form.To", "/mixes"), ("Form.Status", "301"), ("Form.Version", $"{redirect.RowVersion}"));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        await admin.SendFormAsync(page + "?handler=Delete");
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(site, from)).Status);
        Assert.Contains("deleted", await admin.GetStringAsync($"/admin/audit?type=Redirect&id={redirect.Id}"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_long_list_is_paged_by_a_cursor(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var mark = Mark();
        var lines = Enumerable.Range(1, 60).Select(at => (at, new RedirectInput($"/page-{mark}/{at:00}", "/mixes", 301))).ToList();
        var imported = await site.InScopeAsync(services => services.GetRequiredService<ImportRedirects>().RunAsync(lines, false, CancellationToken.None));
        Assert.DoesNotContain(imported.Value, line => line.Refusal is not null);

        var first = await admin.GetStringAsync($"/admin/redirects?q=page-{mark}");
        Assert.Contains($"/page-{mark}/60", first, StringComparison.Ordinal);
        Assert.DoesNotContain($"/page-{mark}/10<", first, StringComparison.Ordinal);
        var older = WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(first, "href=\"([^\"]*after=[^\"]*)\"").Groups[1].Value);
        var second = await admin.GetStringAsync(older);
        Assert.Contains($"/page-{mark}/10<", second, StringComparison.Ordinal);
        Assert.DoesNotContain($"/page-{mark}/60", second, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_recipe_step_brings_them_and_the_second_time_changes_nothing(DatabaseProvider provider)
    {
        var site = await sites.GetAsync(provider);
        var from = $"/step-{Mark()}";
        var step = System.Text.Json.Nodes.JsonNode.Parse($$"""{"name":"redirects","Redirects":[{"From":"{{from}}","To":"/mixes"},{"from":"{{from}}-2","to":"/djs","status":302}]}""")!.AsObject();
        Assert.Equal(2, (await site.StepOkAsync(step)).Created);
        Assert.Equal(2, (await site.StepOkAsync(step)).Unchanged);
        Assert.Equal((HttpStatusCode.MovedPermanently, "/mixes"), await AskAsync(site, from));
        var bad = System.Text.Json.Nodes.JsonNode.Parse("""{"name":"Redirects","Redirects":[{"From":"/ok","To":"/mixes"},{"From":"nope","To":"/mixes"}]}""")!.AsObject();
        var (result, _) = await site.StepAsync(bad);
        Assert.Contains("$.Redirects[1]", result.Error?.Message, StringComparison.Ordinal);
        Assert.Null(await FindAsync(site, "/ok"));
    }

    internal static string Mark() => PublicId.New()[..10];

    internal static async Task<ContentItem> MoveAsync(TestSite site, ContentItem item, string path)
    {
        var moved = item.Clone();
        moved.GetOrAddPart("AutoroutePart")["Path"] = path[1..];
        var kept = await site.PublishedAsync(moved);
        Assert.Equal(path, PublicItems.PathOf(kept));
        return kept;
    }

    internal static Task<Result<long>> TryAsync(TestSite site, string from, string? to, int status = 301) => site.InScopeAsync(
        services => services.GetRequiredService<SaveRedirect>().RunAsync(null, new RedirectInput(from, to, status), 0, CancellationToken.None));

    internal static async Task SaveAsync(TestSite site, string from, string? to, int status = 301) => Assert.Null((await TryAsync(site, from, to, status)).Error);

    internal static Task<Redirect?> FindAsync(TestSite site, string path)
    {
        var key = RedirectPath.KeyOf(path);
        return site.InScopeAsync(services => services.GetRequiredService<JaytekDb>().Set<Redirect>().AsNoTracking().SingleOrDefaultAsync(one => one.BrandId == 1 && one.FromKey == key));
    }

    internal static async Task<(HttpStatusCode Status, string Location)> AskAsync(TestSite site, string path)
    {
        using var client = site.NewClient();
        using var answer = await client.GetAsync(new Uri(site.Address, path.StartsWith("//", StringComparison.Ordinal) ? "." + path : path));
        return (answer.StatusCode, answer.Headers.Location?.OriginalString ?? "");
    }
}

using System.Net;
using System.Text.Json.Nodes;
using Jaytek.Admin.Contracts;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.IntegrationTests.Contents;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Jaytek.Pages.Templates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Site;

/// <summary>Items look as an admin's template says, inside the theme, and as the theme says where it fails. A site of its own each: templates are everybody's.</summary>
public sealed class TemplateTests
{
    // Twelve loops over a few fields inside each other: far more steps than a page may take.
    private const string Three = "{{#each @root.fields}}{{#each @root.fields}}{{#each @root.fields}}";
    private const string Ends = "{{/each}}{{/each}}{{/each}}";
    private const string Loops = Three + Three + Three + Three + "x" + Ends + Ends + Ends + Ends;

    [Theory, BothDatabases]
    public async Task A_page_is_shown_by_its_template_inside_the_layout_with_its_head(DatabaseProvider provider)
    {
        await using var site = await StartAsync(provider);
        var mix = await site.PublishedMixAsync("Harbour <b>Lights</b>", "One *take*.");
        var before = await site.GetAsync(PublicItems.PathOf(mix));
        await SaveAsync(site, "Byline", "{{#each fields.DJ.items}}<a href=\"{{url}}\">{{title}}</a>{{/each}}");
        await SaveAsync(site, "Content__Mix", "<h1>{{title}}</h1><p class=\"bpm\">{{fields.Bpm}} bpm</p>{{{fields.Description.html}}}{{picture picture class=\"cover\"}}{{> Byline}}");

        var html = await site.GetAsync(PublicItems.PathOf(mix));
        Assert.Contains("<h1>Harbour &lt;b&gt;Lights&lt;/b&gt;</h1>", html, StringComparison.Ordinal);
        Assert.Contains("<p class=\"bpm\">122 bpm</p>", html, StringComparison.Ordinal);
        Assert.Contains("One <em>take</em>.", html, StringComparison.Ordinal);
        Assert.Matches("<a href=\"/djs/[^\"]+\">DJ ", html);
        Assert.Matches("<img[^>]*class=\"cover\"", html);
        Assert.Contains($"data-version=\"{mix.ContentItemVersionId}\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"main\"", html, StringComparison.Ordinal);
        foreach (var head in new[] { "<title>", "rel=\"canonical\"", "application/ld+json", "og:title" })
        {
            var line = before.Split('\n').First(one => one.Contains(head, StringComparison.Ordinal));
            Assert.Contains(line.Trim(), html, StringComparison.Ordinal);
        }
    }

    [Theory, BothDatabases]
    public async Task Another_brands_template_shows_nothing_here_and_takes_no_name(DatabaseProvider provider)
    {
        await using var site = await StartAsync(provider);
        var mix = await site.PublishedMixAsync("Harbour");
        await site.InScopeAsync(services => services.GetRequiredService<ActionRunner>().RunAsync<bool>("test.template", scope =>
        {
            scope.Db.Add(new Template { BrandId = 2, Name = "Content__Mix", Source = "<h1>Of another brand</h1>", IsEnabled = true });
            scope.Bump(TemplateCache.Name);
            return Task.FromResult(Result.From(true));
        }, CancellationToken.None));
        Assert.DoesNotContain("Of another brand", await site.GetAsync(PublicItems.PathOf(mix)), StringComparison.Ordinal);

        await SaveAsync(site, "Content__Mix", "<h1>Of this one</h1>");
        Assert.Contains("Of this one", await site.GetAsync(PublicItems.PathOf(mix)), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Summaries_and_blocks_have_templates_too_and_a_theme_may_be_left_out(DatabaseProvider provider)
    {
        await using var site = await StartAsync(provider);
        var mix = await site.PublishedMixAsync("Quay");
        var page = await site.PublishedAsync(PublicItems.Page("Imprint", "Who *runs* this"));
        await SaveAsync(site, "Content_Summary__Mix", "<li class=\"card\">card of {{title}}</li>");
        await SaveAsync(site, "Widget__MarkdownBlock", "<div class=\"mine\">{{{fields.Body.html}}}</div>");

        Assert.Contains("<li class=\"card\">card of Quay</li>", await site.GetAsync("/mixes"), StringComparison.Ordinal);
        Assert.DoesNotContain("card of Quay", await site.GetAsync(PublicItems.PathOf(mix)), StringComparison.Ordinal);
        Assert.Matches("<div class=\"mine\">\\s*<p>Who <em>runs</em> this</p>", await site.GetAsync(PublicItems.PathOf(page)));

        await ChangeAsync(site, "Content_Summary__Mix", input => input with { Themes = ["Jaytek.Daylight"] });
        Assert.DoesNotContain("card of Quay", await site.GetAsync("/mixes"), StringComparison.Ordinal);
        await ChangeAsync(site, "Content_Summary__Mix", input => input with { Themes = ["Jaytek.Night"] });
        Assert.Contains("card of Quay", await site.GetAsync("/mixes"), StringComparison.Ordinal);
        await ChangeAsync(site, "Content_Summary__Mix", input => input with { IsEnabled = false });
        Assert.DoesNotContain("card of Quay", await site.GetAsync("/mixes"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_a_template_writes_passes_the_sanitiser(DatabaseProvider provider)
    {
        await using var site = await StartAsync(provider);
        var mix = await site.PublishedMixAsync("Loud", "x");
        await SaveAsync(site, "Content__Mix", """
            <script>alert(1)</script><img src=x onerror="alert(2)"><a href="javascript:alert(3)">go</a><iframe src="/x"></iframe>
            <svg onload="alert(4)"></svg><a href="{{{fields.Evil}}}">x</a></article></main><p>kept</p><form action="https://evil.example"><input></form>
            """);
        var html = await site.GetAsync(PublicItems.PathOf(mix));
        var body = html[html.IndexOf("<article", StringComparison.Ordinal)..html.IndexOf("</main>", StringComparison.Ordinal)];
        foreach (var evil in new[] { "<script", "onerror", "javascript:", "<iframe", "<svg", "onload", "<form", "<input" })
            Assert.DoesNotContain(evil, body, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("<p>kept</p>", body, StringComparison.Ordinal);
    }

    [Theory]
    [BothDatabases("{{> (lookup this \"title\")}}")]
    [BothDatabases("{{#if title}}{{> Content__Mix}}{{/if}}")]
    [BothDatabases(Loops)]
    public async Task One_that_fails_leaves_the_themes_own_view_and_a_notice(DatabaseProvider provider, string source)
    {
        await using var site = await StartAsync(provider);
        var mix = await site.PublishedMixAsync("Sturdy");
        var own = await site.GetAsync(PublicItems.PathOf(mix));
        var admin = await site.NewAsync("Administrator");
        var id = await SaveAsync(site, "Content__Mix", source, admin.Actor);

        Assert.Equal(own, await site.GetAsync(PublicItems.PathOf(mix)));
        using var browser = await site.BrowserAsync(admin);
        Assert.Contains("Fails", await browser.GetStringAsync("/admin/templates"), StringComparison.Ordinal);
        for (var run = 0; run < 2; run++)
            await site.InScopeAsync(services => services.GetRequiredService<JobRunner>().RunAsync("pages.template_failures", DateTimeOffset.UnixEpoch, CancellationToken.None));
        // The schedule may have been at it at the same moment.
        var notices = await Eventually.GetAsync(async () => await site.InScopeAsync(
            services => services.GetRequiredService<INotices>().ListAsync(admin.Id, null, 10, CancellationToken.None)) is { Count: > 0 } some ? some : null);
        Assert.Contains("Content__Mix", Assert.Single(notices).Text, StringComparison.Ordinal);
        Assert.Contains("own view instead", await browser.GetStringAsync($"/admin/templates/{id}"), StringComparison.Ordinal);

        await ChangeAsync(site, "Content__Mix", input => input with { Source = "<h1>Mended {{title}}</h1>" });
        Assert.Contains("<h1>Mended Sturdy</h1>", await site.GetAsync(PublicItems.PathOf(mix)), StringComparison.Ordinal);
        Assert.DoesNotContain("Fails", await browser.GetStringAsync("/admin/templates"), StringComparison.Ordinal);
    }

    [Theory]
    [BothDatabases("<h1>{{title}}</h1>\n{{> Nobody}}", "Line 2: There is no template Nobody that pages use")]
    [BothDatabases("{{~> [Nobody] title=title}}", "Line 1: There is no template Nobody")]
    [BothDatabases("{{> Content__Mix}}", "Line 1: {{> Content__Mix}} is this template itself")]
    public async Task A_piece_that_no_page_would_find_is_refused_unless_the_template_is_off(DatabaseProvider provider, string source, string words)
    {
        await using var site = await StartAsync(provider);
        var input = new TemplateInput("Content__Mix", null, source, true, []);
        var refused = await site.InScopeAsync(services => services.GetRequiredService<SaveTemplate>().RunAsync(null, input, 0, CancellationToken.None));
        Assert.Equal("pages.template.source", refused.Error?.Code);
        Assert.Contains(words, refused.Error!.Message, StringComparison.Ordinal);
        Assert.Null((await site.InScopeAsync(services => services.GetRequiredService<SaveTemplate>().RunAsync(null, input with { IsEnabled = false }, 0, CancellationToken.None))).Error);
        if (source.Contains("Nobody", StringComparison.Ordinal))
            await SaveAsync(site, "Nobody", "<p>Somebody after all</p>");
    }

    [Theory, BothDatabases]
    public async Task A_locked_lesson_gives_its_template_no_more_than_visitors_may_read(DatabaseProvider provider)
    {
        await using var site = await StartAsync(provider);
        var course = await site.PublishedAsync(PublicItems.Course("Rooms"));
        var locked = await site.PublishedAsync(PublicItems.Lesson("Second", course.ContentItemId, 2, isPreview: false, "Only for the enrolled"));
        var open = await site.PublishedAsync(PublicItems.Lesson("First", course.ContentItemId, 1, isPreview: true, "For everybody"));
        await SaveAsync(site, "Content__Lesson", "<h1>{{title}}</h1>{{#each parts}}{{#each this}}{{this}} {{text}} {{{html}}}{{/each}}{{/each}}");

        Assert.DoesNotContain("Only for the enrolled", await site.GetAsync(PublicItems.PathOf(locked)), StringComparison.Ordinal);
        Assert.Contains("For everybody", await site.GetAsync(PublicItems.PathOf(open)), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_editor_refuses_with_the_line_previews_and_keeps_the_trail(DatabaseProvider provider)
    {
        await using var site = await StartAsync(provider);
        var mix = await site.PublishedMixAsync("Harbour");
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var refused = await admin.SendFormAsync("/admin/templates/new", ("Form.Name", "Content__Mix"), ("Form.Source", "<h1>\n{{#if title}}\n</h1>"), ("Form.IsEnabled", "true"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        Assert.Contains("Line 2: {{#if}} is never closed.", page, StringComparison.Ordinal);
        Assert.Contains("data-wrong-line=\"2\"", page, StringComparison.Ordinal);
        Assert.Contains("{{#if title}}", page, StringComparison.Ordinal);

        var preview = await admin.SendFormAsync("/admin/templates/preview", ("Form.Name", "Content__Mix"), ("Form.Source", "<h1>Seen {{title}}</h1><script>alert(1)</script>"), ("item", mix.ContentItemId));
        var shown = await preview.Content.ReadAsStringAsync();
        Assert.Contains("<h1>Seen Harbour</h1>", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("alert(1)", shown, StringComparison.Ordinal);
        Assert.Contains("no-store", preview.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        var wrong = await admin.SendFormAsync("/admin/templates/preview", ("Form.Name", "Content__Mix"), ("Form.Source", "{{shout title}}"), ("item", mix.ContentItemId));
        Assert.Contains("Line 1: There is no helper shout", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var saved = await admin.SendFormAsync("/admin/templates/new", ("Form.Name", "Content__Mix"), ("Form.Source", "<h1>First {{title}}</h1>"), ("Form.IsEnabled", "true"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var address = saved.Headers.Location!.OriginalString;
        Assert.Contains("First Harbour", await site.GetAsync(PublicItems.PathOf(mix)), StringComparison.Ordinal);
        await admin.SendFormAsync(address, ("Form.Name", "Content__Mix"), ("Form.Source", "<h1>Then {{title}}</h1>"), ("Form.IsEnabled", "true"), ("Form.Version", "0"));
        var trail = await site.InScopeAsync(services => services.GetRequiredService<JaytekDb>().Set<Jaytek.Engine.Actions.AuditEntry>().AsNoTracking()
            .Where(one => one.TargetType == "Template").OrderBy(one => one.Id).ToListAsync());
        Assert.Equal(2, trail.Count);
        Assert.Contains("First", trail[1].Before, StringComparison.Ordinal);
        Assert.Contains("Then", trail[1].After, StringComparison.Ordinal);
        var stale = await admin.SendFormAsync(address, ("Form.Name", "Content__Mix"), ("Form.Source", "<h1>Late</h1>"), ("Form.Version", "0"));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var editor = await admin.GetStringAsync(address);
        Assert.Matches("(?s)class=\"editor-verbs\">.*Preview</button>.*Save</button>.*name=\"Form\\.Source\"", editor);
        Assert.Matches("(?s)<summary[^>]*>Delete this template…</summary>\\s*<form[^>]*handler=Delete.*</details>", WebUtility.HtmlDecode(editor));
        await admin.SendFormAsync(address + "?handler=Delete");
        Assert.DoesNotContain("Then Harbour", await site.GetAsync(PublicItems.PathOf(mix)), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Orchards_step_is_read_and_Liquid_is_kept_switched_off_with_its_line(DatabaseProvider provider)
    {
        await using var site = await StartAsync(provider);
        var step = JsonNode.Parse("""
            {"name":"Templates","Templates":{
              "Content__Mix":{"Description":"A sheet","Content":"<h1>{{title}}</h1>"},
              "Content__Event":{"Content":"<p>\n{% if Model %}x{% endif %}"},
              "Content__Course":{"Content":"<h1>{{title}}</h1>","Enabled":false,"Themes":["Jaytek.Night"]}}}
            """)!.AsObject();
        var report = await site.StepOkAsync(step);
        Assert.Equal(3, report.Created);
        var warning = Assert.Single(report.Warnings);
        Assert.Contains("Content__Event", warning, StringComparison.Ordinal);
        Assert.Contains("Line 2: This is Liquid", warning, StringComparison.Ordinal);
        var rows = await RowsAsync(site);
        Assert.Equal([("Content__Course", false), ("Content__Event", false), ("Content__Mix", true)], rows.Select(row => (row.Name, row.IsEnabled)));
        Assert.Equal("Jaytek.Night", rows[0].Themes);
        Assert.Equal(3, (await site.StepOkAsync(step)).Unchanged);
    }

    private static Task<TestSite> StartAsync(DatabaseProvider provider) => TestSite.StartAsync(provider, new TestSiteOptions("jaytek"));

    private static async Task<long> SaveAsync(TestSite site, string name, string source, Actor? actor = null)
    {
        var saved = await site.InScopeAsync(
            services => services.GetRequiredService<SaveTemplate>().RunAsync(null, new TemplateInput(name, null, source, true, []), 0, CancellationToken.None), actor);
        Assert.Null(saved.Error);
        return saved.Value;
    }

    private static async Task ChangeAsync(TestSite site, string name, Func<TemplateInput, TemplateInput> change)
    {
        var row = (await RowsAsync(site)).Single(one => one.Name == name);
        var input = change(new TemplateInput(row.Name, row.Description, row.Source, row.IsEnabled, row.ThemeIds));
        var saved = await site.InScopeAsync(services => services.GetRequiredService<SaveTemplate>().RunAsync(row.Id, input, row.RowVersion, CancellationToken.None));
        Assert.Null(saved.Error);
    }

    private static Task<List<Template>> RowsAsync(TestSite site) =>
        site.InScopeAsync(services => services.GetRequiredService<JaytekDb>().Set<Template>().AsNoTracking().OrderBy(one => one.Name).ToListAsync());
}

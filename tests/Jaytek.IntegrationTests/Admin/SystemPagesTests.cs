using System.Net;
using System.Text.RegularExpressions;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.Engine.Settings;
using Jaytek.Engine.Themes;
using Jaytek.IntegrationTests.Engine;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Admin;

/// <summary>Settings, themes and the page of the system.</summary>
public sealed class SystemPagesTests
{
    [Theory, BothDatabases]
    public async Task A_card_saves_its_settings_and_leaves_a_line_with_before_and_after(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        var actor = await site.NewAsync("Administrator");
        using var admin = await site.BrowserAsync(actor);
        var saved = await admin.SendFormAsync("/admin/settings/site",
            ("site.SiteName", "Harbour Radio"), ("site.BaseUrl", "https://harbour.example/"), ("site.TimeZoneId", "Europe/Lisbon"), ("site.PageSize", "12"));
        Assert.Equal("/admin/settings#site", saved.Headers.Location?.OriginalString);
        var kept = await site.InScopeAsync(s => s.GetRequiredService<ISettings<SiteSettings>>().GetAsync(CancellationToken.None));
        Assert.Equal(("Harbour Radio", "https://harbour.example", "Europe/Lisbon", 12), (kept.SiteName, kept.BaseUrl, kept.TimeZoneId, kept.PageSize));
        Assert.Contains("Harbour Radio", await admin.GetStringAsync("/admin/settings"), StringComparison.Ordinal);
        var line = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AuditEntry>().SingleAsync(a => a.ActorId == actor.Id && a.Action == "engine.settings.save"));
        Assert.Contains("Europe/Lisbon", line.After, StringComparison.Ordinal);

        var retention = await admin.SendFormAsync("/admin/settings/audit-trail", ("audit-trail.RetentionDays", "-1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, retention.StatusCode);
        Assert.Contains("href=\"#audit-trail_RetentionDays\"", await retention.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_refused_card_shows_its_error_and_what_was_typed(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var refused = await admin.SendFormAsync("/admin/settings/site", ("site.SiteName", "Kept while typing"), ("site.TimeZoneId", "Europe/Atlantis"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var html = await refused.Content.ReadAsStringAsync();
        Assert.Contains("there is no time zone Europe/Atlantis", html, StringComparison.Ordinal);
        Assert.Contains("value=\"Kept while typing\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"#site_TimeZoneId\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [BothDatabases("site.BaseUrl", "https://harbour.example/?page=1")]
    [BothDatabases("site.BaseUrl", "https://harbour.example/#top")]
    [BothDatabases("site.BaseUrl", "https://harbour.example@evil.example")]
    [BothDatabases("site.BaseUrl", "https://user:word@harbour.example")]
    [BothDatabases("site.BaseUrl", "https:harbour.example")]
    [BothDatabases("site.BaseUrl", "javascript:alert(1)")]
    [BothDatabases("site.BaseUrl", "")]
    [BothDatabases("site.SiteName", "")]
    [BothDatabases("site.TimeZoneId", "")]
    [BothDatabases("sign-up.TermsPath", "")]
    public async Task A_value_that_cannot_be_used_is_refused_at_its_field(DatabaseProvider provider, string field, string value)
    {
        var site = await SharedSites.GetAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        // Where nothing is given: what is much too long.
        var typed = value.Length > 0 ? value : (field.EndsWith("BaseUrl", StringComparison.Ordinal) ? "https://" : "/") + new string('a', 100_000);
        var refused = await admin.SendFormAsync($"/admin/settings/{field.Split('.')[0]}", (field, typed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains($"href=\"#{field.Replace('.', '_')}\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_site_in_production_that_does_not_know_its_address_says_so_until_it_does(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(Settings: new Dictionary<string, string> { ["environment"] = "Production" }));
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        foreach (var page in new[] { "/admin", "/admin/system" })
            Assert.Contains("Set the base address under Settings", await admin.GetStringAsync(page), StringComparison.Ordinal);
        await admin.SendFormAsync("/admin/settings/site", ("site.BaseUrl", "https://harbour.example"));
        foreach (var page in new[] { "/admin", "/admin/system" })
            Assert.DoesNotContain("Set the base address under Settings", await admin.GetStringAsync(page), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_host_that_the_configuration_does_not_name_is_not_answered(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(Settings: new Dictionary<string, string> { ["environment"] = "Production", ["AllowedHosts"] = "harbour.example;127.0.0.1" }));
        using var client = site.NewClient();
        using var evil = new HttpRequestMessage(HttpMethod.Get, "/login") { Headers = { Host = "evil.example" } };
        using var own = new HttpRequestMessage(HttpMethod.Get, "/login") { Headers = { Host = "harbour.example" } };
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SendAsync(evil)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(own)).StatusCode);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        Assert.DoesNotContain("Set the base address under Settings", await admin.GetStringAsync("/admin"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Who_saves_over_anothers_change_is_told_and_loses_nothing(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        async Task<string> SeenAsync() => Regex.Match(await admin.GetStringAsync("/admin/settings"), "id=\"site\".*?name=\"seen\" value=\"([^\"]+)\"", RegexOptions.Singleline).Groups[1].Value;
        Task<HttpResponseMessage> SaveAsync(string name, string seen) =>
            admin.SendFormAsync("/admin/settings/site", ("site.SiteName", name), ("site.TimeZoneId", "UTC"), ("site.PageSize", "20"), ("seen", seen));
        var seen = await SeenAsync();
        Assert.Equal(HttpStatusCode.Redirect, (await SaveAsync("Harbour", seen)).StatusCode);

        var refused = await SaveAsync("Breakwater", seen);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var html = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        Assert.Contains("value=\"Breakwater\"", html, StringComparison.Ordinal);
        Assert.Contains("It is “Harbour” now.", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await SaveAsync("Breakwater", await SeenAsync())).StatusCode);
        Assert.Equal("Breakwater", (await site.InScopeAsync(s => s.GetRequiredService<ISettings<SiteSettings>>().GetAsync(CancellationToken.None))).SiteName);
    }

    [Theory, BothDatabases]
    public async Task Saving_the_site_keeps_a_theme_that_another_process_has_just_chosen(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        await using var twin = await site.StartTwinAsync();
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var seen = Regex.Match(await admin.GetStringAsync("/admin/settings"), "id=\"site\".*?name=\"seen\" value=\"([^\"]+)\"", RegexOptions.Singleline).Groups[1].Value;
        await twin.InScopeAsync(s => s.GetRequiredService<ApplyTheme>().RunAsync(s.GetRequiredService<SiteThemes>().Find("Daylight")!, CancellationToken.None));

        var saved = await admin.SendFormAsync("/admin/settings/site", ("site.SiteName", "Harbour"), ("seen", seen));

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var kept = await site.InScopeAsync(s => s.GetRequiredService<ISettings<SiteSettings>>().GetAsync(CancellationToken.None));
        Assert.Equal(("Harbour", "Jaytek.Daylight"), (kept.SiteName, kept.SiteTheme));
    }

    [Theory, BothDatabases]
    public async Task A_source_that_fails_is_named_and_the_rest_of_its_page_is_shown(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        Assert.Null((await FeatureTests.SwitchAsync(site, new FeatureSwitch([SickModule.Sick], []))).Error);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        foreach (var (page, name, rest) in new[]
        {
            ("/admin", "Sick panel", "Home"), ("/admin", "Undrawable panel", "Not on the site yet"), ("/admin/search?q=settings", "Sick group", "/admin/settings"), ("/admin/search?part=true&q=settings", "Sick group", "/admin/settings"),
            ("/admin/system", "Sick", "Newest migration"),
        })
        {
            var html = await admin.GetStringAsync(page);
            Assert.Contains(name, html, StringComparison.Ordinal);
            Assert.Contains("id not answer", html, StringComparison.Ordinal);
            Assert.Contains(rest, html, StringComparison.Ordinal);
            Assert.DoesNotContain("is sick", html, StringComparison.Ordinal);
        }
    }

    [Theory, BothDatabases]
    public async Task A_search_without_scripts_leaves_the_cards_that_it_finds(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var html = await admin.GetStringAsync("/admin/settings?q=every+night");
        Assert.Contains("id=\"audit-trail\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"site\"", html, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task One_click_gives_the_site_another_theme(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        await admin.SendFormAsync("/admin/themes/Jaytek.Daylight");
        Assert.Equal("Jaytek.Daylight", await site.InScopeAsync(async s => (await s.GetRequiredService<SiteThemes>().CurrentAsync(CancellationToken.None))[0].Id));
        Assert.Contains("Use Night", await admin.GetStringAsync("/admin/themes"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.SendFormAsync("/admin/themes/Jaytek.Admin")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task The_system_tells_its_versions_and_no_secret(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var html = await admin.GetStringAsync("/admin/system");
        Assert.Matches(provider == DatabaseProvider.Sqlite ? @"SQLite: 3\.\d+" : @"PostgreSQL: \d+", html);
        Assert.Contains("0 pending", html, StringComparison.Ordinal);
        Assert.Matches(@"migrations: Healthy", html);
        Assert.Contains("weasyprint", html, StringComparison.Ordinal);
        var options = site.Services.GetRequiredService<DatabaseOptions>();
        if (Regex.Match(options.ConnectionString, "Password=([^;]+)") is { Success: true } password)
            Assert.DoesNotContain(password.Groups[1].Value, html, StringComparison.Ordinal);
        Assert.DoesNotContain(options.ConnectionString, html, StringComparison.Ordinal);
    }
}

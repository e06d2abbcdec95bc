using System.Net;
using System.Text.RegularExpressions;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Engine.Settings;
using Jaytek.Engine.Themes;
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
        Assert.Equal(HttpStatusCode.BadRequest, retention.StatusCode);
        Assert.Contains("href=\"#audit-trail_RetentionDays\"", await retention.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_refused_card_shows_its_error_and_what_was_typed(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var refused = await admin.SendFormAsync("/admin/settings/site", ("site.SiteName", "Kept while typing"), ("site.TimeZoneId", "Europe/Atlantis"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var html = await refused.Content.ReadAsStringAsync();
        Assert.Contains("there is no time zone Europe/Atlantis", html, StringComparison.Ordinal);
        Assert.Contains("value=\"Kept while typing\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"#site_TimeZoneId\"", html, StringComparison.Ordinal);
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

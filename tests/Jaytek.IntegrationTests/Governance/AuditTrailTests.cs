using System.Net;
using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.Engine.Settings;
using Jaytek.Governance.Audit.Retention;
using Jaytek.Identity.Users;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Governance;

/// <summary>The audit trail as people read it.</summary>
public sealed class AuditTrailTests
{
    [Theory, BothDatabases]
    public async Task A_change_is_found_by_who_what_and_when_and_read_member_by_member(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var account = await site.NewAsync("Student");
        var steward = await site.NewAsync("Administrator");
        await site.InScopeAsync(s => s.GetRequiredService<SuspendUser>().RunAsync(account.Id, true, "Sold tickets twice", CancellationToken.None), steward.Actor);

        var mine = await admin.GetStringAsync($"/admin/audit?actor={steward.Name}");
        Assert.Contains($"User {account.Name} suspended", mine, StringComparison.Ordinal);
        Assert.Contains("IsEnabled, SuspendedReason", mine, StringComparison.Ordinal);
        var history = await admin.GetStringAsync($"/admin/audit?type=User&id={account.Id}&action=identity.user.suspend");
        Assert.Contains("suspended", history, StringComparison.Ordinal);
        Assert.DoesNotContain($"User {account.Name} made", history, StringComparison.Ordinal);
        Assert.Contains("Nothing matches these filters", await admin.GetStringAsync($"/admin/audit?id={account.Id}&to=2001-01-01"), StringComparison.Ordinal);

        var line = System.Text.RegularExpressions.Regex.Match(history, "/admin/audit/(\\d+)\"").Value.TrimEnd('"');
        var read = await admin.GetStringAsync(line);
        Assert.Contains("<del>true</del>", read, StringComparison.Ordinal);
        Assert.Contains("<ins>Sold tickets twice</ins>", read, StringComparison.Ordinal);
        Assert.Contains($"/admin/users/{account.Id}", read, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Pages_follow_each_other_without_gap_or_repeat_while_lines_come(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var target = PublicId.New();
        await AddAsync(site, Enumerable.Range(0, 120).Select(i => Line(target, i, at: Now(site))));
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var seen = new List<string>();
        string? address = $"/admin/audit?id={target}";
        while (address is not null)
        {
            var html = await admin.GetStringAsync(address);
            seen.AddRange(System.Text.RegularExpressions.Regex.Matches(html, "Change (\\d+)<").Select(m => m.Groups[1].Value));
            await AddAsync(site, [Line(target, 1000, at: Now(site).AddSeconds(1))]);
            var older = System.Text.RegularExpressions.Regex.Match(html, "href=\"([^\"]+)\" rel=\"next\"");
            address = older.Success ? WebUtility.HtmlDecode(older.Groups[1].Value) : null;
        }
        Assert.Equal(Enumerable.Range(0, 120).Reverse().Select(i => $"{i}"), seen);
    }

    [Theory, BothDatabases]
    public async Task An_export_is_whole_harmless_and_stands_in_the_trail(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        var target = PublicId.New();
        await AddAsync(site, Enumerable.Range(0, 1203).Select(i => Line(target, i, at: Now(site).AddMinutes(-1), before: i == 7 ? "{\"A\":\"x\"}" : null)));
        await AddAsync(site, [Line(target, 9999, at: Now(site).AddMinutes(-1), summary: "=HYPERLINK(\"http://evil\")")]);
        var exporter = await site.NewAsync("Administrator");
        using var admin = await site.BrowserAsync(exporter);

        var csv = await ExportAsync(admin, target, "csv");
        Assert.Equal(1 + 1204, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("\"'=HYPERLINK(\"\"http://evil\"\")\"", csv, StringComparison.Ordinal);
        var json = JsonNode.Parse(await ExportAsync(admin, target, "json"))!.AsArray();
        Assert.Equal(1204, json.Count);
        Assert.Equal("x", json.Single(l => (string)l!["summary"]! == "Change 7")!["before"]!["A"]!.GetValue<string>());

        var noted = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AuditEntry>()
            .Where(a => a.ActorId == exporter.Id && a.Action == "governance.audit.export").ToListAsync());
        Assert.Equal(2, noted.Count);
        Assert.Contains(target, noted[0].After, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Whoever_may_not_see_the_trail_neither_reads_nor_exports_it(DatabaseProvider provider)
    {
        var site = await SharedSites.GetAsync(provider);
        using var editor = await site.BrowserAsync(await site.NewAsync("Editor"));
        Assert.Equal("/access-denied", (await editor.GetAsync("/admin/audit")).Headers.Location?.AbsolutePath);
        Assert.Equal("/access-denied", (await editor.GetAsync("/admin/audit/1")).Headers.Location?.AbsolutePath);
        var token = await editor.FormTokenAsync("/logout");
        var export = await editor.PostAsync("/admin/audit?handler=Export", new FormUrlEncodedContent([new("format", "csv"), new("__RequestVerificationToken", token)]));
        Assert.Equal("/access-denied", export.Headers.Location?.AbsolutePath);
    }

    [Theory, BothDatabases]
    public async Task Old_lines_go_when_a_retention_is_set_and_the_trail_says_so(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        var target = PublicId.New();
        await AddAsync(site, Enumerable.Range(0, 700).Select(i => Line(target, i, at: Now(site).AddDays(-100))));
        await AddAsync(site, [Line(target, 1000, at: Now(site).AddDays(-80))]);
        await RunAsync(site);
        Assert.Equal(701, await CountAsync(site, target));

        var saved = await site.InScopeAsync(s => s.GetRequiredService<SaveSettings<AuditSettings>>().RunAsync(
            kept =>
            {
                kept.RetentionDays = 90;
                return null;
            }, CancellationToken.None));
        Assert.True(saved.Value);
        await RunAsync(site);
        await RunAsync(site);
        Assert.Equal(1, await CountAsync(site, target));
        var noted = await site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AuditEntry>()
            .Where(a => a.Action == "governance.audit.remove").OrderBy(a => a.Id).Select(a => a.Summary).ToListAsync());
        Assert.Equal(["500 lines older than 90 days were removed", "200 lines older than 90 days were removed"], noted);
    }

    private static DateTimeOffset Now(TestSite site) => site.Services.GetRequiredService<TimeProvider>().GetUtcNow();

    private static Task<bool> RunAsync(TestSite site) =>
        site.InScopeAsync(s => s.GetRequiredService<JobRunner>().RunAsync("governance.audit_retention", Now(site), CancellationToken.None));

    private static Task<int> CountAsync(TestSite site, string target) =>
        site.InScopeAsync(s => s.GetRequiredService<JaytekDb>().Set<AuditEntry>().CountAsync(a => a.TargetId == target));

    private static async Task<string> ExportAsync(HttpClient client, string target, string format)
    {
        var token = await client.FormTokenAsync("/logout");
        var answer = await client.PostAsync($"/admin/audit?handler=Export&id={target}", new FormUrlEncodedContent([new("format", format), new("__RequestVerificationToken", token)]));
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        return await answer.Content.ReadAsStringAsync();
    }

    private static Task<int> AddAsync(TestSite site, IEnumerable<AuditEntry> lines) => site.InScopeAsync(async s =>
    {
        var db = s.GetRequiredService<JaytekDb>();
        db.AddRange(lines);
        return await db.SaveChangesAsync();
    });

    private static AuditEntry Line(string target, int number, DateTimeOffset at, string? summary = null, string? before = null) => new()
    {
        At = at.AddMilliseconds(number), Action = "tests.line.add", TargetType = "TestLine", TargetId = target, Summary = summary ?? $"Change {number}", Before = before,
    };
}

using System.Net;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Schedules;
using Jaytek.Engine.Data;
using Jaytek.Engine.Jobs;
using Jaytek.Engine.Settings;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Contents.Admin;

/// <summary>Publishing and unpublishing at a time, as the editor's panel plans them.</summary>
public sealed class PlanTests
{
    [Theory, BothDatabases]
    public async Task A_time_of_the_sites_zone_is_kept_in_UTC_and_carried_out_when_it_has_come(DatabaseProvider provider)
    {
        var clock = new TestClock();
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions(Services: services => services.AddSingleton<TimeProvider>(clock)));
        await ContentSite.PrepareAsync(site);
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<SaveSiteSettings>().RunAsync(
            kept => (kept.SiteName, kept.TimeZoneId) = ("Zone", "Pacific/Auckland"), CancellationToken.None))).Error);
        var item = await site.DraftAsync(ContentSite.New());
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Pacific/Auckland");
        var at = clock.GetUtcNow().AddDays(3);
        var local = TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync(admin, item, "schedule", item.Tag!, "2020-01-01T20:00")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync(admin, item, "schedule", item.Tag!, "")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(admin, item, "schedule", item.Tag!, local)).StatusCode);

        var planned = (await site.FindAsync(item.ContentItemId, ContentVersion.Draft))!;
        var kept = planned.Part("PublishLaterPart")!["ScheduledPublishUtc"].AsInstant()!.Value;
        Assert.Equal(at.UtcDateTime.Date.AddHours(at.UtcDateTime.Hour).AddMinutes(at.UtcDateTime.Minute), kept.UtcDateTime);
        var page = await admin.GetStringAsync(Address(item));
        Assert.Contains("state-scheduled", page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{local}\"", page, StringComparison.Ordinal);
        Assert.Contains("Pacific/Auckland (UTC&#x2B;", page, StringComparison.Ordinal);

        await RunAsync(site, clock);
        Assert.Null(await site.FindAsync(item.ContentItemId));
        clock.Advance(TimeSpan.FromDays(3) + TimeSpan.FromMinutes(1));
        await RunAsync(site, clock);
        Assert.NotNull(await site.FindAsync(item.ContentItemId));
    }

    [Theory, BothDatabases]
    public async Task A_schedule_is_cancelled_and_stays_a_draft(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var item = await site.DraftAsync(ContentSite.New());
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        await PostAsync(admin, item, "schedule", item.Tag!, "2099-01-01T20:00");
        var planned = (await site.FindAsync(item.ContentItemId, ContentVersion.Draft))!;
        Assert.NotNull(planned.Part("PublishLaterPart")!["ScheduledPublishUtc"]);

        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(admin, item, "unschedule", planned.Tag!, "2099-01-01T20:00")).StatusCode);
        Assert.Null((await site.FindAsync(item.ContentItemId, ContentVersion.Draft))!.Part("PublishLaterPart")?["ScheduledPublishUtc"]);
    }

    [Theory, BothDatabases]
    public async Task Who_may_not_publish_may_not_plan_it_either(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        var writer = await site.NewAsync("Writer");
        foreach (var (part, member) in new[] { ("PublishLaterPart", "ScheduledPublishUtc"), ("ArchiveLaterPart", "ScheduledArchiveUtc") })
        {
            var item = ContentSite.New();
            item.GetOrAddPart(part)[member] = "2020-01-01T00:00:00Z";
            var refused = await site.ManageAsync(m => m.SaveDraftAsync(item, null, CancellationToken.None), writer.Actor);
            Assert.Equal([$"{part}.{member}"], refused.Error?.Members?.Keys);
        }

        // What an editor planned stays when the writer goes on writing.
        var own = ContentSite.New();
        (own.Owner, own.GetOrAddPart("PublishLaterPart")["ScheduledPublishUtc"]) = (writer.Id, "2099-01-01T00:00:00Z");
        own = await site.DraftAsync(own);
        own.GetOrAddPart("TitlePart")["Title"] = "Better words";
        Assert.Null((await site.ManageAsync(m => m.SaveDraftAsync(own, own.Tag, CancellationToken.None), writer.Actor)).Error);
    }

    private static string Address(ContentItem item) => $"/admin/content/edit/{item.ContentItemId}";

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, ContentItem item, string verb, string tag, string at) =>
        await client.PostAsync(Address(item), new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["$do"] = verb, ["$tag"] = tag, ["TitlePart.Title"] = item.DisplayText!, ["PublishLaterPart.ScheduledPublishUtc"] = at,
            ["__RequestVerificationToken"] = await client.FormTokenAsync(Address(item)),
        }));

    private static Task<bool> RunAsync(TestSite site, TestClock clock) => site.InScopeAsync(async services =>
    {
        await services.GetRequiredService<RunSchedule>().RunAsync(new JobContext("contents.schedule", clock.GetUtcNow()), CancellationToken.None);
        return true;
    });
}

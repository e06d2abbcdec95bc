using System.Net;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Settings;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Microsoft.Extensions.DependencyInjection;

namespace Jaytek.IntegrationTests.Contents.Admin;

/// <summary>What the editor refuses beside its field, with everything that was typed still there; and what it takes without what nobody sees.</summary>
public sealed class EditorRefusalTests
{
    private const string New = "/admin/content/Story/new";
    private const string Publish = "PublishLaterPart.ScheduledPublishUtc";
    private const string Archive = "ArchiveLaterPart.ScheduledArchiveUtc";

    [Theory]
    [BothDatabases("", "2020-01-01T20:00", Archive, "This time has passed.")]
    [BothDatabases("2098-01-02T20:00", "2098-01-01T20:00", Archive, "It would leave the site before it comes there")]
    [BothDatabases("2098-01-02T20:00", "2098-01-02T20:00", Archive, "It would leave the site before it comes there")]
    [BothDatabases("9998-01-01T20:00", "", Publish, "must be a date in the years 1900 to 2199.")]
    [BothDatabases("", "9998-01-01T20:00", Archive, "must be a date in the years 1900 to 2199.")]
    public async Task A_plan_that_cannot_be_meant_is_refused(DatabaseProvider provider, string publish, string archive, string field, string message)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));

        var refused = await PostAsync(admin, "save", (Publish, publish), (Archive, archive));

        await AssertRefusedAsync(refused, field, message);
        var saved = await PostAsync(admin, "save", (Publish, "2098-01-02T20:00"), (Archive, "2098-01-03T20:00"));
        Assert.True(saved.StatusCode == HttpStatusCode.Redirect, await saved.Content.ReadAsStringAsync());
    }

    [Theory, BothDatabases]
    public async Task An_hour_that_clocks_skip_is_refused_in_a_plan_too(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider);
        await ContentSite.PrepareAsync(site);
        Assert.Null((await site.InScopeAsync(s => s.GetRequiredService<SaveSiteSettings>().RunAsync(
            kept => (kept.SiteName, kept.TimeZoneId) = ("Zone", "Europe/Berlin"), CancellationToken.None))).Error);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));

        foreach (var (publish, archive, field) in new[] { ("2099-03-29T02:30", "", Publish), ("", "2099-03-29T02:30", Archive) })
        {
            var html = await AssertRefusedAsync(
                await PostAsync(admin, "save", (Publish, publish), (Archive, archive)), field,
                "02:30 does not exist in Europe/Berlin on 29 March 2099: clocks go from 02:00 to 03:00.");
            Assert.Contains("value=\"2099-03-29T02:30\"", html, StringComparison.Ordinal);
        }
    }

    [Theory, BothDatabases]
    public async Task What_was_pasted_unseen_loses_no_form_and_is_not_kept(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));

        var saved = await PostAsync(admin, "save", ("Story.City.Text", "Lis\0bon\u0007"), ("Story.Body.Html", "<p>Rain\u0001y</p>"));

        Assert.True(saved.StatusCode == HttpStatusCode.Redirect, await saved.Content.ReadAsStringAsync());
        var item = (await site.FindAsync(saved.Headers.Location!.OriginalString.Split('/')[^1], ContentVersion.Draft))!;
        Assert.Equal("Lisbon", item.Field("Story", "City")!["Text"].AsText());
        Assert.Equal("<p>Rainy</p>", item.Field("Story", "Body")!["Html"].AsText());
    }

    [Theory, BothDatabases]
    public async Task An_item_that_nobody_touched_is_copied_though_its_empty_inputs_are_not_stored(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var admin = await site.BrowserAsync(await site.NewAsync("Administrator"));
        var item = await site.DraftAsync(ContentSite.New());
        var page = $"/admin/content/edit/{item.ContentItemId}";

        foreach (var (title, status) in new[] { (item.DisplayText!, HttpStatusCode.Redirect), ("Typed", HttpStatusCode.UnprocessableEntity) })
        {
            var answer = await admin.PostAsync(page, new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["$do"] = "clone", ["$tag"] = item.Tag!, ["TitlePart.Title"] = title, ["Story.Next.ContentItemIds"] = "", ["Story.Tags.Values"] = "", ["Story.Loud.Value"] = "false",
                ["__RequestVerificationToken"] = await admin.FormTokenAsync(page),
            }));
            Assert.Equal(status, answer.StatusCode);
        }
    }

    [Theory, BothDatabases]
    public async Task The_content_API_names_the_member_with_a_control_character(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        var item = ContentSite.New(fill: part => part["Body"] = new JsonObject { ["Html"] = "<p>Rain\u0001y</p>" });

        var problem = await (await chief.SendAsync(HttpMethod.Post, "/api/content", item.ToJson())).ProblemAsync(HttpStatusCode.BadRequest, "contents.item.invalid");

        Assert.Contains("Story.Body.Html", problem.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("U\\u002B0001", problem.ToJsonString(), StringComparison.Ordinal);
    }

    private static async Task<string> AssertRefusedAsync(HttpResponseMessage answer, string field, string message)
    {
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(message, html, StringComparison.Ordinal);
        Assert.Contains($"href=\"#{field.Replace('.', '_')}\"", html, StringComparison.Ordinal);
        Assert.Contains("What was typed", html, StringComparison.Ordinal);
        return html;
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string verb, params (string Name, string Value)[] values) => await client.PostAsync(
        New, new FormUrlEncodedContent(values.Append(("$do", verb)).Append(("TitlePart.Title", "What was typed"))
            .Append(("__RequestVerificationToken", await client.FormTokenAsync(New))).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2))));
}

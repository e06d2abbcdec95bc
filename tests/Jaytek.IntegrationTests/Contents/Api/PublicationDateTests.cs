using System.Net;
using System.Text.Json.Nodes;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Identity;
using Jaytek.IntegrationTests.Sites;
using Jaytek.Kernel;

namespace Jaytek.IntegrationTests.Contents.Api;

/// <summary>The date that puts items in order, as clients write it.</summary>
public sealed class PublicationDateTests
{
    [Theory, BothDatabases]
    public async Task Who_may_publish_sets_it_by_every_verb_and_lists_follow(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        var city = $"Town {PublicId.New()}";
        JsonObject Story(string title, string? date)
        {
            var story = WriteVerbsTests.Story(title, part => part["City"] = WriteVerbsTests.Text(city));
            if (date is not null)
                story["PublishedUtc"] = date;
            return story;
        }

        async Task<string> TitlesAsync(string more = "") => string.Join(',', (await (await chief.GetAsync($"/api/content?type=Story&filter[City]={Uri.EscapeDataString(city)}{more}")).ObjectAsync())["items"]!
            .AsArray().Select(item => item!["DisplayText"]!.GetValue<string>()));

        var a = await (await chief.SendAsync(HttpMethod.Post, "/api/content", Story("A", "2019-05-01T20:00:00Z"))).ObjectAsync();
        Assert.Equal("2019-05-01T20:00:00Z", Date(a));
        var b = await (await chief.SendAsync(HttpMethod.Post, "/api/content", Story("B", null))).ObjectAsync();
        Assert.Equal("B,A", await TitlesAsync());

        Assert.Equal("2018-01-01T00:00:00Z", Date(await (await chief.SendAsync(HttpMethod.Patch, Path(b), new JsonObject { ["PublishedUtc"] = "2018-01-01T00:00:00Z" })).ObjectAsync()));
        Assert.Equal("A,B", await TitlesAsync());
        Assert.Equal("B", await TitlesAsync("&filter[PublishedUtc][lt]=2019-01-01T00:00:00Z"));

        Assert.Equal("2017-01-01T00:00:00Z", Date(await (await chief.SendAsync(HttpMethod.Put, Path(a), Story("A", "2017-01-01T00:00:00Z"))).ObjectAsync()));
        Assert.Equal("A,B", await TitlesAsync("&sort=PublishedUtc"));

        var upsert = Story("B", "2016-01-01T00:00:00Z");
        upsert["ContentItemId"] = b["ContentItemId"]!.GetValue<string>();
        await (await chief.SendAsync(HttpMethod.Post, "/api/content", upsert)).ObjectAsync();
        Assert.Equal("B,A", await TitlesAsync("&sort=PublishedUtc"));

        // Once set it stays: whatever is published anew, and whatever the body leaves out.
        await (await chief.SendAsync(HttpMethod.Put, Path(b), Story("B", null))).ObjectAsync();
        await (await chief.SendAsync(HttpMethod.Patch, Path(b), new JsonObject { ["PublishedUtc"] = null })).ObjectAsync();
        await (await chief.PostAsync($"{Path(b)}/unpublish", null)).ObjectAsync();
        Assert.Equal("2016-01-01T00:00:00Z", Date(await (await chief.PostAsync($"{Path(b)}/publish", null)).ObjectAsync()));
        Assert.Equal("B,A", await TitlesAsync("&sort=PublishedUtc"));

        // In a draft it waits for its publication.
        await (await chief.SendAsync(HttpMethod.Patch, $"{Path(b)}?draft=true", new JsonObject { ["PublishedUtc"] = "2020-01-01T00:00:00Z" })).ObjectAsync();
        Assert.Equal("B,A", await TitlesAsync("&sort=PublishedUtc"));
        await (await chief.PostAsync($"{Path(b)}/publish", null)).ObjectAsync();
        Assert.Equal("A,B", await TitlesAsync("&sort=PublishedUtc"));
    }

    [Theory, BothDatabases]
    public async Task Who_may_only_edit_sends_back_what_is_there_and_no_other(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var writer = await site.BearerAsync(await site.NewAsync("Writer"));
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        var dated = WriteVerbsTests.Story("Mine");
        dated["PublishedUtc"] = "2019-05-01T20:00:00Z";
        Refused(await (await writer.SendAsync(HttpMethod.Post, "/api/content?draft=true", dated)).ProblemAsync(HttpStatusCode.BadRequest, "contents.item.invalid"));

        var mine = await (await writer.SendAsync(HttpMethod.Post, "/api/content?draft=true", WriteVerbsTests.Story("Mine"))).ObjectAsync();
        await (await chief.SendAsync(HttpMethod.Patch, Path(mine), new JsonObject { ["PublishedUtc"] = "2019-05-01T20:00:00Z" })).ObjectAsync();
        var whole = await (await writer.GetAsync($"{Path(mine)}?status=latest")).ObjectAsync();
        Assert.Equal("2019-05-01T20:00:00Z", Date(await (await writer.SendAsync(HttpMethod.Put, $"{Path(mine)}?draft=true", whole)).ObjectAsync()));
        foreach (var (method, body) in new[] { (HttpMethod.Patch, new JsonObject()), (HttpMethod.Put, WriteVerbsTests.Story("Mine")) })
        {
            body["PublishedUtc"] = "2018-05-01T20:00:00Z";
            Refused(await (await writer.SendAsync(method, $"{Path(mine)}?draft=true", body)).ProblemAsync(HttpStatusCode.BadRequest, "contents.item.invalid"));
        }
    }

    [Theory, BothDatabases]
    public async Task It_lies_in_the_future_only_as_far_as_the_items_plan(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        JsonObject Planned(string date, string? plan)
        {
            var story = WriteVerbsTests.Story($"Later {PublicId.New()}");
            story["PublishedUtc"] = date;
            if (plan is not null)
                story["PublishLaterPart"] = new JsonObject { ["ScheduledPublishUtc"] = plan };
            return story;
        }

        Refused(await (await chief.SendAsync(HttpMethod.Post, "/api/content", Planned("2098-01-01T20:00:00Z", null))).ProblemAsync(HttpStatusCode.BadRequest, "contents.item.invalid"));
        Refused(await (await chief.SendAsync(HttpMethod.Post, "/api/content?draft=true", Planned("2099-01-01T20:00:01Z", "2099-01-01T20:00:00Z"))).ProblemAsync(HttpStatusCode.BadRequest, "contents.item.invalid"));
        Assert.Equal("2099-01-01T20:00:00Z", Date(await (await chief.SendAsync(HttpMethod.Post, "/api/content?draft=true", Planned("2099-01-01T20:00:00Z", "2099-01-01T20:00:00Z"))).ObjectAsync()));
        await (await chief.SendAsync(HttpMethod.Post, "/api/content", Planned("yesterday", null))).ProblemAsync(HttpStatusCode.BadRequest, "contents.body.syntax");
    }

    [Theory, BothDatabases]
    public async Task Published_before_its_plan_an_item_bears_the_day_on_which_it_is(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        JsonObject Planned()
        {
            var story = WriteVerbsTests.Story($"Later {PublicId.New()}");
            story["PublishedUtc"] = "2099-01-01T20:00:00Z";
            story["PublishLaterPart"] = new JsonObject { ["ScheduledPublishUtc"] = "2099-01-01T20:00:00Z" };
            return story;
        }

        var at = DateTimeOffset.UtcNow.AddDays(1);
        void IsNow(JsonObject item) => Assert.True(item["PublishedUtc"]!.GetValue<DateTimeOffset>() < at, item.ToJsonString());
        // At once, by a later click, and after its plan was given up.
        IsNow(await (await chief.SendAsync(HttpMethod.Post, "/api/content", Planned())).ObjectAsync());
        var draft = await (await chief.SendAsync(HttpMethod.Post, "/api/content?draft=true", Planned())).ObjectAsync();
        Assert.Equal("2099-01-01T20:00:00Z", Date(draft));
        IsNow(await (await chief.PostAsync($"{Path(draft)}/publish", null)).ObjectAsync());
        var freed = await (await chief.SendAsync(HttpMethod.Post, "/api/content?draft=true", Planned())).ObjectAsync();
        await (await chief.SendAsync(HttpMethod.Patch, $"{Path(freed)}?draft=true", new JsonObject { ["PublishLaterPart"] = null })).ObjectAsync();
        IsNow(await (await chief.PostAsync($"{Path(freed)}/publish", null)).ObjectAsync());
        // What is on the site already is not moved there by a plan.
        var live = await (await chief.SendAsync(HttpMethod.Post, "/api/content", WriteVerbsTests.Story($"Live {PublicId.New()}"))).ObjectAsync();
        IsNow(await (await chief.SendAsync(HttpMethod.Put, Path(live), Planned())).ObjectAsync());
    }

    [Theory, BothDatabases]
    public async Task The_schema_offers_it_and_no_date_that_is_the_servers(DatabaseProvider provider)
    {
        var site = await ContentSite.SharedAsync(provider);
        using var chief = await site.BearerAsync(await site.NewAsync("Chief"));
        var members = (await (await chief.GetAsync("/api/openapi.json")).ObjectAsync())["components"]!["schemas"]!["ContentItemWrite"]!["properties"]!.AsObject();
        Assert.True(members.ContainsKey("PublishedUtc"));
        Assert.False(members.ContainsKey("CreatedUtc"));

        var story = WriteVerbsTests.Story("Old");
        story["CreatedUtc"] = "2001-01-01T00:00:00Z";
        var made = await (await chief.SendAsync(HttpMethod.Post, "/api/content", story)).ObjectAsync();
        Assert.True(made["CreatedUtc"]!.GetValue<DateTimeOffset>().Year > 2020);
    }

    private static string Path(JsonObject item) => $"/api/content/{item["ContentItemId"]!.GetValue<string>()}";

    private static string Date(JsonObject item) => item["PublishedUtc"]!.GetValue<DateTimeOffset>().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private static void Refused(JsonObject problem) => Assert.True(problem["errors"]!.AsObject().ContainsKey("PublishedUtc"), problem.ToJsonString());
}

using Jaytek.BrowserTests.Browsing;
using Jaytek.BrowserTests.Sites;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Data;
using Jaytek.IntegrationTests.Sites;

namespace Jaytek.BrowserTests.Pages;

/// <summary>A title may be one word of any length: no page grows wider than the screen by it, in either theme.</summary>
public sealed class LongWordTests
{
    [Theory]
    [BothDatabases("Jaytek.Night")]
    [BothDatabases("Jaytek.Daylight")]
    public async Task A_word_of_eighty_letters_widens_no_page(DatabaseProvider provider, string theme)
    {
        // A site of its own: its theme is everybody's.
        await using var site = await TestSite.StartAsync(provider, new TestSiteOptions("jaytek"));
        var word = "Wort" + new string('m', 76);
        var dj = await site.SaveAsync($$"""{ "ContentType": "DJProfile", "TitlePart": { "Title": "{{word}}" }, "DJProfile": { "Location": { "Text": "{{word}}" } } }""");
        var pages = new[]
        {
            dj,
            await site.SaveAsync($$"""{ "ContentType": "Mix", "TitlePart": { "Title": "{{word}}" }, "Mix": { "DJ": { "ContentItemIds": ["{{dj.ContentItemId}}"] } } }"""),
            await site.SaveAsync($$"""
                { "ContentType": "Event", "TitlePart": { "Title": "{{word}}" }, "Event": { "StartLocal": { "Text": "2099-05-01T22:00" }, "TimeZone": { "Text": "Europe/Lisbon" },
                  "VenueName": { "Text": "{{word}}" }, "VenueCity": { "Text": "{{word}}" }, "VenueCountry": { "Text": "PT" }, "Status": { "Text": "Scheduled" }, "DJs": { "ContentItemIds": ["{{dj.ContentItemId}}"] } } }
                """),
            await site.SaveAsync($$"""
                { "ContentType": "Course", "TitlePart": { "Title": "{{word}}" }, "Course": { "ShortDescription": { "Text": "{{word}}" }, "Level": { "Text": "Beginner" }, "Price": { "Value": 100 }, "Currency": { "Text": "EUR" } } }
                """),
            await site.SaveAsync($$"""{ "ContentType": "Page", "TitlePart": { "Title": "{{word}}" } }"""),
        };
        await using var visitor = await Visitor.ComeAsync(site, Screen.Phone);
        await visitor.SignInAsync();
        await visitor.GoAsync("/admin/themes");
        if (await visitor.Page.Locator($"form[action$='{theme}'] button").CountAsync() > 0)
            await visitor.Page.Locator($"form[action$='{theme}'] button").ClickAsync();

        foreach (var path in pages.Select(item => "/" + item.Part("AutoroutePart")!["Path"]!.GetValue<string>()).Concat(["/", "/mixes", "/djs", "/events", "/courses", $"/search?q={word}"]))
            await CheckAsync(visitor, path, theme);
        // The names of the months before and after stand side by side.
        await visitor.Page.SetViewportSizeAsync(360, 740);
        foreach (var month in new[] { "2026-10", "2026-12", "2027-01" })
            await CheckAsync(visitor, $"/events?month={month}", theme);
    }

    private static async Task CheckAsync(Visitor visitor, string path, string theme)
    {
        await visitor.GoAsync(path);
        Assert.True(await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, $"{path} is wider than the screen in {theme}.");
    }
}

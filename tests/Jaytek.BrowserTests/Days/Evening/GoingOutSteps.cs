using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jaytek.BrowserTests.Days.Evening;

/// <summary>A date is found and taken into a calendar, and a course is looked at.</summary>
internal sealed class GoingOutSteps(Desk desk)
{
    public async Task FindDateAsync()
    {
        await FollowAsync("Dates", "Dates");
        await desk.CheckAsync();
        var date = desk.Page.Locator("ol.dates li:not(.called-off) .where a").First;
        await desk.Hand.PressAsync(date);
        await Expect(desk.Page.Locator(".event h1")).ToBeVisibleAsync();
        await desk.CheckAsync();
    }

    public async Task TakeDateAsync()
    {
        var title = (await desk.Page.Locator(".event h1").TextContentAsync())!.Trim();
        var start = await desk.Page.Locator(".event-facts time").First.GetAttributeAsync("datetime");
        var download = await desk.Page.RunAndWaitForDownloadAsync(() => desk.Hand.PressAsync(desk.Link("Add to calendar")));
        Assert.EndsWith(".ics", download.SuggestedFilename, StringComparison.Ordinal);
        var file = CalendarFile.Parse(await File.ReadAllTextAsync(await download.PathAsync()));

        Assert.Equal(1, file.Events);
        Assert.Equal(title, file["SUMMARY"]);
        Assert.Equal(DateTimeOffset.ParseExact(start!, "yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), file.At("DTSTART"));
        Assert.True(file.At("DTSTAMP") <= desk.Day.Clock.GetUtcNow());
        Assert.Equal(new Uri(desk.Page.Url).AbsolutePath, new Uri(file["URL"]).AbsolutePath);
        Assert.Contains("@", file["UID"], StringComparison.Ordinal);
        Assert.NotEmpty(file["LOCATION"]);
    }

    public async Task FindCourseAsync()
    {
        await FollowAsync("Courses", "Courses");
        await desk.CheckAsync();
        var course = desk.Page.Locator(".card-title a").First;
        var title = (await course.TextContentAsync())!.Trim();
        await desk.Hand.PressAsync(course);
        await Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = title })).ToBeVisibleAsync();
        await Expect(desk.Heading("Lessons")).ToBeVisibleAsync();
        await desk.CheckAsync();
    }

    // A page of the site's navigation.
    private async Task FollowAsync(string entry, string title)
    {
        await desk.Hand.PressAsync(desk.Page.Locator("nav.top-nav").GetByRole(AriaRole.Link, new() { Name = entry, Exact = true }));
        await Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = title })).ToBeVisibleAsync();
    }
}

using Jaytek.BrowserTests.Browsing;
using Jaytek.Contents.Contracts;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jaytek.BrowserTests.Days.Editor;

/// <summary>The item is planned for tomorrow, tomorrow comes, it is changed, looked at in the theme, and published again.</summary>
internal sealed class PublishingSteps(Story story)
{
    private readonly Desk _desk = story.Desk;

    public async Task PlanAsync()
    {
        var lisbon = TimeZoneInfo.FindSystemTimeZoneById("Europe/Lisbon");
        var tomorrow = TimeZoneInfo.ConvertTime(_desk.Day.Clock.GetUtcNow(), lisbon).Date.AddDays(1).AddHours(15).AddMinutes(30);
        await _desk.Hand.SetMomentAsync(_desk.Page.Locator("[data-plan='publish']"), tomorrow);
        await _desk.Hand.PressAsync(_desk.Page.Locator(".editor-plan").GetByRole(AriaRole.Button, new() { Name = "Schedule" }));
        await Expect(_desk.Page.GetByText("Publishes itself on")).ToContainTextAsync(tomorrow.ToString("d MMM yyyy, HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        await _desk.CheckAsync();
        await using var stranger = await _desk.StrangerAsync();
        Assert.Equal(404, (await stranger.GoAsync(story.Path))!.Status);

        var (kept, zone) = ((await story.LatestAsync()).Part("PublishLaterPart")!["ScheduledPublishUtc"].AsInstant()!.Value, lisbon.GetUtcOffset(tomorrow));
        Assert.Equal(new DateTimeOffset(tomorrow, zone), kept);
        await _desk.Day.PassAsync(kept - _desk.Day.Clock.GetUtcNow() - TimeSpan.FromMinutes(1));
        Assert.Equal(404, (await stranger.GoAsync(story.Path))!.Status);
        await _desk.Day.PassAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(200, (await stranger.GoAsync(story.Path))!.Status);
        await ExpectAllAsync(stranger.Page, Story.Tagline);
        if (_desk.Way == Hands.Way.Pointer)
            await stranger.CheckAsync();
    }

    /// <summary>What an editor sees of a draft, visitors do not.</summary>
    public async Task PreviewAsync()
    {
        await _desk.GoAsync($"/admin/content/edit/{story.Id}");
        await _desk.Hand.WriteAsync(_desk.Page.GetByRole(AriaRole.Textbox, new() { Name = "Tagline", Exact = true }), Story.SecondTagline);
        await _desk.Hand.PressAsync(_desk.Button("Preview").First);
        await Expect(_desk.Page.GetByRole(AriaRole.Region, new() { Name = $"Preview of {Story.Title}" })).ToContainTextAsync("Visitors do not see it.");
        await ExpectAllAsync(_desk.Page, Story.SecondTagline);
        await using var stranger = await _desk.StrangerAsync();
        await stranger.GoAsync(story.Path);
        await ExpectAllAsync(stranger.Page, Story.Tagline);
        await _desk.Hand.PressAsync(_desk.Link("Back to the editor"));
    }

    public async Task PublishAsync()
    {
        await _desk.Hand.PressAsync(_desk.Page.Locator(".editor-verbs").GetByRole(AriaRole.Button, new() { Name = "Publish changes" }));
        await Expect(_desk.Page.GetByText($"{story.Label} published.").First).ToBeVisibleAsync();
        await ExpectPublicAsync(Story.SecondTagline);
    }

    public async Task ExpectPublicAsync(string tagline)
    {
        await using var stranger = await _desk.StrangerAsync();
        await stranger.GoAsync(story.Path);
        await ExpectAllAsync(stranger.Page, tagline);
    }

    // Every kind of field has its place on the page.
    private static async Task ExpectAllAsync(IPage page, string tagline)
    {
        var main = page.GetByRole(AriaRole.Main);
        await Expect(main.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Story.Title);
        foreach (var text in new[] { tagline, "Two subs under the riser.", "350", "Techno", "Mira Voss" })
            await Expect(main).ToContainTextAsync(text);
        await Expect(main.GetByRole(AriaRole.Heading, new() { Name = "Sound" })).ToBeVisibleAsync();
        await Expect(main.Locator("strong", new() { HasText = "own" })).ToBeVisibleAsync();
        await Expect(main.GetByRole(AriaRole.Link, new() { Name = "The booth" })).ToHaveAttributeAsync("href", "https://salt-room.example/booth");
        await Expect(main.GetByRole(AriaRole.Img, new() { Name = PictureSteps.Alt })).ToBeVisibleAsync();
    }
}

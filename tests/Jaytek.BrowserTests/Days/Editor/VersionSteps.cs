using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jaytek.BrowserTests.Days.Editor;

/// <summary>Two versions are compared field by field, and the earlier one is brought back.</summary>
internal sealed class VersionSteps(Story story)
{
    private readonly Desk _desk = story.Desk;

    public async Task CompareAsync()
    {
        await _desk.Hand.PressAsync(_desk.Page.Locator("summary[aria-label='More actions']"));
        await _desk.Hand.PressAsync(_desk.Link("Versions"));
        await Expect(_desk.Heading($"Versions of “{Story.Title}”")).ToBeVisibleAsync();
        await Expect(_desk.Page.Locator("tbody tr")).ToHaveCountAsync(2);
        await _desk.CheckAsync();
        await _desk.Hand.PressAsync(_desk.Button("Compare"));
        await Expect(_desk.Page.GetByText("1 field differs")).ToBeVisibleAsync();
        var change = _desk.Page.Locator(".change");
        await Expect(change.GetByRole(AriaRole.Heading)).ToContainTextAsync("Tagline");
        await Expect(change.Locator("del")).ToContainTextAsync("good");
        await Expect(change.Locator("ins")).ToContainTextAsync("better");
        await _desk.CheckAsync();
    }

    /// <summary>Visitors see no change before it is published.</summary>
    public async Task RestoreAsync(PublishingSteps publishing)
    {
        await _desk.Hand.PressAsync(_desk.Button("Restore the earlier one"));
        await Expect(_desk.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/edit/{story.Id}$"));
        await Expect(_desk.Page.GetByRole(AriaRole.Textbox, new() { Name = "Tagline", Exact = true })).ToHaveValueAsync(Story.Tagline);
        await publishing.ExpectPublicAsync(Story.SecondTagline);
        await _desk.Hand.PressAsync(_desk.Page.Locator(".editor-verbs").GetByRole(AriaRole.Button, new() { Name = "Publish changes" }));
        await Expect(_desk.Page.GetByText($"{story.Label} published.").First).ToBeVisibleAsync();
        await publishing.ExpectPublicAsync(Story.Tagline);
    }
}

using Jaytek.Contents.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jaytek.BrowserTests.Days.Editor;

/// <summary>The item is found from anywhere and in its list, and many drafts are published at once.</summary>
internal sealed class ListSteps(Story story)
{
    private const int Drafts = 6;

    private readonly Desk _desk = story.Desk;

    /// <summary>By the palette; without scripts by the page that does the same.</summary>
    public async Task FindAnywhereAsync()
    {
        await _desk.GoAsync("/admin");
        if (_desk.HasScripts)
        {
            await _desk.Page.Keyboard.PressAsync("Control+k");
            var box = _desk.Page.GetByRole(AriaRole.Combobox, new() { Name = "Items, types, people, pages" });
            await Expect(box).ToBeFocusedAsync();
            await _desk.Hand.WriteAsync(box, Story.Title);
            var found = _desk.Page.GetByRole(AriaRole.Option, new() { Name = Story.Title }).Filter(new() { HasText = story.Label });
            await Expect(found).ToBeVisibleAsync();
            for (var presses = 0; presses < 10 && await found.GetAttributeAsync("aria-selected") != "true"; presses++)
                await _desk.Page.Keyboard.PressAsync("ArrowDown");
            await _desk.Page.Keyboard.PressAsync("Enter");
        }
        else
        {
            await _desk.Hand.PressAsync(_desk.Link("Search"));
            await _desk.Hand.WriteAsync(_desk.Page.GetByRole(AriaRole.Searchbox), Story.Title);
            await _desk.Hand.PressAsync(_desk.Button("Search"));
            await _desk.Hand.PressAsync(_desk.Page.Locator(".hit", new() { HasText = Story.Title }).Filter(new() { HasText = story.Label }));
        }
        await Expect(_desk.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/edit/{story.Id}$"));
    }

    /// <summary>By words and by a filter, which stand in the address.</summary>
    public async Task FindInListAsync()
    {
        await AddDraftsAsync();
        await _desk.OpenAsync("Content", story.Label + "s");
        await Expect(_desk.Page.Locator("tbody tr")).ToHaveCountAsync(Drafts + 1);
        if (_desk.Way == Hands.Way.Keyboard)
            await _desk.Page.Keyboard.PressAsync("/");
        await _desk.Hand.WriteAsync(_desk.Page.GetByRole(AriaRole.Searchbox), "booth");
        await _desk.Page.Keyboard.PressAsync("Enter");
        await Expect(_desk.Page.Locator("tbody .title")).ToHaveTextAsync([Story.Title]);
        await _desk.Hand.PressAsync(_desk.Page.Locator(".more-filters summary"));
        await _desk.Hand.WriteAsync(_desk.Page.Locator("#filter-owner"), "noor");
        await _desk.Hand.PressAsync(_desk.Button("Apply"));
        await Expect(_desk.Heading($"No {story.Many} found")).ToBeVisibleAsync();
        await Expect(_desk.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("[?&]owner=noor"));
        await _desk.CheckAsync();
        await _desk.Hand.PressAsync(_desk.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Clear", Exact = true }).Last);
        await Expect(_desk.Page.Locator("tbody tr")).ToHaveCountAsync(Drafts + 1);
    }

    /// <summary>The run says how far it is, and what became of each draft.</summary>
    public async Task PublishManyAsync()
    {
        await _desk.Hand.PressAsync(_desk.Page.GetByRole(AriaRole.Navigation, new() { Name = "Status" }).GetByRole(AriaRole.Link, new() { NameRegex = new("^Draft") }));
        await Expect(_desk.Page.Locator("tbody tr")).ToHaveCountAsync(Drafts);
        await ChooseAllAsync();
        await _desk.CheckAsync();
        await _desk.Hand.PressAsync(_desk.Page.Locator("#bulk").GetByRole(AriaRole.Button, new() { Name = "Publish", Exact = true }));
        await Expect(_desk.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/admin/bulk/"));
        await Expect(_desk.Page.Locator("progress")).ToBeVisibleAsync();
        await Expect(_desk.Page.GetByText("Finished", new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(_desk.Page.GetByText($"{Drafts} done", new() { Exact = true })).ToBeVisibleAsync();
        for (var number = 1; number <= Drafts; number++)
            await Expect(_desk.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = $"Draft {number}" })).ToContainTextAsync("Done");
        await _desk.CheckAsync();
        await using var stranger = await _desk.StrangerAsync();
        Assert.Equal(200, (await stranger.GoAsync(story.Path[..story.Path.LastIndexOf('/')] + "/draft-3"))!.Status);
    }

    private async Task ChooseAllAsync()
    {
        if (_desk.HasScripts)
        {
            await _desk.Hand.TickAsync(_desk.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Select all on this page" }));
            await Expect(_desk.Page.GetByText($"{Drafts} selected")).ToBeVisibleAsync();
            return;
        }
        for (var row = 0; row < Drafts; row++)
            await _desk.Hand.TickAsync(_desk.Page.Locator("tbody [data-row]").Nth(row));
    }

    // Drafts that others have left.
    private async Task AddDraftsAsync()
    {
        for (var number = 1; number <= Drafts; number++)
        {
            var draft = $$"""{ "ContentType": "{{story.Type}}", "TitlePart": { "Title": "Draft {{number}}" }, "{{story.Type}}": { "Tagline": { "Text": "As ever." } } }""";
            var saved = await _desk.Day.Site.InScopeAsync(services =>
                services.GetRequiredService<IContentManager>().SaveDraftAsync(ContentItem.Parse(draft), null, CancellationToken.None));
            Assert.True(saved.IsSuccess, saved.Error?.ToString());
        }
    }
}

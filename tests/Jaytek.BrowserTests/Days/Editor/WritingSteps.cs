using Jaytek.Contents.Contracts;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jaytek.BrowserTests.Days.Editor;

/// <summary>An item is written, field by field, and kept as a draft.</summary>
internal sealed class WritingSteps(Story story)
{
    public static readonly DateTime Doors = new(2027, 3, 18, 22, 30, 0);

    private readonly Desk _desk = story.Desk;

    public async Task BeginAsync()
    {
        await _desk.OpenAsync("Content", story.Label + "s");
        await Expect(_desk.Heading($"No {story.Many} yet")).ToBeVisibleAsync();
        await _desk.Hand.PressAsync(_desk.Link($"New {story.Many[..^1]}").First);
        await Expect(_desk.Page.Locator(".editor-title")).ToBeVisibleAsync();
        await _desk.CheckAsync();
    }

    public async Task WriteAsync()
    {
        await _desk.Hand.WriteAsync(_desk.Page.Locator(".editor-title"), Story.Title);
        await _desk.Hand.WriteAsync(Text("Tagline"), Story.Tagline);
        await WriteStoryAsync();
        await WriteRulesAsync();
        await _desk.Hand.WriteAsync(Text("Capacity"), "350");
        await _desk.Hand.TickAsync(_desk.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Cloakroom", Exact = true }));
        await _desk.Hand.SetMomentAsync(story.Input("Doors", "Value"), Doors);
        await PickAsync("Genres", "TermContentItemIds", "Techno");
        await PickAsync("Resident", "ContentItemIds", "Mira Voss");
        await _desk.Hand.WriteAsync(story.Input("Film", "RawAddress"), "https://youtu.be/dQw4w9WgXcQ");
        await _desk.Hand.WriteAsync(story.Input("Website", "Url"), "https://salt-room.example/booth");
        await _desk.Hand.WriteAsync(story.Input("Website", "Text"), "The booth");
    }

    /// <summary>With scripts by Ctrl+S, which stays on the page; without by the button.</summary>
    public async Task SaveDraftAsync()
    {
        if (_desk.HasScripts)
        {
            await _desk.Page.Keyboard.PressAsync("Control+s");
            await Expect(_desk.Page.Locator(".editor-state")).ToContainTextAsync("Saved");
        }
        else
        {
            await _desk.Hand.PressAsync(_desk.Page.Locator(".editor-verbs").GetByRole(AriaRole.Button, new() { Name = "Save draft" }));
            await Expect(_desk.Page.GetByText("Draft saved.").First).ToBeVisibleAsync();
        }
        await Expect(_desk.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/admin/content/edit/[^/]+$"));
        story.Id = new Uri(_desk.Page.Url).Segments[^1];
    }

    /// <summary>What was typed is what is kept, each kind in its own shape.</summary>
    public async Task FindItKeptAsync()
    {
        var item = await story.LatestAsync();
        Assert.False(item.Published);
        story.Path = "/" + item.Part("AutoroutePart")!["Path"]!.GetValue<string>();
        Assert.Equal(Story.Tagline, item.Field(story.Type, "Tagline")!["Text"]!.GetValue<string>());
        Assert.Contains("<h2>Sound</h2>", item.Field(story.Type, "Story")!["Html"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("**own** needles", item.Field(story.Type, "Rules")!["Markdown"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(350, item.Field(story.Type, "Capacity")!["Value"]!.GetValue<decimal>());
        Assert.True(item.Field(story.Type, "Cloakroom")!["Value"]!.GetValue<bool>());
        // The site's clock is Lisbon's, which is at UTC on that day.
        Assert.Equal(new DateTimeOffset(Doors, TimeSpan.Zero), item.Field(story.Type, "Doors")!["Value"].AsInstant());
        Assert.Single(item.Field(story.Type, "Genres")!["TermContentItemIds"].AsTexts());
        Assert.Single(item.Field(story.Type, "Resident")!["ContentItemIds"].AsTexts());
        Assert.Equal("https://www.youtube.com/embed/dQw4w9WgXcQ", item.Field(story.Type, "Film")!["EmbeddedAddress"]!.GetValue<string>());
        Assert.Equal("The booth", item.Field(story.Type, "Website")!["Text"]!.GetValue<string>());
    }

    private async Task WriteStoryAsync()
    {
        if (!_desk.HasScripts)
        {
            await _desk.Hand.WriteAsync(Text("Story"), "<h2>Sound</h2><p>Two subs under the riser.</p>");
            return;
        }
        await _desk.Hand.WriteAsync(Text("Story"), "");
        await _desk.Page.Keyboard.TypeAsync("## Sound");
        await _desk.Page.Keyboard.PressAsync("Enter");
        await _desk.Page.Keyboard.TypeAsync("Two subs under the riser.");
    }

    private async Task WriteRulesAsync()
    {
        await _desk.Hand.WriteAsync(Text("Rules"), "Bring your **own** needles.");
        if (!_desk.HasScripts)
            return;
        var bar = _desk.Page.GetByRole(AriaRole.Toolbar, new() { Name = "Formatting: Rules" });
        await _desk.Hand.PressAsync(bar.GetByRole(AriaRole.Button, new() { Name = "Split" }));
        await Expect(_desk.Page.GetByRole(AriaRole.Region, new() { Name = "Preview: Rules" }).Locator("strong")).ToHaveTextAsync("own");
        await _desk.Hand.PressAsync(bar.GetByRole(AriaRole.Button, new() { Name = "Write" }));
    }

    // With scripts one types a little of it and takes what is found; without, it stands in a list or among boxes.
    private async Task PickAsync(string label, string member, string words)
    {
        var combo = _desk.Page.GetByRole(AriaRole.Combobox, new() { Name = label, Exact = true });
        var plain = story.Input(label, member);
        if (_desk.HasScripts && await combo.GetAttributeAsync("aria-autocomplete") == "list")
        {
            await _desk.Hand.WriteAsync(combo, words[..4]);
            await Expect(_desk.Page.GetByRole(AriaRole.Option, new() { Name = words, Exact = true })).ToHaveAttributeAsync("aria-selected", "true");
            await _desk.Page.Keyboard.PressAsync("Enter");
            await Expect(combo).ToHaveAttributeAsync("aria-expanded", "false");
        }
        else if (await plain.First.EvaluateAsync<string>("one => one.localName") == "select")
        {
            await _desk.Hand.SelectAsync(plain, words);
        }
        else
        {
            await _desk.Hand.TickAsync(_desk.Page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new($"^[– ]*{words}$") }));
        }
    }

    private ILocator Text(string label) => _desk.Page.GetByRole(AriaRole.Textbox, new() { Name = label, Exact = true });
}

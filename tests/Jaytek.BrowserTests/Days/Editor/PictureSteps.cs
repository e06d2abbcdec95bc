using Jaytek.Contents.Contracts;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jaytek.BrowserTests.Days.Editor;

/// <summary>A picture is put into the library, its point of focus and a cut are set, and it is described for those who do not see it.</summary>
internal sealed class PictureSteps(Story story)
{
    public const string Alt = "A booth with two turntables under a low concrete ceiling";

    private readonly Desk _desk = story.Desk;

    private string Name => $"booth-{story.Type}.png".ToLowerInvariant();

    /// <summary>With scripts: from the field into the library's dialog, and upload there.</summary>
    public async Task PickAsync(FilePayload photo)
    {
        var field = _desk.Page.Locator("[data-media-field]");
        await _desk.Hand.PressAsync(field.GetByRole(AriaRole.Button, new() { Name = "Choose", Exact = true }));
        var library = _desk.Page.GetByRole(AriaRole.Dialog, new() { Name = "Choose from the media library" });
        await Expect(library.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
        await _desk.CheckAsync();
        await _desk.Hand.PressAsync(library.GetByRole(AriaRole.Link, new() { Name = "Upload", Exact = true }));
        await _desk.Hand.SendFileAsync(library.Locator("input[type=file]"), photo);
        await Expect(library).ToHaveCountAsync(0);
        await Expect(field.Locator(".media-name")).ToHaveTextAsync(Name);
        await _desk.Hand.WriteAsync(field.GetByRole(AriaRole.Textbox, new() { Name = "Alternative text" }), Alt);
    }

    /// <summary>With scripts: the point by arrow keys, the cut by numbers.</summary>
    public async Task FrameAsync()
    {
        await _desk.Hand.PressAsync(_desk.Button("Focus and cuts"));
        var dialog = _desk.Page.GetByRole(AriaRole.Dialog, new() { Name = $"Focal point and cuts of {Name}" });
        var point = dialog.GetByRole(AriaRole.Button, new() { Name = "Focal point" });
        await Expect(point).ToBeFocusedAsync();
        await _desk.CheckAsync();
        foreach (var (key, times) in new[] { ("ArrowLeft", 25), ("ArrowUp", 10) })
        {
            for (var presses = 0; presses < times; presses++)
                await _desk.Page.Keyboard.PressAsync(key);
        }
        await _desk.Hand.ChooseAsync(dialog.GetByRole(AriaRole.Radio, new() { Name = "16:9" }));
        await _desk.Hand.TickAsync(dialog.GetByRole(AriaRole.Checkbox, new() { Name = "Around the focal point" }), on: false);
        await _desk.Hand.WriteAsync(dialog.GetByRole(AriaRole.Spinbutton, new() { Name = "Width, %" }), "50");
        await _desk.Hand.WriteAsync(dialog.GetByRole(AriaRole.Spinbutton, new() { Name = "From left, %" }), "10");
        await _desk.CheckAsync();
        await _desk.Hand.PressAsync(dialog.GetByRole(AriaRole.Button, new() { Name = "Apply" }));
        await Expect(dialog).ToHaveCountAsync(0);
    }

    /// <summary>Without scripts: the library's own page, and lines in the form.</summary>
    public async Task TypeAsync(FilePayload photo)
    {
        await _desk.OpenAsync("Media", "Library");
        await _desk.Hand.PressAsync(_desk.Link("Upload"));
        await _desk.Hand.SendFileAsync(_desk.Page.Locator("main input[type=file]"), photo);
        await _desk.Hand.PressAsync(_desk.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Upload" }));
        await Expect(_desk.Page.GetByText($"{Name} is stored.").First).ToBeVisibleAsync();
        await _desk.GoAsync($"/admin/content/edit/{story.Id}");
        await _desk.Hand.WriteAsync(story.Input("Photo", "Paths"), Name);
        await _desk.Hand.WriteAsync(story.Input("Photo", "MediaTexts"), Alt);
        await _desk.Hand.WriteAsync(story.Input("Photo", "Anchors"), "0.25 0.4");
        await _desk.Hand.WriteAsync(story.Input("Photo", "Crops"), "16:9 0.1 0.1 0.5 0.28");
    }

    public async Task FindItKeptAsync()
    {
        var photo = (await story.LatestAsync()).Field(story.Type, "Photo")!;
        Assert.Equal([Name], photo["Paths"].AsTexts());
        Assert.Equal([Alt], photo["MediaTexts"].AsTexts());
        Assert.Equal(0.25, Number(photo["Anchors"]![0]!["X"]), 2);
        Assert.Equal(0.40, Number(photo["Anchors"]![0]!["Y"]), 2);
        Assert.Equal(0.10, Number(photo["Crops"]![0]!["16:9"]!["X"]), 2);
        Assert.Equal(0.50, Number(photo["Crops"]![0]!["16:9"]!["Width"]), 2);
    }

    /// <summary>A photograph's stand-in that no other day uploads: the browser draws it.</summary>
    public async Task<FilePayload> ShootAsync()
    {
        await using var studio = await _desk.StrangerAsync();
        await studio.Page.SetViewportSizeAsync(1200, 800);
        await studio.Page.SetContentAsync($"<body bgcolor=teal><font color=white size=7>{story.Label}</font></body>");
        return new FilePayload { Name = Name, MimeType = "image/png", Buffer = await studio.Page.ScreenshotAsync() };
    }

    private static double Number(System.Text.Json.Nodes.JsonNode? node) => (double)node.AsNumber()!.Value;
}

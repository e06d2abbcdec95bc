using System.Text.RegularExpressions;
using Jaytek.BrowserTests.Days.Hands;
using Jaytek.IntegrationTests.Sites;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jaytek.BrowserTests.Days.Evening;

/// <summary>From home to a DJ, to a mix, which plays, and goes on playing while the visitor looks around.</summary>
internal sealed class ListeningSteps(Desk desk)
{
    private string _title = "";

    private ILocator Dock => desk.Page.GetByRole(AriaRole.Complementary, new() { Name = "Player" });

    public async Task FindDJAsync()
    {
        await desk.GoAsync("/");
        await desk.CheckAsync();
        var dj = desk.Page.Locator("ul.djs .card-title a").First;
        var name = (await dj.TextContentAsync())!.Trim();
        await desk.Hand.PressAsync(dj);
        await Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(name);
        await desk.CheckAsync();
    }

    public async Task FindMixAsync()
    {
        var mix = desk.Page.Locator("#latest .fold-body h3 a");
        _title = (await mix.TextContentAsync())!.Trim();
        await desk.Hand.PressAsync(mix);
        await Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = _title })).ToBeVisibleAsync();
        await desk.CheckAsync();
    }

    public async Task PlayAsync()
    {
        if (desk.HasScripts)
        {
            await desk.Hand.PressAsync(desk.Button($"Play {_title}"));
            await Expect(desk.Button($"Pause {_title}").First).ToBeVisibleAsync();
            await Expect(desk.Page.GetByRole(AriaRole.Slider, new() { Name = $"Position in {_title}" })).Not.ToHaveAttributeAsync("aria-valuenow", "0");
            await desk.CheckAsync();
            return;
        }
        // The browser's own player, whose button stands at its left.
        var audio = desk.Page.Locator("audio[controls]");
        await audio.ClickAsync(new() { Position = new() { X = 24, Y = 24 } });
        await Eventually.IsTrueAsync(() => audio.EvaluateAsync<bool>("audio => !audio.paused && audio.currentTime > 0"), "The browser's own player does not play.");
    }

    /// <summary>By the keyboard the slider of the wave is moved, too.</summary>
    public async Task SeekAsync()
    {
        if (desk.Way != Way.Keyboard)
            return;
        var slider = desk.Page.GetByRole(AriaRole.Slider, new() { Name = $"Position in {_title}" });
        await desk.Hand.PressAsync(slider);
        await Expect(desk.Button($"Play {_title}").First).ToBeVisibleAsync();
        await desk.Page.Keyboard.PressAsync("PageUp");
        await Expect(slider).ToHaveAttributeAsync("aria-valuetext", new Regex("^1 minute.* of 4 minutes$"));
        await desk.Page.Keyboard.PressAsync("Home");
        await Expect(slider).ToHaveAttributeAsync("aria-valuenow", "0");
        await desk.Page.Keyboard.PressAsync("Space");
        await Expect(desk.Button($"Pause {_title}").First).ToBeVisibleAsync();
    }

    /// <summary>With scripts the sound has gone on since, and the player stands at the foot of whatever page this is.</summary>
    public async Task ExpectPlayingAsync()
    {
        if (!desk.HasScripts)
            return;
        await Expect(Dock.GetByRole(AriaRole.Link, new() { Name = _title })).ToBeVisibleAsync();
        await Expect(Dock.GetByRole(AriaRole.Button, new() { Name = $"Pause {_title}" })).ToBeVisibleAsync();
        var position = Dock.GetByRole(AriaRole.Slider, new() { Name = "Position" });
        var now = await position.InputValueAsync();
        await Expect(position).Not.ToHaveValueAsync(now, new() { Timeout = 15_000 });
    }

    public async Task StopAsync()
    {
        if (!desk.HasScripts)
            return;
        await desk.Hand.PressAsync(Dock.GetByRole(AriaRole.Button, new() { Name = $"Pause {_title}" }));
        await Expect(Dock.GetByRole(AriaRole.Button, new() { Name = $"Play {_title}" })).ToBeVisibleAsync();
        await desk.Hand.PressAsync(Dock.GetByRole(AriaRole.Button, new() { Name = "Stop and close the player" }));
        await Expect(Dock).ToBeHiddenAsync();
    }
}

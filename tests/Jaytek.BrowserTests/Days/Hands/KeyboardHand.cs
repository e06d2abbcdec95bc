using System.Globalization;
using Jaytek.BrowserTests.Browsing;
using Jaytek.IntegrationTests.Sites;
using Microsoft.Playwright;

namespace Jaytek.BrowserTests.Days.Hands;

/// <summary>
/// The keyboard alone. Whatever is worked is walked to, key by key; on the way the focus must be somewhere, and at the end be seen. A page that
/// loses it after something was done on it fails the next step.
/// </summary>
internal sealed class KeyboardHand(Visitor visitor) : Hand(visitor)
{
    private const int MostPresses = 160;

    private string _last = "the start";

    public override async Task PressAsync(ILocator what)
    {
        await ReachAsync(what);
        await KeyAsync("Enter");
    }

    public override async Task WriteAsync(ILocator field, string text)
    {
        await ReachAsync(field);
        await KeyAsync("Control+a");
        if (text.Length == 0)
            await KeyAsync("Delete");
        else
            await Page.Keyboard.TypeAsync(text);
    }

    public override async Task TickAsync(ILocator box, bool on = true)
    {
        await ReachAsync(box);
        if (await box.IsCheckedAsync() != on)
            await KeyAsync("Space");
    }

    public override async Task ChooseAsync(ILocator radio)
    {
        await ReachAsync(radio);
        if (!await radio.IsCheckedAsync())
            await KeyAsync("Space");
    }

    public override async Task SelectAsync(ILocator list, string words)
    {
        await ReachAsync(list);
        await KeyAsync("Home");
        for (var presses = 0; presses < MostPresses; presses++)
        {
            if (await list.EvaluateAsync<string>("list => list.selectedOptions[0]?.label ?? ''") == words)
                return;
            await KeyAsync("ArrowDown");
        }
        Assert.Fail($"The list has no entry '{words}'.");
    }

    public override async Task SetMomentAsync(ILocator field, DateTime moment)
    {
        await ReachAsync(field);
        var wanted = moment.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        // A person sees in which order and by which clock the browser writes; here a wrong one is noticed by what comes of it.
        foreach (var (date, time) in new[] { ("MMddyyyy", "hhmmtt"), ("ddMMyyyy", "HHmm") })
        {
            await Page.Keyboard.TypeAsync(moment.ToString(date, CultureInfo.InvariantCulture));
            // The year takes six digits, so one goes on from it by hand.
            await KeyAsync("ArrowRight");
            await Page.Keyboard.TypeAsync(moment.ToString(time, CultureInfo.InvariantCulture));
            if (await field.InputValueAsync() == wanted)
                return;
            for (var parts = 0; parts < 6; parts++)
                await KeyAsync("ArrowLeft");
        }
        Assert.Equal(wanted, await field.InputValueAsync());
    }

    public override async Task SendFileAsync(ILocator field, FilePayload file)
    {
        await ReachAsync(field);
        var dialog = await Page.RunAndWaitForFileChooserAsync(() => KeyAsync("Space"));
        await dialog.SetFilesAsync(file);
    }

    /// <summary>Walks to an element.</summary>
    private async Task ReachAsync(ILocator target)
    {
        await target.WaitForAsync();
        await Eventually.IsTrueAsync(() => Page.EvaluateAsync<bool>(Focus.IsHeld), $"The focus is lost: {_last} was the last that had it.");
        var isLost = false;
        for (var presses = 0; presses < MostPresses; presses++)
        {
            var way = await target.EvaluateAsync<string>(Focus.Way);
            if (way == "here")
            {
                await ArriveAsync(target);
                return;
            }
            Assert.False(way == "nowhere" && isLost, $"The focus is lost on the way from {_last} to {target}.");
            isLost |= way == "nowhere";
            await StepAsync(way, target);
        }
        Assert.Fail($"{MostPresses} presses did not lead from {_last} to {target}; they ended at {await Page.EvaluateAsync<string>(Focus.Name)}.");
    }

    private async Task StepAsync(string way, ILocator target)
    {
        await KeyAsync(way switch { "back" => "Shift+Tab", "beside" => "ArrowRight", _ => "Tab" });
        if (way == "nowhere" && await target.EvaluateAsync<bool>(Focus.CanSkip))
            await KeyAsync("Enter");
    }

    private async Task ArriveAsync(ILocator target)
    {
        _last = await Page.EvaluateAsync<string>(Focus.Name);
        var fault = await target.EvaluateAsync<string>(Focus.Fault);
        Assert.True(fault.Length == 0, $"The focus is on {_last}, and {fault}.");
        await Page.EvaluateAsync(Focus.Hold);
    }

    private Task KeyAsync(string key) => Page.Keyboard.PressAsync(key);
}

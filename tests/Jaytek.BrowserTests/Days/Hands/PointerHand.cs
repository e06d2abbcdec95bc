using System.Globalization;
using Jaytek.BrowserTests.Browsing;
using Microsoft.Playwright;

namespace Jaytek.BrowserTests.Days.Hands;

/// <summary>A mouse, and a keyboard for letters.</summary>
internal sealed class PointerHand(Visitor visitor) : Hand(visitor)
{
    public override Task PressAsync(ILocator what) => what.ClickAsync();

    public override Task WriteAsync(ILocator field, string text) => field.FillAsync(text);

    public override Task TickAsync(ILocator box, bool on = true) => box.SetCheckedAsync(on);

    public override Task ChooseAsync(ILocator radio) => radio.CheckAsync();

    public override Task SelectAsync(ILocator list, string words) => list.SelectOptionAsync(new SelectOptionValue { Label = words });

    public override Task SetMomentAsync(ILocator field, DateTime moment) => field.FillAsync(moment.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));

    public override Task SendFileAsync(ILocator field, FilePayload file) => field.SetInputFilesAsync(file);
}

using Jaytek.BrowserTests.Browsing;
using Microsoft.Playwright;

namespace Jaytek.BrowserTests.Days.Hands;

/// <summary>What a person does to a page, so that one story can be lived with a pointer and with the keyboard.</summary>
internal abstract class Hand(Visitor visitor)
{
    protected IPage Page => visitor.Page;

    /// <summary>The hand of this way.</summary>
    public static Hand Of(Way way, Visitor visitor) => way == Way.Keyboard ? new KeyboardHand(visitor) : new PointerHand(visitor);

    /// <summary>Follows a link, presses a button, opens or shuts what a summary stands for.</summary>
    public abstract Task PressAsync(ILocator what);

    /// <summary>Puts a text in the place of what stands in a field.</summary>
    public abstract Task WriteAsync(ILocator field, string text);

    /// <summary>Ticks a box, or takes its tick away.</summary>
    public abstract Task TickAsync(ILocator box, bool on = true);

    /// <summary>Chooses one of several radio buttons.</summary>
    public abstract Task ChooseAsync(ILocator radio);

    /// <summary>Chooses the entry with these words of a list that the browser draws.</summary>
    public abstract Task SelectAsync(ILocator list, string words);

    /// <summary>Types a date and a time into the browser's own control.</summary>
    public abstract Task SetMomentAsync(ILocator field, DateTime moment);

    /// <summary>Gives a file to the dialog that the field opens.</summary>
    public abstract Task SendFileAsync(ILocator field, FilePayload file);
}

using Jaytek.BrowserTests.Browsing;
using Jaytek.BrowserTests.Days.Hands;
using Jaytek.Engine.Data;
using Microsoft.Playwright;
using Xunit.Sdk;

namespace Jaytek.BrowserTests.Days;

/// <summary>A person at a browser on the demo's site, and the way in which they work it.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private readonly Visitor _visitor;

    private Desk(DaySite day, Way way, Visitor visitor) => (Day, Way, _visitor, Hand) = (day, way, visitor, Hand.Of(way, visitor));

    public DaySite Day { get; }

    public Way Way { get; }

    public Hand Hand { get; }

    public IPage Page => _visitor.Page;

    public bool HasScripts => Way != Way.Plain;

    public static async Task<Desk> SitDownAsync(DatabaseProvider provider, Way way)
    {
        var day = await DaySite.GetAsync(provider);
        return new Desk(day, way, await Visitor.ComeAsync(day.Site, scripts: way != Way.Plain));
    }

    /// <summary>One step of a day; where it fails it is named, with the page on which it failed.</summary>
    public async Task StepAsync(string name, Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (Exception failure) when (failure is XunitException or PlaywrightException or TimeoutException)
        {
            throw new XunitException($"{name}: {failure.Message}\n{Page.Url}", failure);
        }
    }

    /// <summary>Types an address and waits until the page and what it fetches at once are there.</summary>
    public Task GoAsync(string path) => _visitor.GoAsync(path);

    /// <summary>Holds the page against the bar: one way of each day sees every page, so one is enough.</summary>
    public Task CheckAsync() => Way == Way.Pointer ? _visitor.CheckAsync() : Task.CompletedTask;

    /// <summary>Another person on the same site, who is not signed in.</summary>
    public Task<Visitor> StrangerAsync() => Visitor.ComeAsync(Day.Site, scripts: HasScripts);

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new() { Name = name });

    public ILocator Field(string label) => Page.GetByLabel(label, new() { Exact = true });

    /// <summary>Opens a page of the admin by its navigation.</summary>
    public async Task OpenAsync(string group, string entry)
    {
        var navigation = Page.GetByRole(AriaRole.Navigation, new() { Name = "Main", Exact = true });
        var link = navigation.GetByRole(AriaRole.Link, new() { Name = entry, Exact = true });
        if (!await link.IsVisibleAsync())
            await Hand.PressAsync(navigation.Locator("summary", new() { HasText = group }));
        await Hand.PressAsync(link);
        await Assertions.Expect(link).ToHaveAttributeAsync("aria-current", "page");
    }

    public ValueTask DisposeAsync() => _visitor.DisposeAsync();
}

using Jaytek.BrowserTests.Days.Hands;
using Jaytek.Contents.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Jaytek.BrowserTests.Days.Editor;

/// <summary>What an editor's day is about: a type of its own for each way, so that days on one site do not meet, and the item that is written.</summary>
/// <param name="Desk">Where the editor sits.</param>
/// <param name="Label">The type's name, as people read it.</param>
internal sealed record Story(Desk Desk, string Label)
{
    public const string Title = "The booth at Salt Room";
    public const string Tagline = "Low ceiling, good monitors.";
    public const string SecondTagline = "Low ceiling, better monitors.";

    /// <summary>The type's name in the API.</summary>
    public string Type { get; } = string.Concat(Label.Split(' ').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>Its items, inside a sentence.</summary>
    public string Many { get; } = char.ToLowerInvariant(Label[0]) + Label[1..] + "s";

    /// <summary>The item's id, once there is one.</summary>
    public string Id { get; set; } = "";

    /// <summary>The item's address on the site, once it is saved.</summary>
    public string Path { get; set; } = "";

    public static Story Of(Desk desk) => new(desk, desk.Way switch { Way.Pointer => "Booth report", Way.Keyboard => "Door report", _ => "Light report" });

    /// <summary>An input of the editor by its field and the member of the field's JSON.</summary>
    public ILocator Input(string field, string member) => Desk.Page.Locator($"[name='{Type}.{field}.{member}']");

    /// <summary>The item's newest version as it is kept.</summary>
    public Task<ContentItem> LatestAsync() => Desk.Day.Site.InScopeAsync(async services =>
        (await services.GetRequiredService<IContentReader>().GetAsync(Id, ContentVersion.Latest, CancellationToken.None))!);
}

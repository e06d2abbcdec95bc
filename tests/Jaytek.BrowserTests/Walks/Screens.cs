using Jaytek.BrowserTests.Browsing;
using Jaytek.BrowserTests.Sites;

namespace Jaytek.BrowserTests.Walks;

/// <summary>Not a test: takes the pictures of <c>./jaytek screens</c>, into the folder that <c>JAYTEK_SCREENS</c> names.</summary>
[Trait("Category", "Screens")]
public sealed class Screens(WalkSite demo) : IClassFixture<WalkSite>
{
    private const string Variable = "JAYTEK_SCREENS";
    private static readonly Screen[] Sizes = [new(390, 844, false), new(390, 844, true), new(1440, 900, false), new(1440, 900, true)];

    private readonly List<string> _files = [];

    private static string Folder =>
        Environment.GetEnvironmentVariable(Variable) ?? throw new InvalidOperationException($"{Variable} names no folder: run ./jaytek screens.");

    [Fact]
    public async Task Take()
    {
        foreach (var screen in Sizes)
        {
            await using var admin = await demo.Site.SignInAsync(screen: screen);
            await TakeAsync(admin, screen, "admin", demo.Admin);
        }
        foreach (var theme in new[] { "Night", "Daylight" })
        {
            await demo.DressAsync(theme);
            foreach (var screen in Sizes)
            {
                await using var visitor = await Visitor.ComeAsync(demo.Site, screen);
                await TakeAsync(visitor, screen, theme.ToLowerInvariant(), demo.Front);
            }
        }
        await File.WriteAllTextAsync(Path.Combine(Folder, "index.html"), Index());
    }

    private async Task TakeAsync(Visitor visitor, Screen screen, string area, IReadOnlyList<WalkedPage> pages)
    {
        Directory.CreateDirectory(Path.Combine(Folder, area));
        foreach (var page in pages)
        {
            var file = $"{area}/{page.Name}-{screen.Width}-{(screen.IsDark ? "dark" : "light")}.png";
            await visitor.GoAsync(page.Address);
            await visitor.ScrollThroughAsync();
            await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, file), FullPage = true });
            _files.Add(file);
        }
    }

    private string Index() => $"""
        <!doctype html>
        <html lang="en"><meta charset="utf-8"><title>Screens</title>
        {string.Join('\n', _files.Order(StringComparer.Ordinal).Select(file => $"<figure><figcaption>{file}</figcaption><img src=\"{file}\" alt=\"\" width=\"480\" loading=\"lazy\"></figure>"))}
        </html>
        """;
}

using System.Text.RegularExpressions;

namespace Jaytek.UnitTests.House;

/// <summary>Fonts that pages ask for early are those that their styles ask for: another address of the same font is fetched for nothing.</summary>
public sealed partial class PreloadTests
{
    [Fact]
    public void Fonts_are_preloaded_by_the_address_that_styles_have()
    {
        var links = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cshtml", SearchOption.AllDirectories)
            .SelectMany(file => Preload().Matches(File.ReadAllText(file)).Select(match => (File: Path.GetFileName(file), Link: match.Value))).ToList();
        Assert.NotEmpty(links);
        // A plain "~/" is given the file's hash, which the style's own url() has not.
        Assert.Equal([], links.Where(link => !link.Link.Contains("href=\"@Url.Content(", StringComparison.Ordinal)));
    }

    [GeneratedRegex("""<link rel="preload"[^>]*as="font"[^>]*>""")]
    private static partial Regex Preload();
}

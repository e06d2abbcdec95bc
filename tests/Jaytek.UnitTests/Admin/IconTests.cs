using System.Text.RegularExpressions;
using Jaytek.UnitTests.House;

namespace Jaytek.UnitTests.Admin;

/// <summary>An icon that is not in the sprite draws nothing, and nobody is told: hence here.</summary>
public sealed partial class IconTests
{
    private static readonly HashSet<string> Sprite = [.. File.ReadLines(Path.Combine(Repository.Root, "eng", "assets", "icons.txt"))
        .Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')];

    [Fact]
    public void Every_icon_that_a_view_or_menu_names_is_in_the_sprite()
    {
        var missing = Sources().SelectMany(file => Names(File.ReadAllText(file)).Where(name => !Sprite.Contains(name))
            .Select(name => $"{Path.GetRelativePath(Repository.Root, file)}: {name}"));
        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("""<icon name="nonsense" />""", "nonsense")]
    [InlineData("""<blank icon="nonsense" title="x">""", "nonsense")]
    [InlineData("""new MenuEntry("Content", "X", "/x", p, Icon: "nonsense")""", "nonsense")]
    [InlineData("""Sprite.Svg(http, "nonsense")""", "nonsense")]
    public void A_name_is_found_wherever_it_stands(string source, string expected) => Assert.Equal([expected], Names(source));

    private static IEnumerable<string> Names(string source) => IconName().Matches(source).Select(match => match.Groups[1].Value);

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs*", SearchOption.AllDirectories)
        .Where(file => Path.GetExtension(file) is ".cs" or ".cshtml" && !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));

    [GeneratedRegex("""(?:<icon\s+(?:[^>]*\s)?name="|<blank\s+(?:[^>]*\s)?icon="|\bIcon:\s*"|Sprite\.Svg\([^"()]*,\s*")([a-z][a-z0-9-]*)"?""")]
    private static partial Regex IconName();
}

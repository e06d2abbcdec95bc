using System.Globalization;
using System.Text.RegularExpressions;
using Jaytek.UnitTests.House;

namespace Jaytek.UnitTests.Site;

/// <summary>WCAG 2.2's contrast of the themes' tokens: 4.5:1 for text, 3:1 for what must be seen to be used.</summary>
public sealed partial class ContrastTests
{
    public static TheoryData<string, int> Sets => new()
    {
        { "src/Themes/Jaytek.Night/Styles/night/01-tokens.css", 0 },
        { "src/Themes/Jaytek.Night/Styles/night/01-tokens.css", 1 },
        { "src/Themes/Jaytek.Daylight/Styles/daylight/01-tokens.css", 0 },
        { "src/Themes/Jaytek.Daylight/Styles/daylight/01-tokens.css", 1 },
    };

    [Theory]
    [MemberData(nameof(Sets))]
    public void Tokens_of_each_theme_reach_the_ratios_in_dark_and_in_light(string file, int set)
    {
        var tokens = Tokens(File.ReadAllText(Path.Combine(Repository.Root, file)).Split("@media")[set]);

        foreach (var ground in new[] { "bg", "surface", "raised" })
        {
            foreach (var text in new[] { "text", "muted", "accent", "danger" })
                AssertRatio(tokens, text, ground, 4.5);
            AssertRatio(tokens, "focus", ground, 3);
        }
        AssertRatio(tokens, "control", "bg", 3);
        AssertRatio(tokens, "control", "surface", 3);
        AssertRatio(tokens, "on-accent", "accent", 4.5);
        AssertRatio(tokens, "on-accent", "accent-hover", 4.5);
    }

    private static void AssertRatio(Dictionary<string, string> tokens, string above, string below, double least)
    {
        var (one, other) = (Luminance(tokens[above]), Luminance(tokens[below]));
        var ratio = (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);
        Assert.True(ratio >= least, $"{above} on {below} is {ratio:0.00}:1, less than {least}:1");
    }

    private static Dictionary<string, string> Tokens(string css) =>
        Token().Matches(css).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    private static double Luminance(string hex)
    {
        if (hex.Length == 3)
            hex = string.Concat(hex.Select(digit => $"{digit}{digit}"));
        var channels = Enumerable.Range(0, 3).Select(at => Linear(int.Parse(hex.AsSpan(at * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)).ToArray();
        return (0.2126 * channels[0]) + (0.7152 * channels[1]) + (0.0722 * channels[2]);
    }

    private static double Linear(double channel) => channel <= 0.04045 ? channel / 12.92 : Math.Pow((channel + 0.055) / 1.055, 2.4);

    [GeneratedRegex("--([a-z0-9-]+): #([0-9a-f]{6}|[0-9a-f]{3});")]
    private static partial Regex Token();
}

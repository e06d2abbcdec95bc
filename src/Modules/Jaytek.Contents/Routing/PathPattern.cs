using System.Text;
using System.Text.RegularExpressions;

namespace Jaytek.Contents.Routing;

/// <summary>
/// The pattern of an address: text with placeholders in braces. <c>{slug}</c> is the item's own slug, <c>{Field slug}</c> the
/// slug of the item that a picker of this name points to (<c>courses/{course slug}/{slug}</c>), <c>{Field}</c> or
/// <c>{Part.Field}</c> a field's text as a slug, <c>{type}</c> and <c>{id}</c> what they say. Names match in any case.
/// </summary>
internal sealed partial class PathPattern
{
    private const string SlugName = "slug";

    private PathPattern(string text, bool isUnderstood) => (Text, IsUnderstood) = (text, isUnderstood);

    /// <summary>The pattern in our own notation.</summary>
    public string Text { get; }

    /// <summary>False where it holds Liquid that is none of the usual forms; then the item's slug alone is used.</summary>
    public bool IsUnderstood { get; }

    /// <summary>The literal first segment, or null where a placeholder stands there.</summary>
    public string? FirstSegment => Text.Split('/')[0] is { Length: > 0 } first && !first.Contains('{', StringComparison.Ordinal) ? first : null;

    /// <summary>What stands before the first placeholder as whole segments, with a slash at its end: <c>mixes/</c>. Empty where a placeholder comes first.</summary>
    public string Folder => Text.IndexOf('{', StringComparison.Ordinal) is var at && at < 0 ? Text + "/" : Text[..(Text.LastIndexOf('/', at) + 1)];

    /// <summary>Whether a path lies below <see cref="Folder"/>; never where that is empty, for everything does.</summary>
    public bool Holds(string path) => Folder.Length > 0 && path.Length > Folder.Length && path.StartsWith(Folder, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a pattern. Liquid is never run; Orchard's usual forms of it are read as what they mean.</summary>
    public static PathPattern Parse(string? pattern)
    {
        if (string.IsNullOrWhiteSpace(pattern))
            return new PathPattern("{slug}", isUnderstood: true);
        var text = LiquidContainer().Replace(pattern.Trim(), "{container slug}");
        text = LiquidSlug().Replace(text, "{slug}");
        text = LiquidType().Replace(text, "{type}");
        text = text.Trim('/', ' ');
        var isUnderstood = !text.Contains("{{", StringComparison.Ordinal) && !text.Contains("{%", StringComparison.Ordinal);
        return isUnderstood && text.Length > 0 ? new PathPattern(text, true) : new PathPattern("{slug}", isUnderstood);
    }

    /// <summary>The path for a slug; placeholders without a value vanish with their segment.</summary>
    /// <param name="slug">The item's slug.</param>
    /// <param name="value">Looks a placeholder up by its text between the braces; null or empty where it has no value.</param>
    public string Fill(string slug, Func<string, string?> value)
    {
        var segments = Text.Split('/').Select(segment => FillSegment(segment, slug, value)).Where(segment => segment.Length > 0).ToList();
        // The last segment is the slug wherever the pattern forgot it, since addresses of one type must differ.
        if (!Text.Contains("{slug}", StringComparison.OrdinalIgnoreCase))
            segments.Add(slug);
        return string.Join('/', segments);
    }

    /// <summary>The placeholders beside the slug.</summary>
    public IEnumerable<string> Placeholders() => Placeholder().Matches(Text)
        .Select(match => match.Groups[1].Value.Trim())
        .Where(name => !string.Equals(name, SlugName, StringComparison.OrdinalIgnoreCase));

    private static string FillSegment(string segment, string slug, Func<string, string?> value)
    {
        var filled = new StringBuilder();
        var end = 0;
        foreach (Match match in Placeholder().Matches(segment))
        {
            filled.Append(segment, end, match.Index - end);
            var name = match.Groups[1].Value.Trim();
            filled.Append(string.Equals(name, SlugName, StringComparison.OrdinalIgnoreCase) ? slug : value(name));
            end = match.Index + match.Length;
        }

        return filled.Append(segment, end, segment.Length - end).ToString().Trim('-');
    }

    [GeneratedRegex(@"\{([^{}/]+)\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\{\{\s*(?:Model\.)?ContentItem(?:\.DisplayText|\s*\|\s*display_text)\s*\|\s*slugify\s*\}\}", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex LiquidSlug();

    [GeneratedRegex(@"\{\{\s*(?:Model\.)?ContentItem\s*\|\s*container\s*(?:\|\s*display_text)?\s*\|\s*slugify\s*\}\}", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex LiquidContainer();

    [GeneratedRegex(@"\{\{\s*(?:Model\.)?ContentItem\.ContentType\s*(?:\|\s*slugify\s*)?\}\}", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex LiquidType();
}

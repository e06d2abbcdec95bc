using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Parts;

/// <summary>What <c>MetaRobots</c> may say to search engines: directives with commas between them, in any case of letters.</summary>
internal static class RobotsDirectives
{
    private const string NoIndex = "noindex";

    // Both of noindex and nofollow.
    private const string None = "none";

    private static readonly FormOption[] Known =
    [
        new(NoIndex, "Keep the page out of results (noindex)"), new("nofollow", "Follow none of its links (nofollow)"), new(None, "Both of these (none)"),
        new("noarchive", "Offer no copy of it (noarchive)"), new("nosnippet", "Show no excerpt (nosnippet)"), new("noimageindex", "List none of its pictures (noimageindex)"),
        new("notranslate", "Offer no translation (notranslate)"), new("max-image-preview:large", "Show large pictures (max-image-preview:large)"),
    ];

    /// <summary>The directives of a text; those that are known in small letters.</summary>
    public static IReadOnlyList<string> Of(string? text) =>
    [
        .. (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(given => Array.Find(Known, known => known.Value.Equals(given, StringComparison.OrdinalIgnoreCase))?.Value ?? given).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>What is offered: the known ones, and what an import brought beside them.</summary>
    public static IReadOnlyList<FormOption> Offered(string? text) =>
        [.. Known, .. Of(text).Where(given => Known.All(known => known.Value != given)).Select(given => new FormOption(given, given))];

    /// <summary>The text that says these; as it stood where it said them already. What was not offered is not taken.</summary>
    public static string Written(string? before, IReadOnlyList<string> chosen)
    {
        var offered = Offered(before).Select(option => option.Value).Where(chosen.Contains).ToList();
        return offered.ToHashSet(StringComparer.Ordinal).SetEquals(Of(before)) ? before ?? "" : string.Join(", ", offered);
    }

    /// <summary>Whether a page shall not be listed.</summary>
    public static bool KeepOut(string? text) =>
        text is not null && (text.Contains(NoIndex, StringComparison.OrdinalIgnoreCase) || Of(text).Contains(None));
}

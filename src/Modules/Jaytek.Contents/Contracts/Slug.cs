using System.Globalization;
using System.Text;
using Jaytek.Kernel;

namespace Jaytek.Contents.Contracts;

/// <summary>Makes the last segment of an address from a title.</summary>
public static class Slug
{
    /// <summary>The longest slug made.</summary>
    public const int MaxLength = 100;

    // GET /api/content/{id}/versions would hide an item with this slug.
    private const string Reserved = "versions";

    /// <summary>
    /// Lower-case letters and digits of any script without accents, runs of everything else as one dash; empty where the
    /// text has no letter or digit. <c>versions</c> becomes <c>versions-2</c>, because the content API needs the word.
    /// </summary>
    public static string From(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        var slug = new StringBuilder(text.Length);
        foreach (var rune in TextFolding.FoldWhole(text).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpacingCombiningMark or UnicodeCategory.NonSpacingMark)
                slug.Append(rune.ToString());
            else if (rune.Value is not ('\'' or '’') && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        return Allowed(Cut(slug.ToString()));
    }

    /// <summary>The slug itself, or its numbered form where the word is reserved.</summary>
    public static string Allowed(string slug) =>
        string.Equals(slug, Reserved, StringComparison.OrdinalIgnoreCase) ? Numbered(slug, 2) : slug;

    /// <summary>The next candidate where a slug is taken: <c>intro</c>, <c>intro-2</c>, <c>intro-3</c>.</summary>
    public static string Numbered(string slug, int number) =>
        number < 2 ? slug : string.Create(CultureInfo.InvariantCulture, $"{slug}-{number}");

    private static string Cut(string slug)
    {
        if (slug.Length > MaxLength)
        {
            var end = slug.LastIndexOf('-', MaxLength);
            if (end < MaxLength / 2)
                end = char.IsHighSurrogate(slug[MaxLength - 1]) ? MaxLength - 1 : MaxLength;
            slug = slug[..end];
        }

        return slug.Trim('-');
    }
}

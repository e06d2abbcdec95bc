using System.Globalization;
using System.Text;
using Jaytek.Kernel;

namespace Jaytek.Media.Files;

/// <summary>
/// The name of a file in the library, such as <c>mixes/harbour-lights.wav</c>: folders are implied. It never becomes a path on
/// the disk; the rules keep it readable and safe in addresses, downloads and archives on every system.
/// </summary>
internal sealed record MediaPath
{
    public const int MaxLength = 260;

    private const int MaxSegment = 120;
    private const string Forbidden = "<>:\"|?*%";

    private static readonly HashSet<string> Reserved = new(
        ["con", "prn", "aux", "nul", .. Enumerable.Range(0, 10).SelectMany(n => new[] { $"com{n}", $"lpt{n}" })], StringComparer.OrdinalIgnoreCase);

    private MediaPath(string value)
    {
        Value = value;
        Key = KeyOf(value);
    }

    /// <summary>The path as shown.</summary>
    public string Value { get; }

    /// <summary>What makes two paths the same: upper and lower case do not differ.</summary>
    public string Key { get; }

    /// <summary>The part before the last slash, empty at the top.</summary>
    public string Folder => Value.LastIndexOf('/') is > 0 and var at ? Value[..at] : "";

    /// <summary>The part after the last slash.</summary>
    public string Name => Value[(Value.LastIndexOf('/') + 1)..];

    /// <summary>The name's ending with its dot, lower case.</summary>
    public string Extension => Path.GetExtension(Name).ToLowerInvariant();

    /// <summary>Reads a path; backslashes and a leading slash or tilde are forgiven, as Orchard writes both.</summary>
    public static Result<MediaPath> Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return MediaErrors.PathInvalid("The path is empty.");
        if (!IsWellFormed(text))
            return MediaErrors.PathInvalid("The path is no valid text.");
        var path = text.Normalize(NormalizationForm.FormC).Replace('\\', '/').TrimStart('~').Trim('/');
        if (path.Length is 0 or > MaxLength)
            return MediaErrors.PathInvalid($"A path has 1 to {MaxLength} characters.");
        foreach (var segment in path.Split('/'))
        {
            if (Problem(segment) is { } problem)
                return MediaErrors.PathInvalid(problem);
        }
        if (path.StartsWith("art/", StringComparison.OrdinalIgnoreCase) && path.EndsWith(".svg", StringComparison.OrdinalIgnoreCase))
            return MediaErrors.PathInvalid("The addresses art/….svg belong to generated covers.");
        if (path.StartsWith("sized/", StringComparison.OrdinalIgnoreCase))
            return MediaErrors.PathInvalid("The folder sized belongs to the sizes of pictures.");
        return new MediaPath(path);
    }

    /// <summary>A folder as somebody writes it, with the same forgiven; empty for the top.</summary>
    public static string FolderOf(string? text) => (text ?? "").Replace('\\', '/').Trim().Trim('/');

    /// <summary>The key under which a path is found.</summary>
    public static string KeyOf(string path) => path.ToLowerInvariant();

    /// <summary>A name from outside made into one that <see cref="Parse"/> takes: what is forbidden becomes a dash.</summary>
    public static string Tidy(string fileName)
    {
        var name = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        var tidy = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
            tidy.Append(IsAllowed(rune) && rune.Value != ' ' ? rune.ToString() : "-");
        return tidy.ToString().Trim('-', '.', ' ');
    }

    public override string ToString() => Value;

    private static string? Problem(string segment)
    {
        if (segment.Length is 0 or > MaxSegment)
            return $"Each part of a path has 1 to {MaxSegment} characters.";
        if (segment.StartsWith('.') || segment.EndsWith('.') || segment.StartsWith(' ') || segment.EndsWith(' '))
            return "No part of a path begins or ends with a dot or a space.";
        if (!segment.EnumerateRunes().All(IsAllowed))
            return $"A path holds no control characters and none of {Forbidden} or a backslash.";
        if (Reserved.Contains(segment.Split('.')[0].TrimEnd()))
            return $"{segment} is a reserved name on Windows.";
        return null;
    }

    private static bool IsAllowed(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && !(rune.IsBmp && (Forbidden.Contains((char)rune.Value, StringComparison.Ordinal) || rune.Value is '/' or '\\'));

    /// <summary>False for a lone half of a surrogate pair, which no database keeps.</summary>
    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 >= text.Length || !char.IsLowSurrogate(text[++i]))
                return false;
        }
        return true;
    }
}

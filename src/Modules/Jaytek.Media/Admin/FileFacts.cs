using System.Globalization;
using Jaytek.Media.Contracts;
using Jaytek.Media.Files;
using Jaytek.Media.Types;

namespace Jaytek.Media.Admin;

/// <summary>Facts about a file in words.</summary>
internal static class FileFacts
{
    /// <summary>The address that a browser may keep, since it changes with the bytes.</summary>
    public static string Address(ListedFile file) => MediaUrl.Versioned(file.Path, file.Sha256);

    /// <summary>"a WAV recording, 0:07" or "a PNG image, 800 × 600".</summary>
    public static string Kind(ListedFile file)
    {
        var name = FileTypes.ByContentType(file.ContentType)?.Name ?? file.ContentType;
        name = char.ToUpperInvariant(Noun(name)[0]) + Noun(name)[1..];
        if (file is { Width: { } width, Height: { } height })
            name = string.Create(CultureInfo.InvariantCulture, $"{name}, {width} × {height}");
        return file.DurationSeconds is { } seconds ? $"{name}, {Duration(seconds)}" : name;
    }

    /// <summary>"h264, 2.4 Mbit/s", or empty where nobody has asked yet.</summary>
    public static string Coding(ListedFile file) =>
        string.Join(", ", new[] { file.Codec, file.BitRate is { } bits ? BitRate(bits) : null }.OfType<string>());

    /// <summary>"used by 3".</summary>
    public static string Uses(int count) => count == 1 ? "used by 1" : string.Create(CultureInfo.InvariantCulture, $"used by {count}");

    private static string BitRate(long bits) => bits >= 1_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{bits / 1_000_000.0:0.0} Mbit/s")
        : string.Create(CultureInfo.InvariantCulture, $"{bits / 1000} kbit/s");

    public static string Icon(ListedFile file) =>
        file.IsAudio ? "file-music" : file.ContentType.StartsWith("video/", StringComparison.Ordinal) ? "player-play-filled" : "file-text";

    public static string Duration(double seconds)
    {
        var span = TimeSpan.FromSeconds(Math.Round(seconds));
        return span.ToString(span.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture);
    }

    /// <summary>The kinds' names begin with an article.</summary>
    private static string Noun(string name) => name.StartsWith("a ", StringComparison.Ordinal) ? name[2..] : name.StartsWith("an ", StringComparison.Ordinal) ? name[3..] : name;
}

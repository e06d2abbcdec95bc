using System.Buffers.Text;
using System.Text;
using Jaytek.Media.Files;

namespace Jaytek.Media.Api;

/// <summary>The place behind a file of a list: its path, in letters that an address takes. Whoever makes one up names a place too, and sees nothing more.</summary>
internal static class MediaCursor
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Of(string pathKey) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(pathKey));

    /// <summary>The path; null where the text is none of ours.</summary>
    public static string? Read(string cursor)
    {
        if (cursor.Length > 8 * MediaPath.MaxLength || !Base64Url.IsValid(cursor))
            return null;
        try
        {
            return Strict.GetString(Base64Url.DecodeFromChars(cursor)) is { Length: > 0 } path && !path.Contains('\0', StringComparison.Ordinal) ? path : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}

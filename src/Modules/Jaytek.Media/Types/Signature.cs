using System.Text;

namespace Jaytek.Media.Types;

/// <summary>Tells a file's kind by its first bytes. A file of two kinds at once counts as the one that begins at byte 0.</summary>
internal static class Signature
{
    /// <summary>How many of the first bytes are looked at here.</summary>
    public const int Length = 4096;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The kind, or null where it is none that the library takes.</summary>
    /// <param name="head">The first bytes of the file, all of them where it is short.</param>
    /// <param name="extension">The name's ending, which decides only between kinds that share their bytes.</param>
    public static FileType? Tell(ReadOnlySpan<byte> head, string extension)
    {
        if (head.Length > Length)
            head = head[..Length];
        return Image(head) ?? Riff(head) ?? Sound(head) ?? Mpeg4(head, extension) ?? Document(head, extension) ?? Markup(head, extension);
    }

    private static FileType? Image(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return FileTypes.Jpeg;
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            return FileTypes.Png;
        if (head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8))
            return FileTypes.Gif;
        return head.StartsWith((ReadOnlySpan<byte>)[0, 0, 1, 0]) && head.Length > 22 && head[5] == 0 && head[4] is > 0 and < 32 ? FileTypes.Icon : null;
    }

    private static FileType? Riff(ReadOnlySpan<byte> head)
    {
        if (head.Length < 12)
            return null;
        var form = head[8..12];
        if (head.StartsWith("RIFF"u8))
            return form.SequenceEqual("WAVE"u8) ? FileTypes.Wav : form.SequenceEqual("WEBP"u8) ? FileTypes.WebP : null;
        return head.StartsWith("FORM"u8) && (form.SequenceEqual("AIFF"u8) || form.SequenceEqual("AIFC"u8)) ? FileTypes.Aiff : null;
    }

    private static FileType? Sound(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("fLaC"u8))
            return FileTypes.Flac;
        if (head.StartsWith("OggS"u8))
            return head.IndexOf("theora"u8) >= 0 ? FileTypes.OggVideo : FileTypes.Ogg;
        if (head.StartsWith("MThd"u8))
            return FileTypes.Midi;
        if (head.StartsWith("ID3"u8))
            return FileTypes.Mp3;
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]))
            return head.IndexOf("webm"u8) is > 0 and < 64 ? FileTypes.WebM : null;
        return MpegFrame(head);
    }

    /// <summary>An MPEG audio frame header: eleven set bits, then fields some of whose values are forbidden.</summary>
    private static FileType? MpegFrame(ReadOnlySpan<byte> head)
    {
        if (head.Length < 4 || head[0] != 0xFF || (head[1] & 0xE0) != 0xE0)
            return null;
        if ((head[1] & 0xF6) == 0xF0)
            return FileTypes.Aac; // ADTS: layer bits zero
        var version = (head[1] >> 3) & 3;
        var layer = (head[1] >> 1) & 3;
        var bitRate = head[2] >> 4;
        var sampleRate = (head[2] >> 2) & 3;
        return version != 1 && layer == 1 && bitRate is > 0 and < 15 && sampleRate != 3 ? FileTypes.Mp3 : null;
    }

    private static FileType? Mpeg4(ReadOnlySpan<byte> head, string extension)
    {
        if (head.Length < 16 || !head[4..8].SequenceEqual("ftyp"u8))
            return null;
        var brand = Encoding.Latin1.GetString(head[8..12]);
        return brand switch
        {
            "avif" or "avis" => FileTypes.Avif,
            "M4A " or "M4B " => FileTypes.M4a,
            "qt  " => FileTypes.QuickTime,
            "isom" or "iso2" or "iso4" or "iso5" or "iso6" or "mp41" or "mp42" or "M4V " or "avc1" or "dash" or "MSNV" =>
                FileTypes.M4a.Fits(extension) ? FileTypes.M4a : FileTypes.Mp4,
            _ => null,
        };
    }

    private static FileType? Document(ReadOnlySpan<byte> head, string extension)
    {
        if (head.StartsWith("%PDF-"u8))
            return FileTypes.Pdf;
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8))
            return Array.Find(FileTypes.Zipped, t => t.Fits(extension)) ?? FileTypes.Zip;
        return null;
    }

    /// <summary>Text has no signature: it is UTF-8 without control characters, under a name that says text; SVG says what it is.</summary>
    private static FileType? Markup(ReadOnlySpan<byte> head, string extension)
    {
        if (Decode(head) is not { } text)
            return null;
        if (SvgRoot.IsIn(text))
            return FileTypes.Svg;
        return FileTypes.Text.Fits(extension) ? FileTypes.Text : null;
    }

    private static string? Decode(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            head = head[3..];
        // The cut may fall inside a character: up to three bytes at the end do not count.
        for (var cut = 0; cut <= 3 && cut <= head.Length; cut++)
        {
            try
            {
                var text = StrictUtf8.GetString(head[..^cut]);
                return text.Any(c => char.IsControl(c) && c is not ('\r' or '\n' or '\t' or '\f')) ? null : text;
            }
            catch (DecoderFallbackException) when (head.Length == Length && cut < 3)
            {
                // Try again without one more byte.
            }
            catch (DecoderFallbackException)
            {
                return null;
            }
        }
        return null;
    }
}

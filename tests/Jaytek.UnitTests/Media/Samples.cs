using System.Text;

namespace Jaytek.UnitTests.Media;

/// <summary>The beginnings of files of every kind, as small as their rules allow.</summary>
internal static class Samples
{
    public static readonly byte[] Png = [0x89, .. "PNG\r\n\u001A\n"u8, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 3, 0x20, 0, 0, 2, 0x58, 8, 6, 0, 0, 0];

    public static readonly byte[] Gif = [.. "GIF89a"u8, 0x40, 0x01, 0xF0, 0x00, 0, 0, 0];

    public static readonly byte[] Jpeg = JpegOf(orientation: null);

    public static readonly byte[] WebPLossy = [.. "RIFF"u8, 0, 1, 0, 0, .. "WEBPVP8 "u8, 0, 1, 0, 0, 0, 0, 0, 0x9D, 0x01, 0x2A, 0x20, 0x03, 0x58, 0x02, 0, 0];

    public static readonly byte[] WebPLossless = [.. "RIFF"u8, 0, 1, 0, 0, .. "WEBPVP8L"u8, 0, 1, 0, 0, 0x2F, 0x1F, 0xC3, 0x95, 0x00, 0, 0, 0, 0, 0, 0];

    public static readonly byte[] WebPExtended = [.. "RIFF"u8, 0, 1, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 0x1F, 0x03, 0, 0x57, 0x02, 0];

    public static readonly byte[] Avif =
    [
        0, 0, 0, 24, .. "ftypavif"u8, 0, 0, 0, 0, .. "avifmif1"u8, .. new byte[40],
        0, 0, 0, 20, .. "ispe"u8, 0, 0, 0, 0, 0, 0, 0, 64, 0, 0, 0, 64,
        0, 0, 0, 20, .. "ispe"u8, 0, 0, 0, 0, 0, 0, 3, 0x20, 0, 0, 2, 0x58,
    ];

    public static readonly byte[] Wav = [.. "RIFF"u8, 36, 0, 0, 0, .. "WAVEfmt "u8, 16, 0, 0, 0];

    public static readonly byte[] Mp3 = [.. "ID3"u8, 4, 0, 0, 0, 0, 0, 0];

    public static readonly byte[] Mp3Frame = [0xFF, 0xFB, 0x90, 0x64, 0, 0];

    public static readonly byte[] Pdf = [.. "%PDF-1.7\n"u8];

    public static readonly byte[] Zip = [.. "PK\u0003\u0004"u8, 20, 0, 0, 0];

    public static readonly byte[] Mp4 = Ftyp("isom");

    public static readonly byte[] WebM = [0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0x42, 0x86, 0x81, 1, 0x42, 0x82, 0x84, .. "webm"u8];

    public static readonly byte[] Matroska = [0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0x42, 0x86, 0x81, 1, 0x42, 0x82, 0x88, .. "matroska"u8];

    public static byte[] Ftyp(string brand) => [0, 0, 0, 24, .. "ftyp"u8, .. Encoding.Latin1.GetBytes(brand), 0, 0, 2, 0, .. "mp41"u8, 0, 0, 0, 0];

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>800 × 600, behind an EXIF segment where an orientation is given.</summary>
    public static byte[] JpegOf(int? orientation)
    {
        byte[] exif = orientation is { } turn
            ? [0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. "II"u8, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)turn, 0, 0, 0, 0, 0, 0, 0]
            : [];
        return [0xFF, 0xD8, .. exif, 0xFF, 0xDB, 0, 4, 0, 0, 0xFF, 0xC0, 0, 17, 8, 0x02, 0x58, 0x03, 0x20, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1];
    }
}

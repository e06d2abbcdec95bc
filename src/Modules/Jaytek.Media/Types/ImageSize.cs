using System.Buffers.Binary;

namespace Jaytek.Media.Types;

/// <summary>The size in pixels at which an image is shown.</summary>
internal readonly record struct ImageSize(int Width, int Height)
{
    /// <summary>How many of the first bytes may be needed: JPEG files carry previews before their size.</summary>
    public const int HeadLength = 512 * 1024;

    /// <summary>Reads the size from the header; null where the header is damaged or cut off.</summary>
    public static ImageSize? Read(FileType type, ReadOnlySpan<byte> head)
    {
        var size = type.ContentType switch
        {
            "image/png" => Png(head),
            "image/gif" => Gif(head),
            "image/jpeg" => JpegSize.Read(head),
            "image/webp" => WebP(head),
            "image/avif" => Avif(head),
            "image/x-icon" => Icon(head),
            _ => null,
        };
        return size is { Width: > 0, Height: > 0 } ? size : null;
    }

    private static ImageSize? Png(ReadOnlySpan<byte> head) =>
        head.Length >= 24 && head[12..16].SequenceEqual("IHDR"u8)
            ? new(BinaryPrimitives.ReadInt32BigEndian(head[16..]), BinaryPrimitives.ReadInt32BigEndian(head[20..]))
            : null;

    private static ImageSize? Gif(ReadOnlySpan<byte> head) =>
        head.Length >= 10 ? new(BinaryPrimitives.ReadUInt16LittleEndian(head[6..]), BinaryPrimitives.ReadUInt16LittleEndian(head[8..])) : null;

    /// <summary>The first of the icon's pictures; a side of zero means 256.</summary>
    private static ImageSize? Icon(ReadOnlySpan<byte> head) =>
        head.Length >= 8 ? new(head[6] == 0 ? 256 : head[6], head[7] == 0 ? 256 : head[7]) : null;

    private static ImageSize? WebP(ReadOnlySpan<byte> head)
    {
        if (head.Length < 30)
            return null;
        var chunk = head[12..16];
        if (chunk.SequenceEqual("VP8X"u8))
            return new(1 + UInt24(head[24..]), 1 + UInt24(head[27..]));
        if (chunk.SequenceEqual("VP8L"u8) && head[20] == 0x2F)
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(head[21..]);
            return new(1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF));
        }
        return chunk.SequenceEqual("VP8 "u8) && head[23..26].SequenceEqual((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A])
            ? new(BinaryPrimitives.ReadUInt16LittleEndian(head[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(head[28..]) & 0x3FFF)
            : null;
    }

    /// <summary>The largest of the "ispe" properties: previews and alpha planes have their own.</summary>
    private static ImageSize? Avif(ReadOnlySpan<byte> head)
    {
        ImageSize? largest = null;
        for (var rest = head; rest.IndexOf("ispe"u8) is >= 0 and var at && at + 16 <= rest.Length; rest = rest[(at + 4)..])
        {
            var size = new ImageSize(BinaryPrimitives.ReadInt32BigEndian(rest[(at + 8)..]), BinaryPrimitives.ReadInt32BigEndian(rest[(at + 12)..]));
            if (largest is null || (long)size.Width * size.Height > (long)largest.Value.Width * largest.Value.Height)
                largest = size;
        }
        return largest;
    }

    private static int UInt24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}

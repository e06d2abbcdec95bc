using System.Buffers.Binary;

namespace Jaytek.Media.Types;

/// <summary>Reads the size of a JPEG image, turned as its EXIF orientation says: browsers turn the picture, and the layout must know.</summary>
internal static class JpegSize
{
    private const ushort OrientationTag = 0x0112;
    private const int FirstTurned = 5;

    public static ImageSize? Read(ReadOnlySpan<byte> head)
    {
        var orientation = 1;
        var at = 2;
        while (at + 4 <= head.Length)
        {
            if (head[at] != 0xFF)
                return null;
            var marker = head[at + 1];
            if (marker == 0xFF)
            {
                at++; // a fill byte
                continue;
            }
            var length = BinaryPrimitives.ReadUInt16BigEndian(head[(at + 2)..]);
            if (length < 2)
                return null;
            var segment = head[(at + 4)..Math.Min(at + 2 + length, head.Length)];
            if (IsFrame(marker))
                return Size(segment, orientation);
            if (marker == 0xE1)
                orientation = Orientation(segment) ?? orientation;
            at += 2 + length;
        }
        return null;
    }

    /// <summary>The start-of-frame markers; C4, C8 and CC in their midst mean other things.</summary>
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static ImageSize? Size(ReadOnlySpan<byte> frame, int orientation)
    {
        if (frame.Length < 5)
            return null;
        int height = BinaryPrimitives.ReadUInt16BigEndian(frame[1..]), width = BinaryPrimitives.ReadUInt16BigEndian(frame[3..]);
        return orientation >= FirstTurned ? new(height, width) : new(width, height);
    }

    private static int? Orientation(ReadOnlySpan<byte> segment)
    {
        if (!segment.StartsWith("Exif\0\0"u8) || segment.Length < 14)
            return null;
        var tiff = segment[6..];
        var little = tiff[0] == 'I';
        var entries = (int)UInt32(tiff[4..], little);
        if (entries < 8 || entries + 2 > tiff.Length)
            return null;
        var count = UInt16(tiff[entries..], little);
        for (var i = 0; i < count; i++)
        {
            var entry = entries + 2 + (i * 12);
            if (entry + 12 > tiff.Length)
                return null;
            if (UInt16(tiff[entry..], little) == OrientationTag)
                return UInt16(tiff[(entry + 8)..], little) is >= 1 and <= 8 and var orientation ? orientation : null;
        }
        return null;
    }

    private static ushort UInt16(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint UInt32(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}

using System.Buffers.Binary;

namespace Jaytek.Media.Types;

/// <summary>Tells whether a picture moves, by its beginning. One that cannot be told for certain counts as moving: it is left as it is.</summary>
internal static class Animation
{
    public static bool IsIn(FileType type, ReadOnlySpan<byte> head) => type.ContentType switch
    {
        "image/gif" => Gif(head),
        "image/png" => Png(head),
        "image/webp" => head.Length > 20 && head[12..16].SequenceEqual("VP8X"u8) && (head[20] & 0x02) != 0,
        "image/avif" => head.Length > 12 && head[8..12].SequenceEqual("avis"u8),
        _ => false,
    };

    /// <summary>An animation says so before the first of its pixels.</summary>
    private static bool Png(ReadOnlySpan<byte> head)
    {
        for (var at = 8; at + 8 <= head.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(head[at..]);
            var name = head.Slice(at + 4, 4);
            if (name.SequenceEqual("acTL"u8))
                return true;
            if (name.SequenceEqual("IDAT"u8) || length > int.MaxValue - at - 12)
                return false;
            at += (int)length + 12;
        }
        return false;
    }

    /// <summary>Walks the blocks up to a second picture, or to the end.</summary>
    private static bool Gif(ReadOnlySpan<byte> head)
    {
        if (head.Length < 13)
            return true;
        var at = 13 + ColourTable(head[10]);
        var pictures = 0;
        while (at < head.Length)
        {
            switch (head[at])
            {
                case 0x3B:
                    return false;
                case 0x21:
                    at += 2;
                    break;
                case 0x2C when at + 10 <= head.Length:
                    if (++pictures > 1)
                        return true;
                    at += 11 + ColourTable(head[at + 9]);
                    break;
                default:
                    return true;
            }
            if (!SkipBlocks(head, ref at))
                return true;
        }
        return true;
    }

    private static int ColourTable(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    private static bool SkipBlocks(ReadOnlySpan<byte> head, ref int at)
    {
        while (at < head.Length && head[at] != 0)
            at += head[at] + 1;
        return at++ < head.Length;
    }
}

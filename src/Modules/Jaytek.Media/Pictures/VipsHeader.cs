using System.Buffers.Binary;

namespace Jaytek.Media.Pictures;

/// <summary>Reads what a picture in libvips' own format says of itself; its numbers stand as this machine writes them.</summary>
internal static class VipsHeader
{
    private const int HeightAt = 8;

    public static async Task<int> HeightAsync(string path, CancellationToken cancellationToken)
    {
        var head = new byte[HeightAt + sizeof(int)];
        await using var file = File.OpenRead(path);
        await file.ReadExactlyAsync(head, cancellationToken);
        var height = head.AsSpan(HeightAt);
        return BitConverter.IsLittleEndian ? BinaryPrimitives.ReadInt32LittleEndian(height) : BinaryPrimitives.ReadInt32BigEndian(height);
    }
}

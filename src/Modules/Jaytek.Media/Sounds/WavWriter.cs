using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Jaytek.Media.Sounds;

/// <summary>Writes 16-bit mono PCM as a WAV file.</summary>
internal static class WavWriter
{
    private const int HeaderLength = 44;

    public static byte[] Write(ReadOnlySpan<short> samples, int rate)
    {
        var dataLength = samples.Length * sizeof(short);
        var file = new byte[HeaderLength + dataLength];
        var header = file.AsSpan();
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], HeaderLength - 8 + dataLength);
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], 1); // PCM
        BinaryPrimitives.WriteInt16LittleEndian(header[22..], 1); // mono
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], rate);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], rate * sizeof(short));
        BinaryPrimitives.WriteInt16LittleEndian(header[32..], sizeof(short));
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], 16);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[40..], dataLength);
        if (BitConverter.IsLittleEndian)
            MemoryMarshal.AsBytes(samples).CopyTo(header[HeaderLength..]);
        else
        {
            for (var i = 0; i < samples.Length; i++)
                BinaryPrimitives.WriteInt16LittleEndian(header[(HeaderLength + (i * 2))..], samples[i]);
        }

        return file;
    }
}

using System.Buffers.Binary;
using Jaytek.Media.Contracts;

namespace Jaytek.Media.Waveforms;

/// <summary>Measures a WAV file without help from outside: PCM of 8 to 32 bits and 32-bit floats, any number of channels.</summary>
internal static class WavReader
{
    private const int PcmFormat = 1;
    private const int FloatFormat = 3;
    private const int ExtensibleFormat = 0xFFFE;
    private const int MostChannels = 32;
    private const int FormatLength = 40;

    /// <summary>The waveform, or null where the stream is no WAV file of a kind that we read.</summary>
    public static async Task<Waveform?> MeasureAsync(Stream stream, CancellationToken cancellationToken)
    {
        var header = new byte[12];
        if (await stream.ReadAtLeastAsync(header, 12, throwOnEndOfStream: false, cancellationToken) < 12
            || !header.AsSpan(0, 4).SequenceEqual("RIFF"u8) || !header.AsSpan(8, 4).SequenceEqual("WAVE"u8))
            return null;
        WavFormat? format = null;
        var chunk = new byte[8];
        while (await stream.ReadAtLeastAsync(chunk, 8, throwOnEndOfStream: false, cancellationToken) == 8)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(chunk.AsSpan(4));
            if (chunk.AsSpan(0, 4).SequenceEqual("data"u8))
                return format is null ? null : await MeasureDataAsync(stream, format, length, cancellationToken);
            if (chunk.AsSpan(0, 4).SequenceEqual("fmt "u8))
            {
                format = await ReadFormatAsync(stream, length, cancellationToken);
                if (format is null)
                    return null;
            }
            else if (!await SkipAsync(stream, length + (length & 1), cancellationToken))
            {
                return null;
            }
        }
        return null;
    }

    private static async Task<WavFormat?> ReadFormatAsync(Stream stream, uint length, CancellationToken cancellationToken)
    {
        if (length < 16)
            return null;
        var bytes = new byte[FormatLength];
        var wanted = (int)Math.Min(length, FormatLength);
        if (await stream.ReadAtLeastAsync(bytes.AsMemory(0, wanted), wanted, throwOnEndOfStream: false, cancellationToken) < wanted
            || !await SkipAsync(stream, length - wanted + (length & 1), cancellationToken))
            return null;
        var tag = BinaryPrimitives.ReadUInt16LittleEndian(bytes);
        if (tag == ExtensibleFormat && wanted >= 26)
            tag = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(24));
        var format = new WavFormat(
            tag == FloatFormat,
            BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(2)),
            BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(4)),
            BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(14)) / 8);
        var readable = tag == PcmFormat ? format.BytesPerSample is >= 1 and <= 4 : tag == FloatFormat && format.BytesPerSample == 4;
        return readable && format.Channels is >= 1 and <= MostChannels && format.Rate is > 0 and <= 768_000 ? format : null;
    }

    /// <summary>Reads to the end of the chunk or of the file: recorders that were cut off leave a length of zero or too much.</summary>
    private static async Task<Waveform> MeasureDataAsync(Stream stream, WavFormat format, uint length, CancellationToken cancellationToken)
    {
        var meter = new PeakMeter(format.Rate);
        var frame = format.FrameLength;
        var buffer = new byte[frame * 4096];
        var left = length is 0 or uint.MaxValue ? long.MaxValue : length;
        while (left >= frame)
        {
            var wanted = (int)Math.Min(buffer.Length, left - (left % frame));
            var read = await stream.ReadAtLeastAsync(buffer.AsMemory(0, wanted), wanted, throwOnEndOfStream: false, cancellationToken);
            Measure(meter, format, buffer.AsSpan(0, read - (read % frame)));
            if (read < wanted)
                break;
            left -= read;
        }
        return meter.Finish();
    }

    private static void Measure(PeakMeter meter, WavFormat format, ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length; at += format.FrameLength)
        {
            var sum = 0;
            for (var channel = 0; channel < format.Channels; channel++)
                sum += format.Sample(bytes[(at + (channel * format.BytesPerSample))..]);
            meter.Add((short)(sum / format.Channels));
        }
    }

    private static async Task<bool> SkipAsync(Stream stream, long count, CancellationToken cancellationToken)
    {
        if (stream.CanSeek)
        {
            if (count > stream.Length - stream.Position)
                return false;
            stream.Seek(count, SeekOrigin.Current);
            return true;
        }
        var buffer = new byte[4096];
        while (count > 0)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, count)), cancellationToken);
            if (read == 0)
                return false;
            count -= read;
        }
        return true;
    }

    private sealed record WavFormat(bool IsFloat, int Channels, int Rate, int BytesPerSample)
    {
        public int FrameLength => Channels * BytesPerSample;

        /// <summary>One sample as 16 bits.</summary>
        public int Sample(ReadOnlySpan<byte> bytes)
        {
            if (IsFloat)
            {
                var value = BinaryPrimitives.ReadSingleLittleEndian(bytes);
                return float.IsNaN(value) ? 0 : (int)(Math.Clamp(value, -1f, 1f) * short.MaxValue);
            }
            return BytesPerSample switch
            {
                1 => (bytes[0] - 128) << 8,
                2 => BinaryPrimitives.ReadInt16LittleEndian(bytes),
                3 => (short)(bytes[1] | (bytes[2] << 8)),
                _ => BinaryPrimitives.ReadInt16LittleEndian(bytes[2..]),
            };
        }
    }
}

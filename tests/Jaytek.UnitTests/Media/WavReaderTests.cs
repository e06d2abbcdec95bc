using System.Buffers.Binary;
using Jaytek.Media.Contracts;
using Jaytek.Media.Sounds;
using Jaytek.Media.Waveforms;

namespace Jaytek.UnitTests.Media;

public sealed class WavReaderTests
{
    [Theory]
    [InlineData(8, 1, 1)]
    [InlineData(16, 1, 1)]
    [InlineData(24, 1, 2)]
    [InlineData(32, 1, 2)]
    [InlineData(32, 3, 1)]
    [InlineData(16, 0xFFFE, 2)]
    public async Task Every_common_coding_gives_the_same_peaks(int bits, int format, int channels)
    {
        // A tenth of a second: silence, then half of full scale up, then down.
        var wav = Wav(bits, format, channels, 8000, [.. Repeat(0, 400), .. Repeat(0.5, 200), .. Repeat(-0.5, 200)]);
        var waveform = await MeasureAsync(wav);
        Assert.Equal(0.1, waveform.DurationSeconds, 3);
        var peaks = waveform.Peaks.ToArray();
        Assert.Equal(800 / 16 * 2, peaks.Length);
        Assert.All(peaks[..50], p => Assert.InRange(p, (sbyte)-1, (sbyte)1));
        Assert.All(peaks[50..74], p => Assert.InRange(p, (sbyte)62, (sbyte)64));
        Assert.All(peaks[76..100], p => Assert.InRange(p, (sbyte)-64, (sbyte)-62));
    }

    [Fact]
    public async Task A_recording_that_was_cut_off_counts_as_far_as_it_goes()
    {
        var wav = Wav(16, 1, 1, 8000, Repeat(0.5, 8000));
        Assert.Equal(0.5, (await MeasureAsync(wav[..(44 + 8000)])).DurationSeconds, 3);
        // A recorder that crashed leaves lengths of zero.
        BinaryPrimitives.WriteUInt32LittleEndian(wav.AsSpan(40), 0);
        Assert.Equal(1, (await MeasureAsync(wav)).DurationSeconds, 3);
    }

    [Fact]
    public async Task Chunks_before_the_samples_are_skipped()
    {
        var wav = Wav(16, 1, 1, 8000, Repeat(0.5, 800));
        byte[] list = [.. "LIST"u8, 3, 0, 0, 0, 1, 2, 3, 0];
        Assert.Equal(0.1, (await MeasureAsync([.. wav[..36], .. list, .. wav[36..]])).DurationSeconds, 3);
    }

    [Theory]
    [InlineData("")]
    [InlineData("RIFF")]
    [InlineData("RIFF____WAVE")]
    [InlineData("RIFF____WAVEdata\u0004\0\0\0aaaa")]
    [InlineData("RIFF____WAVEfmt \u0004\0\0\0aaaa")]
    [InlineData("RIFF____WAVEjunk\u00FF\u00FF\u00FF\u007F")]
    [InlineData("<html><body>no music</body></html>")]
    public async Task What_is_no_readable_WAV_is_nothing(string bytes) =>
        Assert.Null(await WavReader.MeasureAsync(new MemoryStream(System.Text.Encoding.Latin1.GetBytes(bytes)), CancellationToken.None));

    [Theory]
    [InlineData(0)]
    [InlineData(200)]
    public async Task A_header_that_asks_for_absurd_frames_is_refused(int channels)
    {
        var wav = Wav(16, 1, 1, 8000, Repeat(0.5, 80));
        BinaryPrimitives.WriteUInt16LittleEndian(wav.AsSpan(22), (ushort)channels);
        Assert.Null(await WavReader.MeasureAsync(new MemoryStream(wav), CancellationToken.None));
    }

    [Fact]
    public void Ten_hours_end_in_as_few_windows_as_ten_seconds()
    {
        var meter = new PeakMeter(100);
        for (var i = 0; i < 3_600_000; i++)
            meter.Add((short)(i % 2 == 0 ? 16_000 : -16_000));
        var waveform = meter.Finish();
        Assert.Equal(36_000, waveform.DurationSeconds, 3);
        Assert.InRange(waveform.Count, 1024, 2048);
        Assert.All(waveform.Peaks.ToArray(), p => Assert.Equal(62, Math.Abs((int)p)));
    }

    [Fact]
    public void What_the_writer_writes_has_the_header_that_players_expect()
    {
        var wav = WavWriter.Write([1, -1, short.MaxValue], 22_050);
        Assert.Equal(44 + 6, wav.Length);
        Assert.Equal(wav.Length - 8, BinaryPrimitives.ReadInt32LittleEndian(wav.AsSpan(4)));
        Assert.Equal(22_050 * 2, BinaryPrimitives.ReadInt32LittleEndian(wav.AsSpan(28)));
        Assert.Equal([1, 0, 0xFF, 0xFF, 0xFF, 0x7F], wav[44..]);
    }

    private static async Task<Waveform> MeasureAsync(byte[] wav)
    {
        var waveform = await WavReader.MeasureAsync(new MemoryStream(wav), CancellationToken.None);
        Assert.NotNull(waveform);
        return waveform;
    }

    private static double[] Repeat(double value, int count) => [.. Enumerable.Repeat(value, count)];

    private static byte[] Wav(int bits, int format, int channels, int rate, double[] samples)
    {
        var frame = channels * bits / 8;
        var formatLength = format == 0xFFFE ? 40 : 16;
        var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write("RIFF"u8);
        writer.Write(20 + formatLength + (samples.Length * frame));
        writer.Write("WAVEfmt "u8);
        writer.Write(formatLength);
        writer.Write((ushort)format);
        writer.Write((ushort)channels);
        writer.Write(rate);
        writer.Write(rate * frame);
        writer.Write((ushort)frame);
        writer.Write((ushort)bits);
        if (format == 0xFFFE)
            writer.Write([22, 0, (byte)bits, 0, 3, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71]);
        writer.Write("data"u8);
        writer.Write(samples.Length * frame);
        foreach (var sample in samples)
        {
            for (var channel = 0; channel < channels; channel++)
                Write(writer, bits, format, sample);
        }
        return stream.ToArray();
    }

    private static void Write(BinaryWriter writer, int bits, int format, double sample)
    {
        if (format == 3)
            writer.Write((float)sample);
        else if (bits == 8)
            writer.Write((byte)(128 + (sample * 127)));
        else if (bits == 16)
            writer.Write((short)(sample * short.MaxValue));
        else if (bits == 24)
            writer.Write([0, (byte)((short)(sample * short.MaxValue) & 0xFF), (byte)((short)(sample * short.MaxValue) >> 8)]);
        else
            writer.Write((int)(sample * int.MaxValue));
    }
}

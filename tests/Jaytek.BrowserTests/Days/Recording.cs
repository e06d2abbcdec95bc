using System.Text;

namespace Jaytek.BrowserTests.Days;

/// <summary>A recording that is still playing when one has walked through a site: the demo's last some ten seconds.</summary>
internal static class Recording
{
    public const int Seconds = 240;

    private const int Rate = 3000;

    /// <summary>A WAV file of 8 bits, mono: a tone that swells and fades.</summary>
    public static byte[] Wav()
    {
        var samples = new byte[Seconds * Rate];
        for (var at = 0; at < samples.Length; at++)
        {
            var loudness = 0.2 + (0.8 * Math.Abs(Math.Sin(at / (Rate * 7.0))));
            samples[at] = (byte)(128 + (loudness * 90 * Math.Sin(at * 2 * Math.PI * 220 / Rate)));
        }

        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file, Encoding.ASCII);
        writer.Write("RIFF"u8);
        writer.Write(36 + samples.Length);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(Rate);
        writer.Write(Rate);
        writer.Write((short)1);
        writer.Write((short)8);
        writer.Write("data"u8);
        writer.Write(samples.Length);
        writer.Write(samples);
        return file.ToArray();
    }
}

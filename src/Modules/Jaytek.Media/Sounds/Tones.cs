using Jaytek.Media.Seeds;

namespace Jaytek.Media.Sounds;

/// <summary>The pitched voices: bass, lead and pad, all sawtooths through a low-pass filter.</summary>
internal static class Tones
{
    /// <summary>Samples between two moves of a filter.</summary>
    internal const int ControlPeriod = 32;

    /// <summary>A sawtooth and its sub-octave through a resonant filter that closes with the note.</summary>
    public static void Bass(Stem stem, int at, int note, double level, double seconds, double cutoff)
    {
        var step = ExactMath.NoteFrequency(note) / Stem.Rate;
        var filter = new LowPass(resonance: 0.55);
        double phase = 0, volume = 1;
        var decay = Stem.Decay(seconds * 1.6);
        var length = (int)(seconds * 1.6 * Stem.Rate);
        for (var i = 0; i < length; i++)
        {
            phase += step;
            var raw = (Saw(phase) * 0.6) + (ExactMath.SinTurns(phase) * 0.7);
            if (i % ControlPeriod == 0)
                filter.Open(90 + (cutoff * volume * volume));
            stem.Add(at + i, filter.Next(raw) * volume * level * FadeIn(i, 60));
            volume *= decay;
        }
    }

    /// <summary>A short bright pluck with one echo.</summary>
    public static void Pluck(Stem stem, int at, int note, double level, int echoAfter)
    {
        Pluck(stem, at, note, level);
        Pluck(stem, at + echoAfter, note, level * 0.38);
    }

    /// <summary>A chord of detuned sawtooths, swelling in and out over its length.</summary>
    public static void Pad(Stem stem, int at, int length, ReadOnlySpan<int> notes, double level, double cutoff)
    {
        ReadOnlySpan<double> detune = [0.9962, 1.0, 1.0041];
        var swell = length / 5;
        foreach (var note in notes)
        {
            foreach (var shift in detune)
            {
                var step = ExactMath.NoteFrequency(note) * shift / Stem.Rate;
                var filter = new LowPass(resonance: 0.2);
                var phase = shift * note * 0.37; // each voice starts elsewhere in its wave, else they cancel
                for (var i = 0; i < length + swell; i++)
                {
                    phase += step;
                    var fade = Math.Min(1, Math.Min((double)i / swell, (double)(length + swell - i) / swell));
                    if (i % ControlPeriod == 0)
                        filter.Open(cutoff * (0.6 + (0.4 * i / length)));
                    stem.Add(at + i, filter.Next(Saw(phase)) * fade * level / 9);
                }
            }
        }
    }

    private static void Pluck(Stem stem, int at, int note, double level)
    {
        var step = ExactMath.NoteFrequency(note) / Stem.Rate;
        var filter = new LowPass(resonance: 0.4);
        double phase = 0, volume = 1;
        var decay = Stem.Decay(0.34);
        for (var i = 0; i < Stem.Rate * 0.34; i++)
        {
            phase += step;
            var raw = Saw(phase) + (Saw(phase * 1.0046) * 0.8);
            if (i % ControlPeriod == 0)
                filter.Open(500 + (3600 * volume * volume));
            stem.Add(at + i, filter.Next(raw) * volume * level * 0.4 * FadeIn(i, 30));
            volume *= decay;
        }
    }

    private static double Saw(double phase) => (2 * (phase - Math.Floor(phase))) - 1;

    private static double FadeIn(int sample, int over) => sample < over ? (double)sample / over : 1;
}

using Jaytek.Media.Seeds;

namespace Jaytek.Media.Sounds;

/// <summary>A drum machine: each hit adds its samples to a stem.</summary>
internal sealed class Drums(Stem stem, SeededRandom noise)
{
    /// <summary>A sine that falls from about 170 to 46 hertz, with a click on its front.</summary>
    public void Kick(int at, double level)
    {
        double phase = 0, pitch = 1, volume = level;
        double pitchDecay = Stem.Decay(0.16), volumeDecay = Stem.Decay(0.42);
        for (var i = 0; i < Stem.Rate * 0.42; i++)
        {
            phase += (46 + (125 * pitch * pitch)) / Stem.Rate;
            var click = i < 40 ? (noise.Next() - 0.5) * 0.4 * level : 0;
            stem.Add(at + i, (ExactMath.SinTurns(phase) * volume) + click);
            pitch *= pitchDecay;
            volume *= volumeDecay;
        }
    }

    /// <summary>Filtered noise over a short tone.</summary>
    public void Snare(int at, double level)
    {
        double phase = 0, volume = level * 0.8, low = 0, smooth = 0;
        var decay = Stem.Decay(0.2);
        for (var i = 0; i < Stem.Rate * 0.22; i++)
        {
            var white = (noise.Next() * 2) - 1;
            low += 0.12 * (white - low);
            smooth += 0.6 * (white - low - smooth);
            phase += 186.0 / Stem.Rate;
            var tone = ExactMath.SinTurns(phase) * volume * volume * 0.7;
            stem.Add(at + i, (smooth * volume) + tone);
            volume *= decay;
        }
    }

    /// <summary>High-passed noise; a longer one is an open hat.</summary>
    public void Hat(int at, double level, double seconds)
    {
        double volume = level * 0.42, low = 0;
        var decay = Stem.Decay(seconds);
        for (var i = 0; i < Stem.Rate * seconds; i++)
        {
            var white = (noise.Next() * 2) - 1;
            low += 0.55 * (white - low);
            stem.Add(at + i, (white - low) * volume);
            volume *= decay;
        }
    }
}

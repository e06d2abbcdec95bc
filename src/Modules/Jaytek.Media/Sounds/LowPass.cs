using Jaytek.Media.Seeds;

namespace Jaytek.Media.Sounds;

/// <summary>Chamberlin's state-variable filter, low-pass output; stable for cutoffs below a sixth of the sample rate.</summary>
/// <param name="resonance">0 (none) to about 0.9 (whistling).</param>
internal struct LowPass(double resonance)
{
    private readonly double _damping = 2 * (1 - resonance);
    private double _low;
    private double _band;

    public double Next(double input, double cutoffHertz)
    {
        // 2 sin(pi fc / fs); SinTurns counts full circles, hence half of fc / fs.
        var f = 2 * ExactMath.SinTurns(Math.Min(cutoffHertz, Stem.Rate / 7.0) / Stem.Rate / 2);
        _low += f * _band;
        var high = input - _low - (_damping * _band);
        _band += f * high;
        return _low;
    }
}

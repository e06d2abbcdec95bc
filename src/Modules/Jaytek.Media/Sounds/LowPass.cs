using Jaytek.Media.Seeds;

namespace Jaytek.Media.Sounds;

/// <summary>Chamberlin's state-variable filter, low-pass output; stable for cutoffs below a sixth of the sample rate.</summary>
/// <param name="resonance">0 (none) to about 0.9 (whistling).</param>
internal struct LowPass(double resonance)
{
    private readonly double _damping = 2 * (1 - resonance);
    private double _coefficient;
    private double _low;
    private double _band;

    /// <summary>Moves the cutoff; callers do it once in <see cref="Tones.ControlPeriod"/> samples, for it costs a sine.</summary>
    public void Open(double cutoffHertz) =>
        // 2 sin(pi fc / fs); SinTurns counts full circles, hence half of fc / fs.
        _coefficient = 2 * ExactMath.SinTurns(Math.Min(cutoffHertz, Stem.Rate / 7.0) / Stem.Rate / 2);

    public double Next(double input)
    {
        _low += _coefficient * _band;
        _band += _coefficient * (input - _low - (_damping * _band));
        return _low;
    }
}

namespace Jaytek.Media.Seeds;

/// <summary>
/// Sine and pitch from additions and multiplications only. The C library's sine may differ in its last bit from one
/// processor to the next, and a cover or a beat must be the same file everywhere.
/// </summary>
internal static class ExactMath
{
    private const double Tau = 6.283185307179586;

    /// <summary>Frequency ratios of the twelve semitones of equal temperament.</summary>
    private static readonly double[] Semitones =
    [
        1.0, 1.0594630943592953, 1.122462048309373, 1.189207115002721, 1.2599210498948732, 1.3348398541700344,
        1.4142135623730951, 1.4983070768766815, 1.5874010519681994, 1.681792830507429, 1.7817974362806785, 1.887748625363387,
    ];

    /// <summary>Sine of an angle given in turns (1 is a full circle), exact to about 1e-9.</summary>
    public static double SinTurns(double turns)
    {
        var t = turns - Math.Floor(turns + 0.5);
        if (t > 0.25)
            t = 0.5 - t;
        else if (t < -0.25)
            t = -0.5 - t;

        var x = t * Tau;
        var x2 = x * x;
        // Taylor's series, enough terms for a quarter turn.
        return x * (1 - (x2 / 6 * (1 - (x2 / 20 * (1 - (x2 / 42 * (1 - (x2 / 72 * (1 - (x2 / 110 * (1 - (x2 / 156))))))))))));
    }

    public static double CosTurns(double turns) => SinTurns(turns + 0.25);

    /// <summary>Sine of an angle in radians.</summary>
    public static double Sin(double radians) => SinTurns(radians / Tau);

    /// <summary>Frequency in hertz of a MIDI note number (69 is A4, 440 Hz).</summary>
    public static double NoteFrequency(int midiNote)
    {
        var octave = Math.DivRem(midiNote, 12, out var step);
        var frequency = 8.175798915643707 * Semitones[step]; // note 0 is C-1
        for (var i = 0; i < octave; i++)
            frequency *= 2;

        return frequency;
    }
}

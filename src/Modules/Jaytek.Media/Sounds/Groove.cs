namespace Jaytek.Media.Sounds;

/// <summary>
/// The habits of a genre. Patterns are bars of sixteen steps: <c>x</c> a full hit, <c>o</c> a soft one, <c>.</c> none;
/// bass and lead steps are semitones above the root of the bar's chord, in one hexadecimal digit.
/// </summary>
internal sealed record Groove
{
    public required string Kick { get; init; }

    public required string Snare { get; init; }

    public required string ClosedHat { get; init; }

    public required string OpenHat { get; init; }

    /// <summary>Several bars to choose from; every other step is played late by <see cref="Swing"/>.</summary>
    public required string[] Bass { get; init; }

    public required string[] Lead { get; init; }

    /// <summary>Root of each of the four bars' chords, in semitones above the key; a choice of progressions.</summary>
    public required int[][] Chords { get; init; }

    /// <summary>Delay of the off-beat sixteenths, as a part of a step.</summary>
    public double Swing { get; init; }

    /// <summary>How much the kick pushes the other voices down, 0 to 1.</summary>
    public double Pump { get; init; }

    public double DrumLevel { get; init; } = 1;

    public double PadLevel { get; init; } = 0.3;

    /// <summary>Seconds until the bass has died away.</summary>
    public double BassLength { get; init; } = 0.2;

    /// <summary>How far the bass filter opens, as a frequency in hertz.</summary>
    public double BassCutoff { get; init; } = 700;

    /// <summary>The bar at which each voice comes in: drums, hats, bass, lead.</summary>
    public required (int Kick, int Hats, int Bass, int Lead) Entries { get; init; }
}

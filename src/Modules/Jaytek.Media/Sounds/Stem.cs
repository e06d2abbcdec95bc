namespace Jaytek.Media.Sounds;

/// <summary>
/// One voice's samples for the length of the loop. What rings on past the end is written to the start again, so that
/// the loop has no seam.
/// </summary>
internal sealed class Stem(int length)
{
    /// <summary>Samples a second of all demo audio.</summary>
    public const int Rate = 22_050;

    public double[] Samples { get; } = new double[length];

    public void Add(int at, double value)
    {
        if (at >= Samples.Length)
            at %= Samples.Length;
        Samples[at] += value;
    }

    /// <summary>A factor by which a level shrinks each sample so that it dies away in about so many seconds.</summary>
    public static double Decay(double seconds) => 1 - (4.6 / (seconds * Rate));
}

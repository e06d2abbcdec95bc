using System.Text;

namespace Jaytek.Media.Contracts;

/// <summary>The shape of an audio file: the lowest and the highest sample of each of some hundreds of equal windows.</summary>
public sealed class Waveform
{
    /// <summary>Width of a drawn bar and of the gap after it; thinner gaps make the drawing look hairy.</summary>
    public const int BarWidth = 2;

    private const int Pitch = 2 * BarWidth;
    private const double ShortestBar = 0.03;

    private readonly ReadOnlyMemory<sbyte> _peaks;

    /// <summary>Made by the meter and by tests.</summary>
    /// <param name="durationSeconds">Length of the audio.</param>
    /// <param name="peaks">Pairs of minimum and maximum, -127 to 127.</param>
    public Waveform(double durationSeconds, ReadOnlyMemory<sbyte> peaks)
    {
        if (peaks.Length % 2 != 0)
            throw new ArgumentException("Peaks come in pairs of minimum and maximum.", nameof(peaks));
        DurationSeconds = durationSeconds;
        _peaks = peaks;
    }

    /// <summary>Length of the audio in seconds.</summary>
    public double DurationSeconds { get; }

    /// <summary>How many windows there are.</summary>
    public int Count => _peaks.Length / 2;

    /// <summary>Pairs of minimum and maximum, -127 to 127; what a player in the browser takes.</summary>
    public ReadOnlyMemory<sbyte> Peaks => _peaks;

    /// <summary>The loudness of <paramref name="count"/> equal stretches, 0 to 1 where 1 is the loudest of the file.</summary>
    public IReadOnlyList<double> Bars(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var bars = new double[count];
        if (Count == 0)
            return bars;
        var loudest = 1;
        for (var i = 0; i < count; i++)
        {
            var from = (int)((long)i * Count / count);
            var to = Math.Max(from + 1, (int)((long)(i + 1) * Count / count));
            var level = LoudestIn(from, to);
            loudest = Math.Max(loudest, level);
            bars[i] = level;
        }
        for (var i = 0; i < count; i++)
            bars[i] /= loudest;
        return bars;
    }

    /// <summary>
    /// The data of one SVG path that fills all bars, for a viewBox of <c>0 0 {WidthOf(bars)} {height}</c>. One path stays small,
    /// takes its colour from CSS, and a clip shows the part that has been played.
    /// </summary>
    public string ToSvgPath(int bars, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        // In tenths: whole numbers are written several times faster than fractions, and a page of a mix is drawn often.
        var data = new StringBuilder(bars * 20);
        var (x, high) = (0, height * 10);
        foreach (var level in Bars(bars))
        {
            var length = (int)Math.Round(Math.Max(ShortestBar, level) * high, MidpointRounding.AwayFromZero);
            data.Append('M').Append(x);
            AppendTenths(data.Append(' '), (high - length + 1) / 2);
            AppendTenths(data.Append('h').Append(BarWidth).Append('v'), length);
            data.Append("h-").Append(BarWidth).Append('z');
            x += Pitch;
        }
        return data.ToString();
    }

    /// <summary>The width of the drawing of so many bars.</summary>
    public static int WidthOf(int bars) => (bars * Pitch) - BarWidth;

    private static void AppendTenths(StringBuilder data, int tenths)
    {
        data.Append(tenths / 10);
        if (tenths % 10 is > 0 and var rest)
            data.Append('.').Append(rest);
    }

    private int LoudestIn(int from, int to)
    {
        var peaks = _peaks.Span;
        var loudest = 0;
        for (var i = from * 2; i < to * 2; i++)
            loudest = Math.Max(loudest, Math.Abs((int)peaks[i]));
        return loudest;
    }
}

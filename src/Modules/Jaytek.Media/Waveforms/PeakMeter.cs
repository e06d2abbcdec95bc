using Jaytek.Media.Contracts;

namespace Jaytek.Media.Waveforms;

/// <summary>
/// Takes samples as they come and keeps the minimum and maximum of equal windows. The length need not be known: when
/// the windows run out, neighbours are merged and each becomes twice as long. So ten seconds and ten hours both end as
/// 1,024 to 2,048 windows.
/// </summary>
internal sealed class PeakMeter(int sampleRate)
{
    private const int Capacity = 2048;
    private const int ShortestWindow = 16;

    private readonly short[] _low = new short[Capacity];
    private readonly short[] _high = new short[Capacity];
    private int _window = ShortestWindow;
    private int _count;
    private int _filled;
    private long _samples;

    public void Add(short sample)
    {
        if (_filled == 0)
            (_low[_count], _high[_count]) = (sample, sample);
        else if (sample < _low[_count])
            _low[_count] = sample;
        else if (sample > _high[_count])
            _high[_count] = sample;
        _samples++;
        if (++_filled < _window)
            return;
        _filled = 0;
        if (++_count == Capacity)
            Merge();
    }

    public Waveform Finish()
    {
        var count = _filled > 0 ? _count + 1 : _count;
        var peaks = new sbyte[count * 2];
        for (var i = 0; i < count; i++)
        {
            peaks[i * 2] = Scale(_low[i]);
            peaks[(i * 2) + 1] = Scale(_high[i]);
        }
        return new Waveform(sampleRate > 0 ? (double)_samples / sampleRate : 0, peaks);
    }

    private void Merge()
    {
        for (var i = 0; i < Capacity / 2; i++)
        {
            _low[i] = Math.Min(_low[i * 2], _low[(i * 2) + 1]);
            _high[i] = Math.Max(_high[i * 2], _high[(i * 2) + 1]);
        }
        _count = Capacity / 2;
        _window *= 2;
    }

    private static sbyte Scale(short sample) => (sbyte)Math.Clamp(sample / 258, -127, 127);
}

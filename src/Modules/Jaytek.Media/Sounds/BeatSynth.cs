using Jaytek.Media.Seeds;

namespace Jaytek.Media.Sounds;

/// <summary>
/// Plays four bars of a beat: drums, bass, lead and pad after the groove of the genre, with key, chords and patterns
/// chosen by the seed. The voices enter one after the other and the last bar ends on a fill, so that the waveform has
/// a shape. About 350 KB of 16-bit mono WAV.
/// </summary>
internal sealed class BeatSynth
{
    private const int Bars = 4;
    private const int StepsPerBar = 16;
    private const int SlowestBpm = 60;
    private const int FastestBpm = 220;

    private readonly Groove _groove;
    private readonly SeededRandom _random;
    private readonly double _samplesPerStep;
    private readonly int _root;
    private readonly int[] _chords;
    private readonly int _length;

    private BeatSynth(BeatSource source)
    {
        var bpm = Math.Clamp(source.Bpm, SlowestBpm, FastestBpm);
        _random = new SeededRandom(source.Seed + ":beat");
        _groove = Grooves.Of(GenreFamilies.Of(source.Genre, source.Seed));
        _samplesPerStep = Stem.Rate * 60.0 / bpm / 4;
        _length = (int)(_samplesPerStep * StepsPerBar * Bars);
        _root = 33 + _random.Below(10); // A1 to F#2: low enough for a bass, high enough for a laptop
        _chords = _random.Pick(_groove.Chords);
    }

    /// <summary>Renders the file.</summary>
    public static byte[] Render(BeatSource source)
    {
        var synth = new BeatSynth(source);
        return WavWriter.Write(synth.Mix(), Stem.Rate);
    }

    private short[] Mix()
    {
        var drums = PlayDrums();
        var duck = Duck();
        var mix = new double[_length];
        Stem[] others = [PlayBass(), PlayLead(), PlayPad()];
        for (var i = 0; i < _length; i++)
        {
            var music = 0.0;
            foreach (var stem in others)
                music += stem.Samples[i];

            // The music swells through the four bars, so that they go somewhere.
            var swell = 0.45 + (0.55 * i / _length);
            mix[i] = (drums.Samples[i] * _groove.DrumLevel) + (music * duck[i] * swell);
        }

        return Master.ToPcm(mix);
    }

    private Stem PlayDrums()
    {
        var stem = new Stem(_length);
        var drums = new Drums(stem, _random);
        for (var bar = 0; bar < Bars; bar++)
        {
            for (var step = 0; step < StepsPerBar; step++)
            {
                var at = At(bar, step);
                var fill = bar == Bars - 1 && step >= 12;
                if (bar >= _groove.Entries.Kick && !(fill && step > 12))
                    Hit(_groove.Kick[step], level => drums.Kick(at, level * 0.72));

                if (bar >= _groove.Entries.Kick)
                {
                    // The fill rolls the snare, louder with each step.
                    Hit(fill ? 'x' : _groove.Snare[step], level => drums.Snare(at, fill ? 0.5 + ((step - 12) * 0.18) : level * 1.1));
                }

                if (bar >= _groove.Entries.Hats)
                {
                    Hit(_groove.ClosedHat[step], level => drums.Hat(at, level * _random.Between(0.7, 1), 0.05));
                    Hit(_groove.OpenHat[step], level => drums.Hat(at, level, 0.2));
                }
            }
        }

        return stem;
    }

    private Stem PlayBass()
    {
        var stem = new Stem(_length);
        var pattern = _random.Pick(_groove.Bass);
        Notes(pattern, _groove.Entries.Bass, (at, bar, semitones) =>
            Tones.Bass(stem, at, _root + OnChord(bar, semitones), 1.15, _groove.BassLength, _groove.BassCutoff));
        return stem;
    }

    private Stem PlayLead()
    {
        var stem = new Stem(_length);
        var pattern = _random.Pick(_groove.Lead);
        var octaves = 24 + (12 * _random.Below(2));
        var echo = (int)(_samplesPerStep * 3);
        Notes(pattern, _groove.Entries.Lead, (at, bar, semitones) =>
            Tones.Pluck(stem, at, _root + octaves + OnChord(bar, semitones), 0.9, echo));
        return stem;
    }

    private Stem PlayPad()
    {
        var stem = new Stem(_length);
        var barLength = (int)(_samplesPerStep * StepsPerBar);
        for (var bar = 0; bar < Bars; bar++)
        {
            var root = _root + 24 + _chords[bar];
            var third = IsMajor(bar) ? 4 : 3;
            Tones.Pad(stem, bar * barLength, barLength, [root, root + third, root + 7], _groove.PadLevel * 2.6, 650 + (bar * 420));
        }

        return stem;
    }

    /// <summary>The level of everything but the drums: each kick presses it down, and it swells back within two steps.</summary>
    private double[] Duck()
    {
        var level = new double[_length];
        Array.Fill(level, 1);
        var recovery = (int)(_samplesPerStep * 2.6);
        for (var bar = _groove.Entries.Kick; bar < Bars; bar++)
        {
            for (var step = 0; step < StepsPerBar; step++)
            {
                if (_groove.Kick[step] == '.')
                    continue;

                var at = At(bar, step);
                for (var i = 0; i < recovery && at + i < _length; i++)
                {
                    var back = (double)i / recovery;
                    level[at + i] = Math.Min(level[at + i], 1 - (_groove.Pump * (1 - back) * (1 - back)));
                }
            }
        }

        return level;
    }

    private void Notes(string pattern, int entry, Action<int, int, int> play)
    {
        for (var bar = entry; bar < Bars; bar++)
        {
            for (var step = 0; step < StepsPerBar; step++)
            {
                if (pattern[step] != '.')
                    play(At(bar, step), bar, Convert.ToInt32(pattern[step].ToString(), 16));
            }
        }
    }

    /// <summary>A step of a pattern, which is written for a minor chord, moved onto the bar's chord.</summary>
    private int OnChord(int bar, int semitones)
    {
        var fitted = IsMajor(bar) ? semitones switch { 3 => 4, 10 => 12, _ => semitones } : semitones;
        return _chords[bar] + fitted;
    }

    /// <summary>In a minor key the chords on these steps are major.</summary>
    private bool IsMajor(int bar) => _chords[bar] is 1 or 3 or 8 or 10;

    private int At(int bar, int step)
    {
        var late = step % 2 == 1 ? _groove.Swing : 0;
        return (int)(((bar * StepsPerBar) + step + late) * _samplesPerStep);
    }

    private static void Hit(char step, Action<double> play)
    {
        if (step == 'x')
            play(1);
        else if (step == 'o')
            play(0.45);
    }
}

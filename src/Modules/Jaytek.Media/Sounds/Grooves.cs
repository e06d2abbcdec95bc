using Jaytek.Media.Seeds;

namespace Jaytek.Media.Sounds;

/// <summary>The groove of each genre family.</summary>
internal static class Grooves
{
    private static readonly int[][] MinorMoods = [[0, 0, 8, 10], [0, 8, 3, 10], [0, 5, 8, 7], [0, 3, 10, 5]];

    private static readonly Groove Techno = new()
    {
        Kick = "x...x...x...x...",
        Snare = "....o.......o...",
        ClosedHat = "o.o.o.o.o.ooo.oo",
        OpenHat = "..x...x...x...x.",
        Bass = ["..00..00..00..0c", ".0.0.00..0.0.00c", "..0...0c..0...03"],
        Lead = ["0..0..0.....0..0", "..0..3....0..7..", "0.....0..3.....0"],
        Chords = [[0, 0, 0, 0], [0, 0, 1, 0], [0, 0, 3, 1]],
        Pump = 0.75,
        PadLevel = 0.22,
        BassLength = 0.16,
        BassCutoff = 520,
        Entries = (0, 1, 1, 2),
    };

    private static readonly Groove House = new()
    {
        Kick = "x...x...x...x...",
        Snare = "....x.......x...",
        ClosedHat = "o..oo..oo..oo.oo",
        OpenHat = "..x...x...x...x.",
        Bass = ["0..0..7.0..0..ac", "..0.0..7..0.0.c.", "0.....0.c..0..7."],
        Lead = ["0..0..0...0..0..", "..0..0....0.0...", "...0..0....0..0."],
        Chords = MinorMoods,
        Swing = 0.16,
        Pump = 0.6,
        PadLevel = 0.34,
        BassLength = 0.22,
        BassCutoff = 780,
        Entries = (0, 0, 1, 2),
    };

    private static readonly Groove DrumAndBass = new()
    {
        Kick = "x.........x.....",
        Snare = "....x..o.o..x..o",
        ClosedHat = "x.o.x.o.x.o.x.oo",
        OpenHat = "..............x.",
        Bass = ["0......0..3.....", "0.....0...0..c..", "0..0......a.7..."],
        Lead = ["..0.....7.....c.", "0.....7.....a...", "....c.....7....."],
        Chords = MinorMoods,
        Pump = 0.35,
        PadLevel = 0.32,
        BassLength = 0.34,
        BassCutoff = 420,
        Entries = (0, 0, 1, 2),
    };

    private static readonly Groove Ambient = new()
    {
        Kick = "x.........o.....",
        Snare = "............o...",
        ClosedHat = "....o.......o..o",
        OpenHat = "................",
        Bass = ["0...............", "0.......7.......", "0.........c....."],
        Lead = ["0..7..c..7..3...", "c...7...3...7..a", "0.3.7.c.....a.7."],
        Chords = [[0, 8, 3, 10], [0, 5, 8, 3], [0, 10, 8, 5]],
        Pump = 0.2,
        DrumLevel = 0.45,
        PadLevel = 0.75,
        BassLength = 0.9,
        BassCutoff = 320,
        Entries = (2, 1, 1, 0),
    };

    private static readonly Groove Trance = new()
    {
        Kick = "x...x...x...x...",
        Snare = "....x.......x...",
        ClosedHat = "oooooooooooooooo",
        OpenHat = "..x...x...x...x.",
        Bass = [".000.000.000.000", "..0...0...0...0.", ".00c.00c.00c.00c"],
        Lead = ["0.7.c.7.3.7.c.a.", "0.3.7.3.c.7.3.7.", "c.7.3.7.c.a.7.3."],
        Chords = MinorMoods,
        Pump = 0.7,
        PadLevel = 0.4,
        BassLength = 0.13,
        BassCutoff = 900,
        Entries = (1, 1, 0, 0),
    };

    public static Groove Of(GenreFamily family) => family switch
    {
        GenreFamily.Techno => Techno,
        GenreFamily.DrumAndBass => DrumAndBass,
        GenreFamily.Ambient => Ambient,
        GenreFamily.Trance => Trance,
        _ => House,
    };
}

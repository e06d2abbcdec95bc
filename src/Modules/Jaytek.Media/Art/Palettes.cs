using Jaytek.Media.Seeds;

namespace Jaytek.Media.Art;

/// <summary>Twelve palettes for each of the two variants: ground, mid, hot, light.</summary>
internal static class Palettes
{
    private static readonly Palette[] Night =
    [
        Palette.Of("0d1536/2b3fa8/ff5d7a/ffcf6b"), Palette.Of("1a0f3c/5b2bb5/ff7a3d/ffe1a8"),
        Palette.Of("06222b/0f6e78/f5b83d/f4f0d8"), Palette.Of("2a0b22/a01d56/ff8f4a/ffe0c2"),
        Palette.Of("0b1f17/17704a/b7e35c/f3f8d9"), Palette.Of("14142e/3757d6/57d3e6/f3f2ff"),
        Palette.Of("2b1006/b8410f/ffb52e/fff0cf"), Palette.Of("1d0a33/7a2fd0/ff6fae/ffd9ec"),
        Palette.Of("07192f/1565b8/ff6a4d/fbe9d6"), Palette.Of("221a05/8a6a08/f2d544/e7f0ff"),
        Palette.Of("0c2030/2b7aa8/e5f25a/ffffff"), Palette.Of("260a12/c2183f/5ec8ff/ffeef0"),
    ];

    private static readonly Palette[] Daylight =
    [
        Palette.Of("eaf2fb/0b5cab/e8472b/ffc83d"), Palette.Of("fff1c9/e8472b/0e1b2e/5fb4ff"),
        Palette.Of("d9f2e6/0f7a57/ff8a3c/0e1b2e"), Palette.Of("fde3df/c4311a/0b5cab/ffd66b"),
        Palette.Of("e9e6ff/4a3fc4/ff6b57/ffd23f"), Palette.Of("dff3fa/0e7fa3/ffcf33/d6336c"),
        Palette.Of("fff3e0/f08a00/1b4d8f/e23e2e"), Palette.Of("e6f4d7/4b8f1b/0e1b2e/ff9f1c"),
        Palette.Of("fbe6f1/c42d78/174ea6/ffc83d"), Palette.Of("e3ecff/2146c7/ff7043/0e1b2e"),
        Palette.Of("fffbe0/d8a700/0b5cab/e8472b"), Palette.Of("e4f7f5/00796b/ff5a5f/ffd166"),
    ];

    /// <summary>The palette of an id.</summary>
    public static Palette Of(string id, ArtVariant variant)
    {
        var set = variant == ArtVariant.Night ? Night : Daylight;
        return set[Fnv1a.Hash(id + ":p") % (uint)set.Length];
    }
}

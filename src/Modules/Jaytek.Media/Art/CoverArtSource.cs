namespace Jaytek.Media.Art;

/// <summary>Which of the two sets of palettes: dark grounds, or light ones (dark art fading to white turns murky).</summary>
internal enum ArtVariant
{
    Night,
    Daylight,
}

/// <summary>What a cover is drawn from. The same values give the same picture, byte for byte, on every machine.</summary>
/// <param name="Id">The immutable content item id: slugs and titles change.</param>
/// <param name="Genre">Name or slug of the genre; it picks the motif.</param>
/// <param name="Bpm">Beats a minute, 60 to 220; it sets how many rings, shards or rays there are.</param>
/// <param name="Variant">Night or daylight colours.</param>
internal sealed record CoverArtSource(string Id, string? Genre, int Bpm = CoverArtSource.UsualBpm, ArtVariant Variant = ArtVariant.Night)
{
    public const int UsualBpm = 124;
    public const int SlowestBpm = 60;
    public const int FastestBpm = 220;
}

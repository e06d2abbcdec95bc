namespace Jaytek.Media.Sounds;

/// <summary>What four bars of demo audio are made from. The same values give the same file, byte for byte.</summary>
/// <param name="Seed">Usually the content item's id; it chooses key, chords and fills.</param>
/// <param name="Genre">Name or slug of the genre; it chooses the groove.</param>
/// <param name="Bpm">Beats a minute, kept between 60 and 220.</param>
internal sealed record BeatSource(string Seed, string? Genre, int Bpm);

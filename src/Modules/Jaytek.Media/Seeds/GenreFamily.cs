namespace Jaytek.Media.Seeds;

/// <summary>The five families of dance music that covers and demo audio know how to draw and play.</summary>
internal enum GenreFamily
{
    Techno,
    House,
    DrumAndBass,
    Ambient,
    Trance,
}

internal static class GenreFamilies
{
    /// <summary>Words of genre names and the family that each points to; the first word found in a name decides.</summary>
    private static readonly (string Word, GenreFamily Family)[] Words =
    [
        ("drum", GenreFamily.DrumAndBass), ("jungle", GenreFamily.DrumAndBass), ("dnb", GenreFamily.DrumAndBass),
        ("break", GenreFamily.DrumAndBass), ("dubstep", GenreFamily.DrumAndBass), ("footwork", GenreFamily.DrumAndBass),
        ("ambient", GenreFamily.Ambient), ("downtempo", GenreFamily.Ambient), ("chill", GenreFamily.Ambient),
        ("drone", GenreFamily.Ambient), ("lo-fi", GenreFamily.Ambient),
        ("trance", GenreFamily.Trance), ("progressive", GenreFamily.Trance), ("melodic", GenreFamily.Trance),
        ("house", GenreFamily.House), ("disco", GenreFamily.House), ("garage", GenreFamily.House),
        ("funk", GenreFamily.House), ("soul", GenreFamily.House), ("amapiano", GenreFamily.House),
        ("techno", GenreFamily.Techno), ("electro", GenreFamily.Techno), ("acid", GenreFamily.Techno),
        ("minimal", GenreFamily.Techno), ("industrial", GenreFamily.Techno), ("dub", GenreFamily.Ambient),
    ];

    /// <summary>
    /// The family of a genre's name or slug. An unknown or absent genre gets one by the id's hash, so that an item
    /// without a genre still keeps one look.
    /// </summary>
    public static GenreFamily Of(string? genre, string id) =>
        Find(genre) ?? (GenreFamily)(Fnv1a.Hash(id) % 5);

    /// <summary>The family's name in addresses; <see cref="Find"/> reads it back.</summary>
    public static string NameOf(GenreFamily family) => family switch
    {
        GenreFamily.Techno => "techno",
        GenreFamily.House => "house",
        GenreFamily.DrumAndBass => "drum-and-bass",
        GenreFamily.Ambient => "ambient",
        _ => "trance",
    };

    public static GenreFamily? Find(string? genre)
    {
        if (string.IsNullOrWhiteSpace(genre))
            return null;

        foreach (var (word, family) in Words)
        {
            if (genre.Contains(word, StringComparison.OrdinalIgnoreCase))
                return family;
        }

        return null;
    }
}

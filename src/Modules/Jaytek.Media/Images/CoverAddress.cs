using System.Globalization;
using System.Text;
using Jaytek.Engine.Contracts;
using Jaytek.Media.Art;
using Jaytek.Media.Seeds;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Media.Images;

/// <summary>
/// The address of a generated cover, <c>/media/art/{id}.svg?v=1&amp;variant=night&amp;genre=house&amp;bpm=122</c>: everything that the picture
/// is drawn from stands in it, so the server asks nobody, tells nothing about the item, and the browser may keep it for good.
/// </summary>
internal static class CoverAddress
{
    private const int LongestId = 64;

    public static string Of(ImageRequest request)
    {
        var address = new StringBuilder("/media/art/").Append(Uri.EscapeDataString(request.ItemId)).Append(".svg?v=").Append(CoverArt.AlgorithmVersion);
        address.Append("&variant=").Append(VariantOf(request.Variant) == ArtVariant.Night ? "night" : "daylight");
        if (GenreFamilies.Find(request.Genre) is { } family)
            address.Append("&genre=").Append(GenreFamilies.NameOf(family));
        if (request.Bpm is { } bpm and not CoverArtSource.UsualBpm)
            address.Append("&bpm=").Append(Clamp(bpm).ToString(CultureInfo.InvariantCulture));
        return address.ToString();
    }

    /// <summary>What to draw, or null where the id is no id. Whatever else is wrong in an address falls back to what is usual.</summary>
    public static CoverArtSource? Read(string id, IQueryCollection query)
    {
        if (id.Length is 0 or > LongestId || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            return null;
        var bpm = int.TryParse(query["bpm"], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? Clamp(given) : CoverArtSource.UsualBpm;
        var family = GenreFamilies.Find(query["genre"]);
        return new CoverArtSource(id, family is { } known ? GenreFamilies.NameOf(known) : null, bpm, VariantOf(query["variant"]));
    }

    private static ArtVariant VariantOf(string? variant) =>
        string.Equals(variant, "daylight", StringComparison.OrdinalIgnoreCase) ? ArtVariant.Daylight : ArtVariant.Night;

    private static int Clamp(int bpm) => Math.Clamp(bpm, CoverArtSource.SlowestBpm, CoverArtSource.FastestBpm);
}

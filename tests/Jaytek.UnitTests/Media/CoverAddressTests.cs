using Jaytek.Engine.Contracts;
using Jaytek.Media.Art;
using Jaytek.Media.Images;
using Microsoft.AspNetCore.WebUtilities;

namespace Jaytek.UnitTests.Media;

public sealed class CoverAddressTests
{
    private const string Id = "4ta1r2c7p9w3x5y7z9abcdefgh";

    [Fact]
    public void The_address_holds_everything_that_the_picture_is_drawn_from()
    {
        var address = CoverAddress.Of(new ImageRequest(Id, null, "", "Deep House", 118, "daylight"));
        Assert.Equal($"/media/art/{Id}.svg?v={CoverArt.AlgorithmVersion}&variant=daylight&genre=house&bpm=118", address);
        Assert.Equal(new CoverArtSource(Id, "house", 118, ArtVariant.Daylight), Read(Id, address));
    }

    [Fact]
    public void Absurd_values_fall_back_and_absurd_ids_are_no_ids()
    {
        Assert.Equal(new CoverArtSource(Id, null), Read(Id, "?bpm=abc&genre=<script>&variant=x"));
        Assert.Equal(CoverArtSource.FastestBpm, Read(Id, "?bpm=999999999")!.Bpm);
        Assert.Null(Read("../../etc", ""));
        Assert.Null(Read(new string('a', 65), ""));
        Assert.Null(Read("", ""));
    }

    private static CoverArtSource? Read(string id, string address)
    {
        var query = address.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? address[at..] : "";
        return CoverAddress.Read(id, new Microsoft.AspNetCore.Http.QueryCollection(QueryHelpers.ParseQuery(query)));
    }
}

using Jaytek.Media.Types;

namespace Jaytek.UnitTests.Media;

public sealed class AnimationTests
{
    private static readonly byte[] GifHead = [.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0];
    private static readonly byte[] GifPicture = [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4C, 1, 0];

    [Fact]
    public void A_GIF_of_one_picture_stands_still() => Assert.False(Animation.IsIn(FileTypes.Gif, [.. GifHead, .. GifPicture, 0x3B]));

    [Fact]
    public void A_GIF_of_two_pictures_moves() =>
        Assert.True(Animation.IsIn(FileTypes.Gif, [.. GifHead, 0x21, 0xF9, 4, 0, 0, 0, 0, 0, .. GifPicture, .. GifPicture, 0x3B]));

    [Fact]
    public void A_GIF_whose_end_is_not_in_sight_counts_as_moving() => Assert.True(Animation.IsIn(FileTypes.Gif, [.. GifHead, .. GifPicture]));

    [Fact]
    public void A_PNG_says_before_its_pixels_that_it_moves()
    {
        Assert.True(Animation.IsIn(FileTypes.Png, [.. Samples.Png, 0, 0, 0, 0, 0, 0, 0, 8, .. "acTL"u8, 0, 0, 0, 2, 0, 0, 0, 0]));
        Assert.False(Animation.IsIn(FileTypes.Png, [.. Samples.Png, 0, 0, 0, 0, 0, 0, 0, 8, .. "IDAT"u8, 0, 0, 0, 2, 0, 0, 0, 0]));
    }
}

using Jaytek.Media.Types;

namespace Jaytek.UnitTests.Media;

public sealed class ImageSizeTests
{
    public static TheoryData<byte[], string, int, int> Images => new()
    {
        { Samples.Png, "image/png", 800, 600 },
        { Samples.Gif, "image/gif", 320, 240 },
        { Samples.Jpeg, "image/jpeg", 800, 600 },
        { Samples.JpegOf(1), "image/jpeg", 800, 600 },
        { Samples.JpegOf(6), "image/jpeg", 600, 800 },
        { Samples.JpegOf(8), "image/jpeg", 600, 800 },
        { Samples.WebPLossy, "image/webp", 800, 600 },
        { Samples.WebPLossless, "image/webp", 800, 600 },
        { Samples.WebPExtended, "image/webp", 800, 600 },
        { Samples.Avif, "image/avif", 800, 600 },
        { [0, 0, 1, 0, 1, 0, 0, 32, .. new byte[20]], "image/x-icon", 256, 32 },
    };

    [Theory, MemberData(nameof(Images))]
    public void The_size_is_read_as_browsers_show_the_picture(byte[] head, string contentType, int width, int height) =>
        Assert.Equal(new ImageSize(width, height), ImageSize.Read(FileTypes.ByContentType(contentType)!, head));

    [Theory, MemberData(nameof(Images))]
    public void A_header_that_is_cut_off_anywhere_is_no_size_and_no_crash(byte[] head, string contentType, int width, int height)
    {
        var type = FileTypes.ByContentType(contentType)!;
        for (var length = 0; length < head.Length; length++)
        {
            if (ImageSize.Read(type, head.AsSpan(0, length)) is { } size)
                Assert.True(size == new ImageSize(width, height) || type == FileTypes.Avif, $"{length} bytes read as {size}");
        }
    }

    [Fact]
    public void Damaged_bytes_never_crash()
    {
        var random = new Random(7);
        foreach (var row in Images)
        {
            var (head, contentType) = ((byte[])row[0], (string)row[1]);
            for (var round = 0; round < 500; round++)
            {
                var damaged = (byte[])head.Clone();
                for (var i = 0; i < 3; i++)
                    damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
                var type = FileTypes.ByContentType(contentType)!;
                var size = ImageSize.Read(type, damaged);
                Assert.True(size is null or { Width: > 0, Height: > 0 });
                Signature.Tell(damaged, ".bin");
            }
        }
    }
}

using Jaytek.Engine.Contracts;
using Jaytek.Media.Art;
using Jaytek.Media.Contracts;

namespace Jaytek.Media.Images;

/// <summary>Addresses of pictures: the library's file, or the generated cover where there is none or it has gone.</summary>
internal sealed class ImageAddresses(MediaIndex index) : IImages
{
    /// <summary>How much of the hash stands in an address; it only has to change when the bytes do.</summary>
    public const int VersionLength = 12;

    public ImageRef For(ImageRequest request)
    {
        if (string.IsNullOrEmpty(request.MediaPath))
            return Cover(request);
        if (index.Find(request.MediaPath) is { } image)
            return new ImageRef($"{MediaUrl.Of(image.Path)}?v={image.Sha256[..VersionLength]}", request.Alt, image.Width, image.Height);
        return index.IsComplete ? Cover(request) : new ImageRef(MediaUrl.Of(request.MediaPath), request.Alt, null, null);
    }

    private static ImageRef Cover(ImageRequest request) => new(CoverAddress.Of(request), request.Alt, CoverArt.Size, CoverArt.Size);
}

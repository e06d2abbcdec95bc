using Jaytek.Engine.Contracts;
using Jaytek.Media.Art;
using Jaytek.Media.Contracts;
using Jaytek.Media.Pictures;
using Jaytek.Media.Profiles;

namespace Jaytek.Media.Images;

/// <summary>Addresses of pictures: the library's file in its sizes, or the generated cover where there is none or it has gone.</summary>
internal sealed class ImageAddresses(MediaIndex index, PictureSizes sizes, ProfileSizes profiles) : IImages
{
    public ImageRef For(ImageRequest request)
    {
        if (string.IsNullOrEmpty(request.MediaPath))
            return Cover(request);
        if (index.Find(request.MediaPath) is { } image)
            return sizes.Offer(image, request, profiles.Find(request.Profile), MediaUrl.Versioned(image.Path, image.Sha256));
        return index.IsComplete ? Cover(request) : new ImageRef(MediaUrl.Of(request.MediaPath), request.Alt, null, null);
    }

    private static ImageRef Cover(ImageRequest request) => new(CoverAddress.Of(request), request.Alt, CoverArt.Size, CoverArt.Size);
}

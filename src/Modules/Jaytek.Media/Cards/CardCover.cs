using Jaytek.Engine.Contracts;
using Jaytek.Media.Pictures;

namespace Jaytek.Media.Cards;

/// <summary>The cover of a card: the square cut of the item's picture that pages show too, as bytes inside the drawing.</summary>
internal sealed class CardCover(IImages images, PictureMaker maker, IBlobStore blobs)
{
    private const int Wanted = 640;

    /// <summary>A <c>data:</c> address, or null where there is no picture that can be cut.</summary>
    public async Task<string?> ReadAsync(ImageRequest cover, CancellationToken cancellationToken)
    {
        if (cover.MediaPath is null)
            return null;
        var sized = images.For(cover with { Aspect = "1:1", Profile = null }).At(Wanted);
        if (sized.Split('/') is not ["", "media", "sized", var source, var name] || PictureSpec.Parse(name) is not var (spec, _))
            return null;
        var made = await maker.GetAsync(source, spec, cancellationToken);
        if (made.Error is not null || await blobs.OpenAsync(made.Value, cancellationToken) is not { } content)
            return null;
        await using (content)
        {
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, cancellationToken);
            return $"data:{spec.Format.ContentType};base64,{Convert.ToBase64String(bytes.GetBuffer(), 0, (int)bytes.Length)}";
        }
    }
}

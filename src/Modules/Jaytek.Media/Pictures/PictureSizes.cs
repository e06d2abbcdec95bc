using System.Globalization;
using Jaytek.Engine.Contracts;
using Jaytek.Media.Profiles;
using Microsoft.Extensions.Options;

namespace Jaytek.Media.Pictures;

/// <summary>Which sizes of a picture there are, and their addresses.</summary>
internal sealed class PictureSizes
{
    /// <summary>The widest cut that programs get which know one address only, such as those that draw previews of links.</summary>
    private const int UsualWidth = 1280;

    private readonly PictureKey _key;
    private readonly int[] _widths;
    private readonly PictureFormat[] _formats;

    public PictureSizes(PictureKey key, IOptions<MediaOptions> options)
    {
        _key = key;
        _widths = [.. Words(options.Value.PictureWidths).Select(word => int.Parse(word, CultureInfo.InvariantCulture)).Where(w => w <= PictureSpec.MaxWidth).Distinct().Order()];
        _formats = [.. Words(options.Value.PictureFormats).Select(PictureFormat.Find).OfType<PictureFormat>().Distinct()];
    }

    /// <summary>The picture in all the sizes that pages may show.</summary>
    public ImageRef Offer(PictureSource source, ImageRequest request, ProfileSize? profile, string original)
    {
        if (!source.IsResizable)
            return new ImageRef(original, request.Alt, source.Width, source.Height) { Focus = request.Focus };
        var (width, height) = (source.Width!.Value, source.Height!.Value);
        var box = BoxOf(request, profile, width, height);
        var (_, _, cutWidth, cutHeight) = box?.PixelsOf(width, height) ?? (0, 0, width, height);
        var most = Math.Min(cutWidth, profile?.FitWidth(cutWidth, cutHeight) ?? PictureSpec.MaxWidth);
        var (listed, extra) = WidthsUpTo(most, isExact: profile is not null || box is not null);
        if (listed.Length == 0 && extra is null)
            return new ImageRef(original, request.Alt, width, height) { Focus = request.Focus };
        var offer = new Offered(PictureSource.KeyOf(source.Sha256), box, listed, extra, _key);
        var fallbacks = offer.In(PictureFormat.FallbackOf(source.ContentType));
        var url = box is null && profile is null ? original : (fallbacks.LastOrDefault(size => size.Width <= UsualWidth) ?? fallbacks[0]).Url;
        var shown = profile is null ? cutWidth : most;
        return new ImageRef(url, request.Alt, shown, Math.Max(1, (int)Math.Round((double)shown * cutHeight / cutWidth)))
        {
            Sources = [.. _formats.Select(format => new ImageSource(format.ContentType, offer.In(format)))],
            Fallbacks = fallbacks,
            Focus = box is null ? request.Focus : null,
        };
    }

    /// <summary>Whether pages offer such a size: whole pictures in the listed widths, and what bears the site's signature.</summary>
    public bool IsOffered(string source, PictureSpec spec, string signature)
    {
        var isListed = _widths.Contains(spec.Width);
        return signature.Length == 0
            ? isListed && spec.Box is null
            : signature.Length == PictureKey.SignatureLength && _key.IsGenuine(source, spec.Box, isListed ? null : spec.Width, signature);
    }

    private static PictureBox? BoxOf(ImageRequest request, ProfileSize? profile, int width, int height)
    {
        var focus = request.Focus ?? new FocalPoint(0.5, 0.5);
        if (profile?.Ratio is { } shape)
            return PictureBox.Around(focus, shape, width, height);
        if (profile is not null || Aspect.Parse(request.Aspect) is not { } ratio)
            return null;
        return request.Crops?.TryGetValue(request.Aspect!, out var crop) == true ? PictureBox.Of(crop) : PictureBox.Around(focus, ratio, width, height);
    }

    /// <summary>The listed widths, and the width itself where only that is wanted exactly or the picture is narrower than all of them.</summary>
    private (int[] Listed, int? Extra) WidthsUpTo(int most, bool isExact)
    {
        var listed = Array.FindAll(_widths, w => w <= most);
        var needsExtra = isExact && (listed.Length == 0 || (listed[^1] != most && most < _widths[^1]));
        return (listed, needsExtra ? most : null);
    }

    private static string[] Words(string list) => list.Split(',', StringSplitOptions.TrimEntries);

    private sealed record Offered(string Source, PictureBox? Box, int[] Widths, int? Extra, PictureKey Key)
    {
        private readonly string _listed = Box is null ? "" : Key.Sign(Source, Box, null);
        private readonly string _extra = Extra is { } width ? Key.Sign(Source, Box, width) : "";

        public List<SizedImage> In(PictureFormat format)
        {
            var sizes = new List<SizedImage>(Widths.Length + 1);
            foreach (var width in Widths)
                sizes.Add(Size(width, format, _listed));
            if (Extra is { } more)
                sizes.Add(Size(more, format, _extra));
            return sizes;
        }

        private SizedImage Size(int width, PictureFormat format, string signature) =>
            new($"/media/sized/{Source}/{new PictureSpec(width, Box, format).Name(signature)}", width);
    }
}

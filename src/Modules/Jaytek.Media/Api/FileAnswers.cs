using Jaytek.Engine.Contracts;
using Jaytek.Media.Contracts;
using Jaytek.Media.Files;
using Jaytek.Media.Profiles;

namespace Jaytek.Media.Api;

/// <summary>How a picture is to be cut; null where it is left as it is.</summary>
/// <param name="Aspect">The shape: <c>16:9</c>.</param>
/// <param name="Focus">The point to keep in sight.</param>
internal sealed record Cut(string? Aspect, FocalPoint? Focus);

/// <summary>Tells what there is to say of a file, for all doors of the API.</summary>
internal sealed class FileAnswers(IImages images, ProfileSizes profiles)
{
    /// <summary>The file as it is.</summary>
    public static FileAnswer Of(ListedFile file) => new(
        file.Path, MediaUrl.Versioned(file.Path, file.Sha256), file.Name, file.ContentType, file.Length, file.Sha256, file.ModifiedAt)
    {
        Width = file.Width, Height = file.Height, Alt = file.AltText, DurationSeconds = file.DurationSeconds,
    };

    /// <summary>The file as a client shows it: a picture with the addresses of its sizes and cuts.</summary>
    public FileAnswer Of(ListedFile file, Cut cut)
    {
        var plain = Of(file);
        if (!file.IsImage)
            return plain;
        var request = new ImageRequest("", file.Path, file.AltText ?? "") { Aspect = cut.Aspect, Focus = cut.Focus };
        var picture = images.For(request);
        return plain with
        {
            Url = picture.Url, Width = picture.Width ?? file.Width, Height = picture.Height ?? file.Height, DurationSeconds = null,
            Focus = cut.Focus is { } focus ? new FocalAnswer(focus.X, focus.Y) : null,
            Sources = [.. picture.Sources.Select(source => new SourceAnswer(source.ContentType, Sizes(source.Sizes)))],
            Sizes = Sizes(picture.Fallbacks),
            Profiles = profiles.All.Keys.Order(StringComparer.Ordinal)
                .ToDictionary(name => name, name => Named(images.For(request with { Profile = name })), StringComparer.Ordinal),
        };
    }

    private static ProfileAnswer Named(ImageRef picture) => new(picture.Url, Sizes(picture.Fallbacks)) { Width = picture.Width, Height = picture.Height };

    private static IReadOnlyList<SizeAnswer> Sizes(IReadOnlyList<SizedImage> sizes) => [.. sizes.Select(size => new SizeAnswer(size.Url, size.Width))];
}

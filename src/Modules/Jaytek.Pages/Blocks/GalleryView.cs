using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;
using Jaytek.Engine.Contracts;
using Jaytek.Pages.Contracts;
using Jaytek.Pages.Contracts.Views;

namespace Jaytek.Pages.Blocks;

/// <summary>Several pictures side by side.</summary>
internal sealed class GalleryView : IContentView
{
    private const int MaxPictures = 60;

    public string ContentType => "Gallery";

    public Task<IReadOnlyList<object>> BuildAsync(IReadOnlyList<ContentItem> items, string displayType, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<object>>([.. items.Select(item => new GalleryBlock(item.Text("Gallery", "Heading"), Pictures(item)))]);

    private static IReadOnlyList<ImageRequest> Pictures(ContentItem item)
    {
        var texts = item.Field("Gallery", "Images")?["MediaTexts"].AsTexts() ?? [];
        return [.. item.MediaPaths("Gallery", "Images").Take(MaxPictures)
            .Select((path, at) => new ImageRequest(item.ContentItemId, path, texts.ElementAtOrDefault(at) ?? ""))];
    }
}

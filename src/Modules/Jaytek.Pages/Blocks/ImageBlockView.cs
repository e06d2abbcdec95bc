using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;
using Jaytek.Pages.Contracts;
using Jaytek.Pages.Contracts.Views;

namespace Jaytek.Pages.Blocks;

/// <summary>One picture; nothing is shown until an editor has chosen it.</summary>
internal sealed class ImageBlockView : IContentView
{
    public string ContentType => "ImageBlock";

    public Task<IReadOnlyList<object>> BuildAsync(IReadOnlyList<ContentItem> items, string displayType, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<object>>([.. items.Select(item => new PictureBlock(
            item.MediaPaths("ImageBlock", "Image").Count > 0 ? item.Picture("ImageBlock", "Image") : null,
            item.Text("ImageBlock", "Caption")))]);
}

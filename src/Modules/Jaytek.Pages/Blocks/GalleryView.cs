using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;
using Jaytek.Pages.Contracts;
using Jaytek.Pages.Contracts.Views;

namespace Jaytek.Pages.Blocks;

/// <summary>Several pictures side by side.</summary>
internal sealed class GalleryView : IContentView
{
    private const int MaxPictures = 60;

    public string ContentType => "Gallery";

    public Task<IReadOnlyList<object>> BuildAsync(IReadOnlyList<ContentItem> items, string displayType, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<object>>([.. items.Select(item => new GalleryBlock(item.Text("Gallery", "Heading"), [.. item.Pictures("Gallery", "Images").Take(MaxPictures)]))]);
}

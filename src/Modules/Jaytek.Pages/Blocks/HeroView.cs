using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;
using Jaytek.Pages.Contracts;
using Jaytek.Pages.Contracts.Views;

namespace Jaytek.Pages.Blocks;

/// <summary>The block that opens a page.</summary>
internal sealed class HeroView : IContentView
{
    public string ContentType => "Hero";

    public Task<IReadOnlyList<object>> BuildAsync(IReadOnlyList<ContentItem> items, string displayType, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<object>>([.. items.Select(item => new HeroBlock(
            item.Text("Hero", "Heading") ?? item.Title(),
            item.Text("Hero", "Lead"),
            item.Picture("Hero", "Image"),
            item.Link("Hero", "Action"),
            IsPageHeading: false))]);
}

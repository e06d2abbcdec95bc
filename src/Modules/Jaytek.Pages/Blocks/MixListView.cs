using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;
using Jaytek.Pages.Contracts.Views;

namespace Jaytek.Pages.Blocks;

/// <summary>The newest mixes.</summary>
internal sealed class MixListView(ItemLists lists) : IContentView
{
    public string ContentType => "MixList";

    public Task<IReadOnlyList<object>> BuildAsync(IReadOnlyList<ContentItem> items, string displayType, CancellationToken cancellationToken) =>
        lists.BuildAsync(items, widget => ItemLists.WithTerms(new ContentQuery("Mix"), widget, "Genres"), _ => new LinkText("/mixes", "All mixes"), cancellationToken);
}

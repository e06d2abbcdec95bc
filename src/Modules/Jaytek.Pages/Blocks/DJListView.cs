using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;
using Jaytek.Pages.Contracts.Views;

namespace Jaytek.Pages.Blocks;

/// <summary>DJs as covers, by name.</summary>
internal sealed class DJListView(ItemLists lists) : IContentView
{
    public string ContentType => "DJList";

    public Task<IReadOnlyList<object>> BuildAsync(IReadOnlyList<ContentItem> items, string displayType, CancellationToken cancellationToken) =>
        lists.BuildAsync(items, widget => ItemLists.WithTerms(new ContentQuery("DJProfile") { OrderBy = "DisplayText", Descending = false }, widget, "Genres"), _ => new LinkText("/djs", "All DJs"), cancellationToken);
}

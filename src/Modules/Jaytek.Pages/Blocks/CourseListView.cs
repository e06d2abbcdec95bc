using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;
using Jaytek.Pages.Contracts.Views;

namespace Jaytek.Pages.Blocks;

/// <summary>The newest courses.</summary>
internal sealed class CourseListView(ItemLists lists) : IContentView
{
    public string ContentType => "CourseList";

    public Task<IReadOnlyList<object>> BuildAsync(IReadOnlyList<ContentItem> items, string displayType, CancellationToken cancellationToken) =>
        lists.BuildAsync(items, widget => ItemLists.WithTerms(new ContentQuery("Course"), widget, "Topics"), _ => new LinkText("/courses", "All courses"), cancellationToken);
}

using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;
using Jaytek.Pages.Contracts;
using Jaytek.Pages.Contracts.Views;

namespace Jaytek.Pages.Blocks;

/// <summary>Text in Markdown.</summary>
internal sealed class MarkdownBlockView(IContentText text) : IContentView
{
    public string ContentType => "MarkdownBlock";

    public Task<IReadOnlyList<object>> BuildAsync(IReadOnlyList<ContentItem> items, string displayType, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<object>>([.. items.Select(item => new TextBlock(text.MarkdownToHtml(item.Markdown("MarkdownBlock", "Body"))))]);
}

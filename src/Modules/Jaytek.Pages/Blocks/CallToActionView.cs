using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;
using Jaytek.Pages.Contracts;
using Jaytek.Pages.Contracts.Views;

namespace Jaytek.Pages.Blocks;

/// <summary>A sentence that asks for something, and the button that does it.</summary>
internal sealed class CallToActionView : IContentView
{
    public string ContentType => "CallToAction";

    public Task<IReadOnlyList<object>> BuildAsync(IReadOnlyList<ContentItem> items, string displayType, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<object>>([.. items.Select(item => new CallToActionBlock(
            item.Text(ContentType, "Heading") ?? "", item.Text(ContentType, "Text"), item.Link(ContentType, "Action")))]);
}

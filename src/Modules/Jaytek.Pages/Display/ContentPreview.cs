using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;

namespace Jaytek.Pages.Display;

/// <summary>Everything that has an address has a page, and so a preview.</summary>
internal sealed class ContentPreview : IContentPreview
{
    public string? Of(ContentTypeDefinition type, string contentItemId) =>
        type.FirstOf("AutoroutePart") is null ? null : $"/preview/{Uri.EscapeDataString(contentItemId)}";
}

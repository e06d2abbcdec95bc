using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;
using Jaytek.Pages.Contracts;
using Jaytek.Pages.Contracts.Views;

namespace Jaytek.Pages.Blocks;

/// <summary>A page made of blocks. Its blocks are shown by the views of their types, whichever module owns these.</summary>
internal sealed class PageView(PageHeads heads, ContentDisplay display) : IContentView
{
    // More blocks than any page needs; an import could bring a million.
    private const int MaxBlocks = 100;

    private static readonly int[] Sizes = [25, 33, 50, 66, 75];

    public string ContentType => "Page";

    public async Task<IReadOnlyList<object>> BuildAsync(IReadOnlyList<ContentItem> items, string displayType, CancellationToken cancellationToken)
    {
        var pages = new List<object>(items.Count);
        foreach (var item in items)
            pages.Add(await BuildAsync(item, cancellationToken));
        return pages;
    }

    private async Task<PageDetail> BuildAsync(ContentItem item, CancellationToken cancellationToken)
    {
        var widgets = (item.Part("FlowPart")?["Widgets"] as JsonArray ?? []).OfType<JsonObject>().Take(MaxBlocks).Select(ContentItem.From).ToList();
        var blocks = new List<Block>(widgets.Count);
        foreach (var widget in widgets)
        {
            // One by one: a block whose module is off leaves no gap, and each keeps its own place in the flow.
            if (await display.ShowContainedAsync([widget], "Detail", cancellationToken) is [var shown])
                blocks.Add(Place(widget, blocks.Count == 0 && shown.Model is HeroBlock hero ? shown with { Model = hero with { IsPageHeading = true } } : shown));
        }
        return new PageDetail(
            await heads.OfAsync(item, About(widgets), cancellationToken), item.ContentItemVersionId, item.Title(), blocks,
            HasHero: blocks is [{ Item.Model: HeroBlock }, ..]);
    }

    private static Block Place(ContentItem widget, DisplayItem shown)
    {
        var flow = widget.Part("FlowMetadata");
        var size = (int)(flow?["Size"].AsNumber() ?? 100);
        return new Block(shown, Sizes.Contains(size) ? size : 100, Alignment(flow?["Alignment"]));
    }

    // Orchard writes the enumeration by name or by number.
    private static string Alignment(JsonNode? value) => value.AsText()?.ToUpperInvariant() switch
    {
        "LEFT" => "left",
        "CENTER" => "center",
        "RIGHT" => "right",
        _ => value.AsNumber() switch { 0 => "left", 1 => "center", 2 => "right", _ => "justify" },
    };

    private static string? About(IReadOnlyList<ContentItem> widgets) => widgets
        .Select(widget => widget.Text("Hero", "Lead") ?? widget.Markdown("MarkdownBlock", "Body"))
        .FirstOrDefault(text => text is not null);
}

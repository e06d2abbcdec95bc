using Jaytek.Contents.Contracts;
using Jaytek.Pages.Contracts;
using Jaytek.Pages.Contracts.Views;

namespace Jaytek.Pages.Blocks;

/// <summary>Fills a list block: so many published items of one type, as summaries of the module that owns the type.</summary>
internal sealed class ItemLists(SummaryLists lists, IContentDefinitionManager definitions, ContentDisplay display)
{
    private const int MaxItems = 24;

    /// <summary>One block for each widget.</summary>
    /// <param name="widgets">The widgets' items.</param>
    /// <param name="query">What a widget asks for; its <c>Take</c> is set here.</param>
    /// <param name="more">The link to the whole list.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<IReadOnlyList<object>> BuildAsync(
        IReadOnlyList<ContentItem> widgets, Func<ContentItem, ContentQuery> query, Func<ContentItem, LinkText> more, CancellationToken cancellationToken)
    {
        var blocks = new List<object>(widgets.Count);
        foreach (var widget in widgets)
        {
            var count = Math.Clamp((int)(widget.Number(widget.ContentType, "Count") ?? 6), 1, MaxItems);
            var items = await ItemsAsync(query(widget) with { Take = count }, cancellationToken);
            blocks.Add(new ListBlock(items.Type, widget.Text(widget.ContentType, "Heading"), items.Shown, items.Shown.Count > 0 ? more(widget) : null));
        }
        return blocks;
    }

    /// <summary>Narrows a query to items that bear one of a widget's terms; without terms it stays as it is.</summary>
    public static ContentQuery WithTerms(ContentQuery query, ContentItem widget, string field)
    {
        var terms = widget.Terms(widget.ContentType, field).TermIds;
        return terms.Count == 0 ? query : query with { Filters = [.. query.Filters, new ContentFilter(field, FilterOperator.In, terms)] };
    }

    // A site without the module that brings the type has the widget all the same.
    private async Task<(string Type, IReadOnlyList<DisplayItem> Shown)> ItemsAsync(ContentQuery query, CancellationToken cancellationToken)
    {
        if (definitions.Current.Type(query.ContentType) is null || display.IsSwitchedOff(query.ContentType))
            return (query.ContentType, []);
        return (query.ContentType, (await lists.ListAsync(query, cancellationToken)).Items);
    }
}

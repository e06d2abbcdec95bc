using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Features;
using Jaytek.Pages.Contracts;
using Jaytek.Pages.Contracts.Views;

namespace Jaytek.Pages.Display;

/// <summary>Models of items whose type no module owns, such as one that an admin made: part by part, in the order of the definition.</summary>
internal sealed class GenericModels(
    IContentDefinitionManager definitions, Enabled<IContentPart> parts, GenericFields fields, IContentText text, PageHeads heads)
{
    // Items inside items inside items: deeper than an editor can see, and an end for data that never ends.
    private const int MaxDepth = 4;
    private const int MaxContained = 100;

    private int _depth;

    public async Task<IReadOnlyList<object>> BuildAsync(
        IReadOnlyList<ContentItem> items, ContentDisplay display, CancellationToken cancellationToken)
    {
        var models = new List<object>(items.Count);
        foreach (var item in items)
            models.Add(await BuildAsync(item, display, cancellationToken));
        return models;
    }

    private async Task<ContentModel> BuildAsync(ContentItem item, ContentDisplay display, CancellationToken cancellationToken)
    {
        var shown = new List<PartModel>();
        string? about = null;
        var type = definitions.Current.Type(item.ContentType);
        foreach (var part in type?.Parts.OrderBy(part => part.Position) ?? Enumerable.Empty<ContentTypePartDefinition>())
        {
            var model = await PartAsync(item, type!, part, display, cancellationToken);
            about ??= model.Html ?? model.Fields.FirstOrDefault(IsProse)?.Text;
            if (model.Html is not null || model.Fields.Count > 0 || model.Items.Count > 0)
                shown.Add(model);
        }
        var head = await heads.OfAsync(item, about, cancellationToken);
        return new ContentModel(head, item.ContentItemId, item.ContentItemVersionId, item.ContentType, item.Title(), item.Url(), shown);
    }

    private async Task<PartModel> PartAsync(
        ContentItem item, ContentTypeDefinition type, ContentTypePartDefinition part, ContentDisplay display, CancellationToken cancellationToken)
    {
        var json = item.Part(part.Name) ?? [];
        var shownFields = new List<FieldModel>();
        foreach (var field in part.Part.Fields.OrderBy(field => field.Position))
        {
            if (await fields.BuildAsync(new FieldContext(type, part, field, json[field.Name] as JsonObject ?? []), cancellationToken) is { } model)
                shownFields.Add(model);
        }
        return new PartModel(item.ContentType, part.Name, part.Part.Name, Body(item, part), shownFields, await ContainedAsync(type, part, json, display, cancellationToken));
    }

    // A description of the page is words: a date, a number or a list of terms says nothing by itself.
    private static bool IsProse(FieldModel field) =>
        field.Html is not null || field is { Kind: "TextField", Color: null, Wall: null, Links.Count: 0, Values.Count: 0 };

    private string? Body(ContentItem item, ContentTypePartDefinition part)
    {
        var html = part.Part.Name switch
        {
            "HtmlBodyPart" => text.Sanitize(item.Part(part.Name)?["Html"].AsText()),
            "MarkdownBodyPart" => text.MarkdownToHtml(item.Part(part.Name)?["Markdown"].AsText()),
            _ => "",
        };
        return html.Length > 0 ? html : null;
    }

    private async Task<IReadOnlyList<DisplayItem>> ContainedAsync(
        ContentTypeDefinition type, ContentTypePartDefinition part, JsonObject json, ContentDisplay display, CancellationToken cancellationToken)
    {
        if (_depth >= MaxDepth || parts.FirstOrDefault(known => known.Name == part.Part.Name) is not { } kind)
            return [];
        var items = kind.Contained(new PartContext(type, part, json)).SelectMany(list => list.Items)
            .OfType<JsonObject>().Take(MaxContained).Select(ContentItem.From).ToList();
        _depth++;
        try
        {
            // The blocks of a flow are the page itself; what a bag or a list holds is summed up.
            return await display.ShowContainedAsync(items, part.Part.Name == "FlowPart" ? "Detail" : "Summary", cancellationToken);
        }
        finally
        {
            _depth--;
        }
    }
}

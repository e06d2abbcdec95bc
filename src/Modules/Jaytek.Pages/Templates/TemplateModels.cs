using System.Globalization;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Features;
using Jaytek.Engine.Settings;
using Jaytek.Pages.Contracts;
using Jaytek.Pages.Contracts.Views;
using Jaytek.Pages.Display;

namespace Jaytek.Pages.Templates;

/// <summary>What a template is given of an item: texts, numbers, flags, lists and maps, made of its definition; nothing of the server's own.</summary>
internal sealed class TemplateModels(
    IContentDefinitionManager definitions, GenericFields fields, IContentText text, PickedItems picked, IImages images,
    ISettings<SiteSettings> settings, Enabled<IContentPart> parts, Enabled<IContentProjector> projectors)
{
    // An item inside an item: a tracklist's entries, a page's blocks. What stands deeper is named, not unfolded.
    private const int MaxDepth = 2;
    private const int MaxContained = 100;

    /// <summary>The model of an item, the same for everybody who may view it.</summary>
    public async Task<TemplateMap> BuildAsync(ContentItem item, string displayType, CancellationToken cancellationToken)
    {
        var model = await ItemAsync(item, 0, cancellationToken);
        model["displayType"] = displayType;
        model["site"] = new TemplateMap { ["name"] = (await settings.GetAsync(cancellationToken)).SiteName };
        return model;
    }

    private async Task<TemplateMap> ItemAsync(ContentItem item, int depth, CancellationToken cancellationToken)
    {
        var model = Head(item);
        var (ofType, all) = (new TemplateMap(), new TemplateMap());
        ImageRequest? picture = null;
        if (definitions.Current.Type(item.ContentType) is { } type)
        {
            var open = OpenOf(item);
            foreach (var part in type.Parts.OrderBy(part => part.Position))
            {
                var map = part.Part.Name == type.Name ? ofType : new TemplateMap();
                picture = await FieldsAsync(item, type, part, open, map, cancellationToken) ?? picture;
                if (open?.Contains(part.Name) != false)
                    await PartAsync(item, type, part, depth, map, cancellationToken);
                all[part.Name] = map;
            }
        }
        (model["fields"], model["parts"]) = (ofType, all);
        model["picture"] = TemplatePictures.Of(picture ?? new ImageRequest(item.ContentItemId, null, ""), images);
        return model;
    }

    private static TemplateMap Head(ContentItem item) => new()
    {
        ["text"] = item.Title(),
        ["id"] = item.ContentItemId,
        ["type"] = item.ContentType,
        ["title"] = item.Title(),
        ["url"] = item.Url(),
        ["published"] = item.PublishedUtc?.ToString("o", CultureInfo.InvariantCulture),
        ["modified"] = item.ModifiedUtc?.ToString("o", CultureInfo.InvariantCulture),
    };

    // What visitors may not read of a locked item, such as a lesson that is not paid for, a template is not given either.
    private HashSet<string>? OpenOf(ContentItem item)
    {
        var json = new Lazy<JsonObject>(item.ToJson);
        var locks = projectors.IncludingDisabled().Select(found => found.Value).Where(one => one.ContentType == item.ContentType && one.IsLocked(json.Value)).ToList();
        return locks.Count == 0 ? null : [.. locks.Select(one => one.Open.AsEnumerable()).Aggregate((one, other) => one.Intersect(other))];
    }

    private async Task<ImageRequest?> FieldsAsync(
        ContentItem item, ContentTypeDefinition type, ContentTypePartDefinition part, HashSet<string>? open, TemplateMap map, CancellationToken cancellationToken)
    {
        ImageRequest? picture = null;
        foreach (var field in part.Part.Fields.OrderBy(field => field.Position))
        {
            if (open?.Contains(part.Name) == false && !open.Contains($"{part.Name}.{field.Name}"))
                continue;
            var json = item.Field(part.Name, field.Name) ?? [];
            if (await fields.BuildAsync(new FieldContext(type, part, field, json), cancellationToken) is not { } shown)
                continue;
            picture ??= shown.Pictures.Count > 0 ? shown.Pictures[0] : null;
            map[field.Name] = await FieldAsync(shown, json, cancellationToken);
        }
        return picture;
    }

    private async Task<TemplateMap> FieldAsync(FieldModel field, JsonObject json, CancellationToken cancellationToken) => new()
    {
        ["text"] = field.Text,
        ["label"] = field.Label,
        ["kind"] = field.Kind,
        ["html"] = field.Html,
        ["value"] = Value(field, json),
        ["lines"] = field.Text.Contains('\n', StringComparison.Ordinal) ? new TemplateList([.. field.Text.Split('\n')]) : null,
        ["links"] = field.Links.Count == 0 ? null : new TemplateList([.. field.Links.Select(link => new TemplateMap { ["text"] = link.Text, ["url"] = link.Url })]),
        ["pictures"] = field.Pictures.Count == 0 ? null : new TemplateList([.. field.Pictures.Select(picture => TemplatePictures.Of(picture, images))]),
        ["items"] = await picked.OfAsync(json, cancellationToken) is { Count: > 0 } items ? new TemplateList([.. items.Select(Head)]) : null,
    };

    private static object? Value(FieldModel field, JsonObject json) => field.Kind switch
    {
        "BooleanField" => json["Value"].AsFlag(),
        "NumericField" => json["Value"].AsNumber(),
        "MarkdownField" => json["Markdown"].AsText(),
        // A day is the same day in every zone.
        "DateField" => json["Value"].AsInstant()?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "DateTimeField" or "TimeField" => json["Value"].AsText(),
        _ => json["Text"].AsText(),
    };

    private async Task PartAsync(
        ContentItem item, ContentTypeDefinition type, ContentTypePartDefinition part, int depth, TemplateMap map, CancellationToken cancellationToken)
    {
        var json = item.Part(part.Name) ?? [];
        map["html"] = part.Part.Name switch
        {
            "HtmlBodyPart" => text.Sanitize(json["Html"].AsText()),
            "MarkdownBodyPart" => text.MarkdownToHtml(json["Markdown"].AsText()),
            _ => null,
        };
        if (depth >= MaxDepth || parts.FirstOrDefault(known => known.Name == part.Part.Name) is not { } kind)
            return;
        var items = new List<object>();
        foreach (var contained in kind.Contained(new PartContext(type, part, json)).SelectMany(list => list.Items).OfType<JsonObject>().Take(MaxContained).Select(ContentItem.From))
            items.Add(await ItemAsync(contained, depth + 1, cancellationToken));
        map["items"] = items.Count == 0 ? null : new TemplateList(items);
    }
}

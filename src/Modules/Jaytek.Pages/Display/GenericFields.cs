using System.Globalization;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Pages.Contracts;
using Jaytek.Pages.Contracts.Views;

namespace Jaytek.Pages.Display;

/// <summary>What can be shown of a field of a type that no module owns.</summary>
internal sealed class GenericFields(IContentText text, PickedItems picked, TermNames terms)
{
    /// <summary>The field's model, or null where it has no value.</summary>
    public async Task<FieldModel?> BuildAsync(FieldContext field, CancellationToken cancellationToken)
    {
        var json = field.Json;
        return field.Field.FieldName switch
        {
            "HtmlField" => Markup(field, text.Sanitize(json["Html"].AsText())),
            "MarkdownField" => Markup(field, text.MarkdownToHtml(json["Markdown"].AsText())),
            "LinkField" => Links(field, LinkText.Of(json["Url"].AsText(), json["Text"].AsText())),
            "BooleanField" => Plain(field, json["Value"].AsFlag() switch { true => "Yes", false => "No", null => "" }),
            "NumericField" => Plain(field, json["Value"].AsNumber()?.ToString(CultureInfo.InvariantCulture) ?? ""),
            "GeoPointField" => Plain(field, json["Latitude"].AsNumber() is { } latitude && json["Longitude"].AsNumber() is { } longitude
                ? string.Create(CultureInfo.InvariantCulture, $"{latitude}, {longitude}") : ""),
            "DateField" => Plain(field, json["Value"].AsInstant()?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""),
            "DateTimeField" => Plain(field, json["Value"].AsInstant()?.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? ""),
            "TimeField" => Plain(field, json["Value"].AsText() ?? ""),
            "MultiTextField" => Plain(field, string.Join('\n', json["Values"].AsTexts())),
            "TaxonomyField" => Plain(field, await TermsAsync(field, cancellationToken)),
            "ContentPickerField" => Links(field, (await picked.OfAsync(json, cancellationToken)).Select(item => LinkText.Of(item.Url(), item.Title()))),
            "MediaField" => Pictures(field),
            _ => Plain(field, json["Text"].AsText() ?? ""),
        };
    }

    private static FieldModel? Plain(FieldContext field, string value) =>
        string.IsNullOrWhiteSpace(value) ? null : Model(field) with { Text = value };

    private FieldModel? Markup(FieldContext field, string html) =>
        html.Length == 0 ? null : Model(field) with { Text = text.Summarize(html, 300), Html = html };

    private static FieldModel? Links(FieldContext field, params IEnumerable<LinkText?> links) =>
        links.OfType<LinkText>().ToList() is { Count: > 0 } some
            ? Model(field) with { Text = string.Join('\n', some.Select(link => link.Text)), Links = some }
            : null;

    private static FieldModel? Pictures(FieldContext field)
    {
        var pictures = field.Json["Paths"].AsTexts().Select((path, at) => (path, at)).Where(one => PicturePaths.Has(one.path))
            .Select(one => MediaPictures.At(field.Json, one.path, one.path, one.at)).ToList();
        return pictures.Count == 0 ? null : Model(field) with { Pictures = pictures };
    }

    private async Task<string> TermsAsync(FieldContext field, CancellationToken cancellationToken)
    {
        var reference = new TermReference(field.Json["TaxonomyContentItemId"].AsText() ?? "", field.Json["TermContentItemIds"].AsTexts());
        await terms.LoadAsync([reference], cancellationToken);
        return string.Join('\n', terms.Of(reference).Select(term => term.Name));
    }

    private static FieldModel Model(FieldContext field) =>
        new(field.Type.Name, field.Field.Name, field.Field.FieldName, field.DisplayName, "", null, [], []);
}

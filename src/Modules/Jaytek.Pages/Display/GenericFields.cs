using System.Globalization;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Settings;
using Jaytek.Pages.Contracts;
using Jaytek.Pages.Contracts.Views;

namespace Jaytek.Pages.Display;

/// <summary>What can be shown of a field of a type that no module owns. Users that a field picks are nobody's business and stay unsaid.</summary>
internal sealed class GenericFields(IContentText text, PickedItems picked, TermNames terms, SiteZone zone)
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
            "NumericField" => Number(field),
            "DateField" => Day(field),
            "DateTimeField" => await MomentAsync(field, cancellationToken),
            "TimeField" => Plain(field, json["Value"].AsText() ?? "") is { } time
                ? time with { Time = TimeOnly.TryParse(time.Text, CultureInfo.InvariantCulture, out var read) ? read : null } : null,
            "MultiTextField" => Words(field, json["Values"].AsTexts(), [.. json["Values"].AsTexts().Select(value => Label(field.Settings, value))]),
            "TaxonomyField" => await TermsAsync(field, cancellationToken),
            "ContentPickerField" => await PickedAsync(field, cancellationToken),
            "MediaField" => Media(field),
            "GeoPointField" => Point(field),
            "YoutubeField" => Video(field),
            _ => FieldTexts.Of(field, Plain(field, json["Text"].AsText() ?? "")),
        };
    }

    /// <summary>What people read of a choice; the value itself where the definition does not name it.</summary>
    internal static string Label(SettingsSection settings, string value) =>
        settings.Node("Options") is System.Text.Json.Nodes.JsonArray options
        && options.FirstOrDefault(option => option.Member("value").AsText() == value).Member("name").AsText() is { Length: > 0 } name
            ? name
            : value;

    private static FieldModel? Plain(FieldContext field, string value) =>
        string.IsNullOrWhiteSpace(value) ? null : Model(field) with { Text = value };

    private FieldModel? Markup(FieldContext field, string html) =>
        html.Length == 0 ? null : Model(field) with { Text = text.Summarize(html, 300), Html = html };

    private static FieldModel? Links(FieldContext field, params IEnumerable<LinkText?> links) =>
        links.OfType<LinkText>().ToList() is { Count: > 0 } some
            ? Model(field) with { Text = string.Join('\n', some.Select(link => link.Text)), Links = some }
            : null;

    private static FieldModel? Words(FieldContext field, IEnumerable<string> texts, IReadOnlyList<string> shown) =>
        Plain(field, string.Join('\n', texts)) is { } model ? model with { Values = shown } : null;

    private static FieldModel? Number(FieldContext field)
    {
        if (field.Json["Value"].AsNumber() is not { } number)
            return null;
        var model = Model(field) with { Text = number.ToString(CultureInfo.InvariantCulture) };
        return field.Field.Editor == "Duration"
            ? model with { Seconds = number }
            : model with { Unit = field.Settings.Text("Unit") is { Length: > 0 } unit ? unit : null };
    }

    private static FieldModel? Day(FieldContext field) => field.Json["Value"].AsInstant() is { } day
        ? Model(field) with { Text = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Day = DateOnly.FromDateTime(day.UtcDateTime) }
        : null;

    private async Task<FieldModel?> MomentAsync(FieldContext field, CancellationToken cancellationToken)
    {
        if (field.Json["Value"].AsInstant() is not { } moment)
            return null;
        var here = await zone.GetAsync(cancellationToken);
        return Model(field) with
        {
            Text = moment.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture),
            Moment = TimeZoneInfo.ConvertTime(moment, here),
            Wall = TimeZoneInfo.ConvertTime(moment, here).DateTime,
            Zone = here.Id,
        };
    }

    // Items without a page of their own are named; those that the visitor may not see are not here at all.
    private async Task<FieldModel?> PickedAsync(FieldContext field, CancellationToken cancellationToken)
    {
        var items = await picked.OfAsync(field.Json, cancellationToken);
        return items.Count == 0 ? null : Model(field) with
        {
            Text = string.Join('\n', items.Select(item => item.Title())),
            Links = [.. items.Select(item => LinkText.Of(item.Url(), item.Title())).OfType<LinkText>()],
            Values = [.. items.Where(item => item.Url() is null).Select(item => item.Title())],
        };
    }

    private async Task<FieldModel?> TermsAsync(FieldContext field, CancellationToken cancellationToken)
    {
        var reference = new TermReference(field.Json["TaxonomyContentItemId"].AsText() ?? "", field.Json["TermContentItemIds"].AsTexts());
        await terms.LoadAsync([reference], cancellationToken);
        var names = terms.Of(reference).Select(term => term.Name).ToList();
        return Words(field, names, names);
    }

    private static FieldModel? Media(FieldContext field)
    {
        var paths = field.Json["Paths"].AsTexts().Where(path => path.Length > 0).ToList();
        return paths.Count == 0 ? null : Model(field) with
        {
            Pictures = [.. field.Json["Paths"].AsTexts().Select((path, at) => (path, at)).Where(one => PicturePaths.Has(one.path))
                .Select(one => MediaPictures.At(field.Json, one.path, one.path, one.at))],
            Files = [.. paths.Where(path => !PicturePaths.Has(path)).Select(path => new FieldFile(path, FileUses.Of(path)))],
        };
    }

    private static FieldModel? Point(FieldContext field) =>
        field.Json["Latitude"].AsNumber() is { } latitude and >= -90 and <= 90 && field.Json["Longitude"].AsNumber() is { } longitude and >= -180 and <= 180
            ? Model(field) with { Text = string.Create(CultureInfo.InvariantCulture, $"{latitude}, {longitude}"), Point = new MapPoint(latitude, longitude) }
            : null;

    private static FieldModel? Video(FieldContext field) =>
        (YoutubeAddress.VideoId(field.Json["RawAddress"].AsText()) ?? YoutubeAddress.VideoId(field.Json["EmbeddedAddress"].AsText())) is { } id
            ? Links(field, new LinkText($"https://www.youtube.com/watch?v={id}", "Watch on YouTube"))! with { VideoId = id }
            : null;

    private static FieldModel Model(FieldContext field) =>
        new(field.Type.Name, field.Field.Name, field.Field.FieldName, field.DisplayName, "", null, [], []);
}

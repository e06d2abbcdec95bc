using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Pages.Contracts.Views;

namespace Jaytek.Pages.Contracts;

/// <summary>Reads what pages show out of an item's fields. A missing or empty value is null, whatever kind of nothing the JSON holds.</summary>
public static class ContentValues
{
    /// <summary>The title, or the type's name where it has none.</summary>
    public static string Title(this ContentItem item) => item.DisplayText is { Length: > 0 } title ? title : item.ContentType;

    /// <summary>The item's address as a path from the root, or null where it has none.</summary>
    public static string? Url(this ContentItem item) =>
        item.Part("AutoroutePart") is { } route && route["Disabled"].AsFlag() != true && route["Path"].AsText() is { Length: > 0 } path
            ? "/" + path.Trim('/')
            : null;

    /// <summary>The text of a text field.</summary>
    public static string? Text(this ContentItem item, string part, string field) => Filled(item.Field(part, field)?["Text"].AsText());

    /// <summary>The Markdown of a Markdown field.</summary>
    public static string? Markdown(this ContentItem item, string part, string field) => Filled(item.Field(part, field)?["Markdown"].AsText());

    /// <summary>The number of a numeric field.</summary>
    public static double? Number(this ContentItem item, string part, string field) => item.Field(part, field)?["Value"].AsNumber();

    /// <summary>The flag of a boolean field; false where it is missing.</summary>
    public static bool Flag(this ContentItem item, string part, string field) => item.Field(part, field)?["Value"].AsFlag() ?? false;

    /// <summary>The instant of a date or date and time field.</summary>
    public static DateTimeOffset? Instant(this ContentItem item, string part, string field) => item.Field(part, field)?["Value"].AsInstant();

    /// <summary>The ids of a content picker.</summary>
    public static IReadOnlyList<string> Picked(this ContentItem item, string part, string field) =>
        item.Field(part, field)?["ContentItemIds"].AsTexts() ?? [];

    /// <summary>The ids of the terms of a taxonomy field, and of their taxonomy.</summary>
    public static TermReference Terms(this ContentItem item, string part, string field) =>
        item.Field(part, field) is { } terms
            ? new TermReference(terms["TaxonomyContentItemId"].AsText() ?? "", terms["TermContentItemIds"].AsTexts())
            : new TermReference("", []);

    /// <summary>The media paths of a media field.</summary>
    public static IReadOnlyList<string> MediaPaths(this ContentItem item, string part, string field) =>
        [.. (item.Field(part, field)?["Paths"].AsTexts() ?? []).Where(path => path.Length > 0)];

    /// <summary>The link of a link field; null where it is empty or its address is none that a page may hold.</summary>
    /// <param name="item">The item.</param>
    /// <param name="part">The part's name.</param>
    /// <param name="field">The field's name.</param>
    /// <param name="words">What it says where the editor gave no words; null takes the address.</param>
    public static LinkText? Link(this ContentItem item, string part, string field, string? words = null) =>
        item.Field(part, field) is { } link
            ? LinkText.Of(link["Url"].AsText(), Filled(link["Text"].AsText()) ?? words)
            : null;

    /// <summary>The picture of a media field with its alternative text, else cover art.</summary>
    /// <param name="item">The item, which seeds the art.</param>
    /// <param name="part">The part's name.</param>
    /// <param name="field">The field's name.</param>
    /// <param name="genre">A slug that picks the art's motif, or null.</param>
    /// <param name="bpm">Beats per minute, which drive the art, or null.</param>
    public static ImageRequest Picture(this ContentItem item, string part, string field, string? genre = null, double? bpm = null)
    {
        var drive = bpm is > 0 and < 1000 ? (int)bpm : (int?)null;
        return item.Field(part, field) is { } value && value["Paths"].AsTexts() is [{ Length: > 0 } path, ..]
            ? MediaPictures.At(value, item.ContentItemId, path, 0) with { Genre = genre, Bpm = drive }
            : new ImageRequest(item.ContentItemId, null, "", genre, drive);
    }

    /// <summary>The pictures of a media field, in their order.</summary>
    public static IReadOnlyList<ImageRequest> Pictures(this ContentItem item, string part, string field) =>
        item.Field(part, field) is { } value
            ? [.. value["Paths"].AsTexts().Select((path, at) => (path, at)).Where(one => one.path.Length > 0)
                .Select(one => MediaPictures.At(value, item.ContentItemId, one.path, one.at))]
            : [];

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>Terms of a taxonomy.</summary>
/// <param name="TaxonomyId">The taxonomy's item; empty where none is named.</param>
/// <param name="TermIds">The terms' ids.</param>
public sealed record TermReference(string TaxonomyId, IReadOnlyList<string> TermIds);

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Jaytek.Contents.Contracts;

/// <summary>
/// One version of a content item, laid out as Orchard Core's JSON: the root properties in their order, then one member per part.
/// Members of parts keep their order and what nobody knows; unknown scalar members of the root are dropped on read, as Orchard does.
/// Not safe for use by several threads.
/// </summary>
public sealed class ContentItem
{
    /// <summary>The longest id of an item or version that an import may bring; a column that keeps one is as long.</summary>
    public const int MaxIdLength = 64;

    /// <summary>How the root's dates are written: UTC with seven digits of fraction.</summary>
    internal const string DateFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    /// <summary>A new, empty item of a type; it has no ids yet.</summary>
    public ContentItem(string contentType) : this(contentType, []) { }

    private ContentItem(string contentType, JsonObject parts) => (ContentType, Parts) = (contentType, parts);

    /// <summary>Names the item in all of its versions: 26 characters where we made it; empty until then.</summary>
    public string ContentItemId { get; set; } = "";

    /// <summary>Names this version; empty until it is saved.</summary>
    public string ContentItemVersionId { get; set; } = "";

    /// <summary>The technical name of the type.</summary>
    public string ContentType { get; }

    /// <summary>What lists show; follows <c>TitlePart.Title</c> where the type has one.</summary>
    public string? DisplayText { get; set; }

    /// <summary>True for the newest version.</summary>
    public bool Latest { get; set; }

    /// <summary>True for the version that visitors see.</summary>
    public bool Published { get; set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? ModifiedUtc { get; set; }

    /// <summary>When it was first published, or the date that an editor or an import set.</summary>
    public DateTimeOffset? PublishedUtc { get; set; }

    /// <summary>When the item was made.</summary>
    public DateTimeOffset? CreatedUtc { get; set; }

    /// <summary>The id of the user to whom it belongs.</summary>
    public string? Owner { get; set; }

    /// <summary>The name of the user who saved this version.</summary>
    public string? Author { get; set; }

    /// <summary>
    /// Names this state of this version: it changes with every write, so it serves as ETag and tells two editors apart. Null
    /// until the item is stored; it is no part of the JSON.
    /// </summary>
    public string? Tag { get; internal set; }

    /// <summary>The parts and everything else that is an object or an array at the root.</summary>
    public JsonObject Parts { get; }

    /// <summary>True where the newest version is not the published one.</summary>
    public bool IsDraft => Latest && !Published;

    /// <summary>A part by the name under which it is attached, or null.</summary>
    public JsonObject? Part(string name) => Parts[name] as JsonObject;

    /// <summary>A part by name, made empty where it is missing.</summary>
    public JsonObject GetOrAddPart(string name) => Parts.GetOrAddObject(name);

    /// <summary>A field of a part, or null.</summary>
    public JsonObject? Field(string part, string field) => Part(part)?[field] as JsonObject;

    /// <summary>A field of a part, made empty where it is missing.</summary>
    public JsonObject GetOrAddField(string part, string field) => GetOrAddPart(part).GetOrAddObject(field);

    /// <summary>Reads an item.</summary>
    /// <exception cref="JsonException">The text is not a JSON object, or a root property has a value of the wrong kind; the message says which.</exception>
    public static ContentItem Parse(ReadOnlySpan<byte> utf8) => From(ContentJson.ParseObject(utf8));

    /// <summary>Reads an item.</summary>
    /// <exception cref="JsonException">As the overload for UTF-8.</exception>
    public static ContentItem Parse(string text) => From(ContentJson.ParseObject(text));

    /// <summary>Reads an item from an object, which is left as it is.</summary>
    /// <exception cref="JsonException">A root property has a value of the wrong kind; the message says which.</exception>
    public static ContentItem From(JsonObject root)
    {
        var parts = new JsonObject();
        foreach (var (name, node) in root)
        {
            if (node is JsonObject or JsonArray && !RootProperties.IsKnown(name))
                parts.Add(name, node.DeepClone());
        }

        return new ContentItem(Text(root, nameof(ContentType)) ?? "", parts)
        {
            ContentItemId = Text(root, nameof(ContentItemId)) ?? "",
            ContentItemVersionId = Text(root, nameof(ContentItemVersionId)) ?? "",
            DisplayText = Text(root, nameof(DisplayText)),
            Latest = Flag(root, nameof(Latest)),
            Published = Flag(root, nameof(Published)),
            ModifiedUtc = Date(root, nameof(ModifiedUtc)),
            PublishedUtc = Date(root, nameof(PublishedUtc)),
            CreatedUtc = Date(root, nameof(CreatedUtc)),
            Owner = Text(root, nameof(Owner)),
            Author = Text(root, nameof(Author)),
        };
    }

    /// <summary>The item as a JSON object in Orchard's order, independent of this one.</summary>
    public JsonObject ToJson()
    {
        var root = new JsonObject
        {
            [nameof(ContentItemId)] = ContentItemId,
            [nameof(ContentItemVersionId)] = ContentItemVersionId,
            [nameof(ContentType)] = ContentType,
            [nameof(DisplayText)] = DisplayText,
            [nameof(Latest)] = Latest,
            [nameof(Published)] = Published,
            [nameof(ModifiedUtc)] = Format(ModifiedUtc),
            [nameof(PublishedUtc)] = Format(PublishedUtc),
            [nameof(CreatedUtc)] = Format(CreatedUtc),
            [nameof(Owner)] = Owner,
            [nameof(Author)] = Author,
        };
        foreach (var (name, node) in Parts)
            root.Add(name, node?.DeepClone());
        return root;
    }

    /// <summary>The item as UTF-8 JSON, as it is stored and served.</summary>
    public byte[] ToUtf8() => ContentJson.ToUtf8(ToJson());

    /// <summary>A copy that shares nothing with this one.</summary>
    public ContentItem Clone() => With(Parts.DeepClone().AsObject());

    /// <summary>A copy with other parts; the root properties stay.</summary>
    public ContentItem With(JsonObject parts) => new(ContentType, parts)
    {
        ContentItemId = ContentItemId,
        ContentItemVersionId = ContentItemVersionId,
        DisplayText = DisplayText,
        Latest = Latest,
        Published = Published,
        ModifiedUtc = ModifiedUtc,
        PublishedUtc = PublishedUtc,
        CreatedUtc = CreatedUtc,
        Owner = Owner,
        Author = Author,
        Tag = Tag,
    };

    /// <inheritdoc/>
    public override string ToString() => $"{ContentType} {ContentItemId} {DisplayText}";

    private static string? Format(DateTimeOffset? date) => date?.UtcDateTime.ToString(DateFormat, CultureInfo.InvariantCulture);

    private static string? Text(JsonObject root, string name) => root[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        var other => throw Wrong(name, "a string", other),
    };

    private static bool Flag(JsonObject root, string name) =>
        root[name] is not { } node ? false : node.AsFlag() ?? throw Wrong(name, "true or false", node);

    private static DateTimeOffset? Date(JsonObject root, string name) =>
        root[name] is not { } node ? null : node.AsInstant() ?? throw Wrong(name, "a date such as 2026-05-01T20:00:00Z", node);

    private static JsonException Wrong(string name, string expected, JsonNode actual) =>
        new($"'{name}' must be {expected}, not {actual.GetValueKind().ToString().ToLowerInvariant()} {Shorten(actual.ToJsonString())}.");

    private static string Shorten(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 60), "…");
}

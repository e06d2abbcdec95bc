using System.Text;
using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Fields;
using Jaytek.Contents.Model;

namespace Jaytek.Contents.Search;

/// <summary>The words of an item: its fields in the order of the definition, then those of the items inside it. Keys, colours and times are no words.</summary>
internal sealed class SearchTexts(IContentReader reader, IContentDefinitionManager definitions, ContentKinds kinds, IContentText text)
{
    /// <summary>Where a text is cut. It is more than ten pages; what stands beyond is not found.</summary>
    public const int MaxLength = 30_000;

    private const int MaxNames = 8;

    /// <summary>Everything that can be found beside title and byline, as plain text.</summary>
    public string Of(ContentTypeDefinition type, ContentItem item)
    {
        var words = new StringBuilder();
        Add(words, type, item.Parts);
        foreach (var (_, inner, innerType) in ContainedLists.Walk(type, item.Parts, definitions.Current, kinds))
        {
            if (words.Length >= MaxLength)
                break;
            if (innerType is not null)
                Add(words, innerType, inner);
        }

        return words.ToString(0, CutAt(words));
    }

    /// <summary>The names of the things that items point to: picked items of these kinds, and terms.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(
        IReadOnlyList<ContentItem> items, IReadOnlySet<string> visible, CancellationToken cancellationToken)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var pointers = items.SelectMany(item => Pointers(definitions.Current.Type(item.ContentType)!, item)).ToList();
        var found = await reader.GetManyAsync(
            [.. pointers.SelectMany(pointer => pointer.Taxonomy is { } taxonomy ? [taxonomy] : pointer.Ids).Distinct()], ContentVersion.Published, cancellationToken);
        foreach (var item in found.Values)
        {
            foreach (var term in TaxonomyTerms.Of(item).Where(term => term.Name.Length > 0))
                names[term.Id] = term.Name;
            if (item.Part("TaxonomyPart") is null && visible.Contains(item.ContentType) && !string.IsNullOrWhiteSpace(item.DisplayText))
                names[item.ContentItemId] = item.DisplayText.Trim();
        }

        return names;
    }

    /// <summary>What the item points to, by name; null where that is nothing.</summary>
    public static string? Byline(ContentTypeDefinition type, ContentItem item, IReadOnlyDictionary<string, string> names)
    {
        var line = Pointers(type, item).SelectMany(pointer => pointer.Ids).Select(id => names.GetValueOrDefault(id)).OfType<string>().Distinct().Take(MaxNames).ToList();
        return line.Count > 0 ? string.Join(" · ", line) : null;
    }

    private static IEnumerable<(string? Taxonomy, IReadOnlyList<string> Ids)> Pointers(ContentTypeDefinition type, ContentItem item) =>
        from part in type.Parts
        from field in part.Part.Fields
        let json = item.Field(part.Name, field.Name)
        where json is not null && field.FieldName is "ContentPickerField" or "TaxonomyField"
        select field.FieldName == "TaxonomyField"
            ? (json["TaxonomyContentItemId"].AsText(), json["TermContentItemIds"].AsTexts())
            : ((string?)null, json["ContentItemIds"].AsTexts());

    private void Add(StringBuilder words, ContentTypeDefinition type, JsonObject holder)
    {
        foreach (var part in type.Parts)
        {
            if (holder[part.Name] is not JsonObject json)
                continue;
            Add(words, part.Part.Name switch
            {
                "HtmlBodyPart" => Html(json),
                "MarkdownBodyPart" => text.Summarize(json["Markdown"].AsText(), MaxLength),
                _ => null,
            });
            foreach (var field in part.Part.Fields)
                Add(words, Of(field, json[field.Name] as JsonObject));
        }
    }

    private string? Of(ContentPartFieldDefinition field, JsonObject? json) => json is null ? null : field.FieldName switch
    {
        "MarkdownField" => text.Summarize(json["Markdown"].AsText(), MaxLength),
        "HtmlField" => Html(json),
        "MultiTextField" => string.Join(". ", json["Values"].AsTexts()),
        "TextField" when field.Editor is not ("PredefinedList" or "Color" or LocalDateTimeText.Editor or TimeZoneText.Editor) => IsWords(json["Text"].AsText()) ? json["Text"].AsText() : null,
        _ => null,
    };

    // Inside an element: what begins with a plain word would be taken for Markdown.
    private string Html(JsonObject json) => text.Summarize($"<div>{text.Sanitize(json["Html"].AsText())}</div>", MaxLength);

    // "2026-11-28T23:00", "Europe/Lisbon", "EUR": texts that machines read, in fields that are texts all the same.
    private static bool IsWords(string? value) =>
        value is { Length: > 0 }
        && (value.Contains(' ', StringComparison.Ordinal)
            || !(JsonValue.Create(value).AsInstant() is not null || value.Contains('/', StringComparison.Ordinal) || (value.Length <= 3 && value.All(char.IsAsciiLetterUpper))));

    private static void Add(StringBuilder words, string? more)
    {
        if (string.IsNullOrWhiteSpace(more))
            return;
        // A piece of this is shown on one line: where a sentence does not end a field, a dot keeps it from the next.
        if (words.Length > 0)
            words.Append(words[^1] is '.' or '!' or '?' or '…' ? " " : " · ");
        words.Append(more.Trim());
    }

    private static int CutAt(StringBuilder words)
    {
        if (words.Length <= MaxLength)
            return words.Length;
        return char.IsHighSurrogate(words[MaxLength - 1]) ? MaxLength - 1 : MaxLength;
    }
}

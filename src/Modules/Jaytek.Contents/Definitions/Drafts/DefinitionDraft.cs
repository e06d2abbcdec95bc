using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Definitions.Drafts;

/// <summary>A record of a definition as it stood when the draft first touched it, and as it shall stand.</summary>
/// <param name="Before">Null where it is new.</param>
/// <param name="After">Null where it shall go.</param>
internal sealed record DraftRecord(JsonObject? Before, JsonObject? After);

/// <summary>Changes of definitions that wait to be applied: whole records of types and parts, by name, in Orchard's form.</summary>
internal sealed class DefinitionDraft
{
    private const string BeforeName = "Before";
    private const string AfterName = "After";

    public SortedDictionary<string, DraftRecord> Types { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, DraftRecord> Parts { get; } = new(StringComparer.Ordinal);

    /// <summary>The new types whose published items everybody may see once they are applied.</summary>
    public SortedSet<string> Open { get; } = new(StringComparer.Ordinal);

    public bool IsEmpty => Types.Count + Parts.Count == 0;

    public static DefinitionDraft Read(string document)
    {
        var json = ContentJson.ParseObject(document);
        var draft = new DefinitionDraft();
        Fill(draft.Types, json[nameof(Types)]);
        Fill(draft.Parts, json[nameof(Parts)]);
        draft.Open.UnionWith(json[nameof(Open)].AsTexts());
        return draft;
    }

    public string Write() => ContentJson.ToText(new JsonObject { [nameof(Types)] = ToJson(Types), [nameof(Parts)] = ToJson(Parts), [nameof(Open)] = new JsonArray([.. Open.Select(name => (JsonNode)name)]) });

    /// <summary>The definitions as they would be with the draft applied.</summary>
    public ContentDefinitions Over(ContentDefinitions current) => DefinitionRecords.Build(
        Overlay(current.Types.Select(type => (type.Name, DefinitionRecords.Write(type))), Types),
        Overlay(current.Parts.Select(part => (part.Name, DefinitionRecords.Write(part))), Parts));

    /// <summary>The names of records that somebody else has changed since the draft touched them.</summary>
    public IReadOnlyList<string> Overtaken(ContentDefinitions current) =>
    [
        .. Types.Where(pair => !JsonEquality.AreEqual(pair.Value.Before, RecordOf(current.Type(pair.Key)))).Select(pair => pair.Key)
            .Concat(Parts.Where(pair => !JsonEquality.AreEqual(pair.Value.Before, RecordOf(current.Part(pair.Key)))).Select(pair => pair.Key))
            .Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>The draft as changes to make.</summary>
    public DefinitionChanges ToChanges() => new(
        [.. Wanted(Types)], [.. Wanted(Parts)],
        [.. Types.Where(pair => pair.Value.After is null).Select(pair => pair.Key)],
        [.. Parts.Where(pair => pair.Value.After is null).Select(pair => pair.Key)]);

    public static JsonObject? RecordOf(ContentTypeDefinition? type) => type is null ? null : DefinitionRecords.Write(type);

    public static JsonObject? RecordOf(ContentPartDefinition? part) => part is null ? null : DefinitionRecords.Write(part);

    private static IEnumerable<JsonObject> Wanted(SortedDictionary<string, DraftRecord> records) =>
        records.Values.Select(record => record.After).OfType<JsonObject>().Select(after => after.DeepClone().AsObject());

    private static IEnumerable<JsonObject> Overlay(IEnumerable<(string Name, JsonObject Record)> current, SortedDictionary<string, DraftRecord> changed) =>
        current.Where(pair => !changed.ContainsKey(pair.Name)).Select(pair => pair.Record).Concat(Wanted(changed));

    private static void Fill(SortedDictionary<string, DraftRecord> records, JsonNode? json)
    {
        foreach (var (name, node) in json as JsonObject ?? [])
            records[name] = new DraftRecord(node.Member(BeforeName)?.DeepClone() as JsonObject, node.Member(AfterName)?.DeepClone() as JsonObject);
    }

    private static JsonObject ToJson(SortedDictionary<string, DraftRecord> records) => new(records.Select(pair =>
        KeyValuePair.Create(pair.Key, (JsonNode?)new JsonObject { [BeforeName] = pair.Value.Before?.DeepClone(), [AfterName] = pair.Value.After?.DeepClone() })));
}

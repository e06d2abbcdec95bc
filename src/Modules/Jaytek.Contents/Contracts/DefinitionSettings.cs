using System.Text.Json;
using System.Text.Json.Nodes;

namespace Jaytek.Contents.Contracts;

/// <summary>
/// The settings of a type, part or field: Orchard's JSON, one object per section (<c>TextFieldSettings</c>), kept as it came
/// and read leniently. Immutable.
/// </summary>
public sealed class DefinitionSettings
{
    private readonly JsonElement _json;

    /// <summary>Settings from an object; anything else is no settings.</summary>
    public DefinitionSettings(JsonElement json) => _json = json.ValueKind == JsonValueKind.Object ? json.Clone() : Empty._json;

    private DefinitionSettings(string json)
    {
        using var document = JsonDocument.Parse(json);
        _json = document.RootElement.Clone();
    }

    /// <summary>No settings.</summary>
    public static DefinitionSettings Empty { get; } = new("{}");

    /// <summary>Settings from a node.</summary>
    public static DefinitionSettings From(JsonObject json) => new(JsonSerializer.SerializeToElement(json));

    /// <summary>The names of the sections.</summary>
    public IEnumerable<string> Sections => _json.EnumerateObject().Select(member => member.Name);

    /// <summary>One section; empty where it is missing. Case matters.</summary>
    public SettingsSection Section(string name) =>
        new(_json.TryGetProperty(name, out var section) && section.ValueKind == JsonValueKind.Object ? section : default);

    /// <summary>A copy as a node.</summary>
    public JsonObject ToJson() => JsonObject.Create(_json)!.DeepClone().AsObject();
}

/// <summary>One section of settings. Values given as strings are read as the kind that is asked for.</summary>
public readonly struct SettingsSection
{
    private readonly JsonElement _json;

    internal SettingsSection(JsonElement json) => _json = json;

    /// <summary>The names of its members.</summary>
    public IEnumerable<string> Names => _json.ValueKind == JsonValueKind.Object ? _json.EnumerateObject().Select(member => member.Name) : [];

    /// <summary>A text, or null where it is missing or not a text.</summary>
    public string? Text(string name) => Node(name).AsText();

    /// <summary>A flag, or <paramref name="otherwise"/>.</summary>
    public bool Flag(string name, bool otherwise = false) => Node(name).AsFlag() ?? otherwise;

    /// <summary>A number, or null.</summary>
    public double? Number(string name) => Node(name).AsNumber();

    /// <summary>A list of texts, empty where it is missing.</summary>
    public IReadOnlyList<string> Texts(string name) => Node(name).AsTexts();

    /// <summary>An enumeration, which recipes give by name or by number.</summary>
    /// <typeparam name="T">Its members bear Orchard's names and numbers.</typeparam>
    public T Choice<T>(string name, T otherwise = default)
        where T : struct, Enum
    {
        var node = Node(name);
        if (node.AsText() is { } text)
            return Enum.TryParse<T>(text, ignoreCase: true, out var byName) && Enum.IsDefined(byName) ? byName : otherwise;
        if (node.AsNumber() is { } number && number == Math.Floor(number) && Math.Abs(number) < int.MaxValue)
            return Enum.IsDefined(typeof(T), (int)number) ? (T)Enum.ToObject(typeof(T), (int)number) : otherwise;
        return otherwise;
    }

    /// <summary>Any member as a node of its own, or null.</summary>
    public JsonNode? Node(string name) =>
        _json.ValueKind == JsonValueKind.Object && _json.TryGetProperty(name, out var member) ? ContentJson.ToNode(member) : null;
}

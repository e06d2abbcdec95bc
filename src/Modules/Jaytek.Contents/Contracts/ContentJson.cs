using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Jaytek.Contents.Contracts;

/// <summary>How content is read from and written to JSON: strict input, readable output, order kept.</summary>
public static class ContentJson
{
    /// <summary>How deep a document may nest; the parser refuses what is deeper.</summary>
    public const int MaxDepth = 64;

    private static readonly JsonWriterOptions Writer = new()
    {
        // Content is served as application/json and never pasted into markup, so only what JSON itself requires is escaped.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MaxDepth + 16,
    };

    private static readonly JsonDocumentOptions Document = new()
    {
        MaxDepth = MaxDepth,
        AllowDuplicateProperties = false,
    };

    /// <summary>Reads one JSON object.</summary>
    /// <param name="utf8">The whole text in UTF-8, without a byte order mark.</param>
    /// <exception cref="JsonException">
    /// The text is not valid UTF-8, not JSON, deeper than <see cref="MaxDepth"/>, names a member twice, holds half a surrogate
    /// pair or U+0000, or is not an object. The message says where.
    /// </exception>
    public static JsonObject ParseObject(ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8))
            throw new JsonException("The text is not valid UTF-8.");
        RefuseBrokenStrings(utf8);
        return JsonNode.Parse(utf8, nodeOptions: null, Document) as JsonObject
            ?? throw new JsonException("A JSON object is expected.");
    }

    /// <summary>Reads one JSON object.</summary>
    /// <exception cref="JsonException">As the overload for UTF-8.</exception>
    public static JsonObject ParseObject(string text) => ParseObject(System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a node as UTF-8 without white space; members keep their order.</summary>
    public static byte[] ToUtf8(JsonNode node)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Writer))
            node.WriteTo(writer);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes a node as text without white space; members keep their order.</summary>
    public static string ToText(JsonNode node) => System.Text.Encoding.UTF8.GetString(ToUtf8(node));

    /// <summary>A node of its own for an element that belongs to a document; null for JSON's null.</summary>
    public static JsonNode? ToNode(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(element.Clone()),
        JsonValueKind.Array => JsonArray.Create(element.Clone()),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => JsonValue.Create(element.Clone()),
    };

    // The parser accepts an escape such as \ud800 alone and throws only when the string is read, long after the check of the input;
    // and \u0000, which PostgreSQL's text cannot hold.
    private static void RefuseBrokenStrings(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IndexOf("\\u"u8) < 0)
            return;
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !reader.ValueIsEscaped)
                continue;
            try
            {
                if (reader.GetString()!.Contains('\0', StringComparison.Ordinal))
                    throw new JsonException($"The string at byte {reader.TokenStartIndex} holds the character U+0000, which no text may.");
            }
            catch (InvalidOperationException broken)
            {
                throw new JsonException($"The string at byte {reader.TokenStartIndex} holds half a surrogate pair.", broken);
            }
        }
    }
}

using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Jaytek.Kernel;

namespace Jaytek.Recipes.Files;

/// <summary>Reads a recipe file in Orchard Core's format: comments and trailing commas are legal, every refusal says line and column.</summary>
internal static class RecipeReader
{
    /// <summary>The largest file that is read; media belong beside a recipe, not in it.</summary>
    public const int MaxBytes = MaxMegabytes * 1024 * 1024;

    public const int MaxMegabytes = 16;

    /// <summary>The longest name of a recipe, characters; the history keeps it.</summary>
    public const int MaxNameLength = 200;

    /// <summary>How deep objects and arrays may nest; the depth that Orchard's own reader takes.</summary>
    public const int MaxDepth = 64;

    public static readonly JsonReaderOptions JsonOptions = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = MaxDepth,
    };

    private static readonly JsonDocumentOptions DocumentOptions = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = MaxDepth,
    };

    /// <summary>Reads from a stream, refusing what is larger than <see cref="MaxBytes"/> without reading on.</summary>
    public static async Task<Result<RecipeFile>> ReadAsync(Stream stream, string fallbackName, CancellationToken ct)
    {
        if (stream.CanSeek && stream.Length - stream.Position > MaxBytes)
            return RecipesErrors.FileTooLarge;
        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        for (int read; (read = await stream.ReadAsync(chunk, ct)) > 0;)
        {
            if (buffer.Length + read > MaxBytes)
                return RecipesErrors.FileTooLarge;
            buffer.Write(chunk, 0, read);
        }
        return Read(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), fallbackName);
    }

    /// <summary>Reads the text of a recipe.</summary>
    /// <param name="utf8">The file's bytes, with or without a byte order mark.</param>
    /// <param name="fallbackName">The name of a recipe that does not give its own.</param>
    public static Result<RecipeFile> Read(ReadOnlyMemory<byte> utf8, string fallbackName)
    {
        if (utf8.Length > MaxBytes)
            return RecipesErrors.FileTooLarge;
        // Orchard exports an archive too, with the recipe in it.
        if (utf8.Span.StartsWith("PK\u0003\u0004"u8))
            return RecipesErrors.Archive;
        if (utf8.Span.StartsWith("\uFEFF"u8))
            utf8 = utf8[3..];
        var source = new SourceMap(utf8);
        if (CheckEncoding(utf8.Span, source) is { } wrongEncoding)
            return wrongEncoding;
        try
        {
            if (CheckShape(utf8.Span, source) is { } wrongShape)
                return wrongShape;
            var root = JsonNode.Parse(utf8.Span, nodeOptions: null, DocumentOptions)!.AsObject();
            return new RecipeLayout(root, source, fallbackName).Read();
        }
        catch (JsonException wrong)
        {
            return RecipesErrors.NotJson(PlaceOf(wrong, utf8.Span), Reason(wrong));
        }
    }

    private static Error? CheckEncoding(ReadOnlySpan<byte> utf8, SourceMap source)
    {
        if (utf8 is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || utf8.IndexOf((byte)0) is >= 0 and < 4)
            return RecipesErrors.WrongEncoding(new Place(1, 1), "the file looks like UTF-16 or UTF-32; recipes are UTF-8");
        if (Utf8.IsValid(utf8))
            return null;
        var at = 0;
        while (Rune.DecodeFromUtf8(utf8[at..], out _, out var length) == System.Buffers.OperationStatus.Done)
            at += length;
        return RecipesErrors.WrongEncoding(source.PlaceAt(at), $"the byte 0x{utf8[at]:X2} is not UTF-8");
    }

    /// <summary>Walks all tokens once: the root is an object, no key stands twice, and <c>variables</c> stands before <c>steps</c>.</summary>
    private static Error? CheckShape(ReadOnlySpan<byte> utf8, SourceMap source)
    {
        var reader = new Utf8JsonReader(utf8, JsonOptions);
        var keys = new Stack<HashSet<string>?>();
        var stepsSeen = false;
        while (reader.Read())
        {
            // An escaped half of a surrogate pair, or U+0000, passes the tokeniser and fails much later, wherever the text is read or stored.
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped && !IsReadable(ref reader))
                return RecipesErrors.WrongEncoding(source.PlaceAt(reader.TokenStartIndex), "a \\u escape is half of a surrogate pair or U+0000, which no text may hold");
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    // Header keys are compared without regard to case, so `Name` beside `name` is one key twice.
                    keys.Push(new(keys.Count == 0 ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal));
                    break;
                case JsonTokenType.StartArray when keys.Count > 0:
                    keys.Push(null);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    keys.Pop();
                    break;
                case JsonTokenType.PropertyName:
                    var name = reader.GetString()!;
                    if (!keys.Peek()!.Add(name))
                        return RecipesErrors.DuplicateKey(source.PlaceAt(reader.TokenStartIndex), name);
                    if (keys.Count == 1 && name == "variables" && stepsSeen)
                        return RecipesErrors.VariablesAfterSteps(source.PlaceAt(reader.TokenStartIndex));
                    stepsSeen |= keys.Count == 1 && name == "steps";
                    break;
                case var _ when keys.Count == 0:
                    return RecipesErrors.WrongShape(source.PlaceAt(reader.TokenStartIndex), "a recipe is a JSON object");
            }
        }
        return null;
    }

    private static bool IsReadable(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()?.Contains('\0', StringComparison.Ordinal) == false;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static Place PlaceOf(JsonException wrong, ReadOnlySpan<byte> utf8)
    {
        var rest = utf8;
        for (var line = wrong.LineNumber ?? 0; line > 0; line--)
            rest = rest[(rest.IndexOf((byte)'\n') + 1)..];
        var column = (int)Math.Min(wrong.BytePositionInLine ?? 0, rest.Length);
        return new Place((int)(wrong.LineNumber ?? 0) + 1, Encoding.UTF8.GetCharCount(rest[..column]) + 1);
    }

    private static string Reason(JsonException wrong)
    {
        if (wrong.Message.Contains("depth to be zero", StringComparison.Ordinal)
            || wrong.Message.Contains("Expected end of string", StringComparison.Ordinal)
            || wrong.Message.Contains("does not contain any JSON tokens", StringComparison.Ordinal)
            || wrong.Message.Contains("Expected data after", StringComparison.Ordinal))
            return "the file ends too early";
        if (wrong.Message.Contains("maximum configured depth", StringComparison.Ordinal))
            return $"objects and arrays nest deeper than {MaxDepth} levels";
        var details = wrong.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return details > 0 ? wrong.Message[..details] : wrong.Message;
    }
}

using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Jaytek.Kernel;
using Jaytek.Recipes.Contracts;
using Jaytek.Recipes.Scripting;
using Microsoft.Extensions.Logging;

namespace Jaytek.Recipes.Expressions;

/// <summary>
/// The functions that a recipe's scripts may call: Orchard Core's <c>variables, parameters, configuration, uuid, base64, html, gzip,
/// log</c>, and our <c>siteDate</c>. One instance serves one string of the file, whose path makes its ids its own.
/// </summary>
internal sealed class RecipeFunctions(RecipeExpressions expressions, string recipe, string path)
{
    // No string of a script may be longer than this either.
    private const int MaxDecodedBytes = 2 * 1024 * 1024;

    private int _ids;

    public ScriptScope Scope => new()
    {
        Now = expressions.Environment.Now,
        Functions = new Dictionary<string, ScriptFunction>
        {
            ["variables"] = arguments => expressions.Variable(Text(arguments, 0, "variables"))?.DeepClone(),
            ["parameters"] = arguments => Parameter(Text(arguments, 0, "parameters")),
            ["configuration"] = Configuration,
            ["uuid"] = _ => NextId(),
            ["base64"] = arguments => Utf8(FromBase64(Text(arguments, 0, "base64"), "base64")),
            ["html"] = arguments => WebUtility.HtmlDecode(Text(arguments, 0, "html")),
            ["gzip"] = arguments => Convert.ToBase64String(Unzip(FromBase64(Text(arguments, 0, "gzip"), "gzip"))),
            ["log"] = Log,
            ["siteDate"] = SiteDate,
        },
    };

    /// <summary>The same ids on every run of the same file on the same site: a second run finds what the first one made.</summary>
    private JsonNode NextId() =>
        PublicId.Derived(string.Create(CultureInfo.InvariantCulture, $"{expressions.Environment.SiteId}\n{recipe}\n{path}\n{_ids++}"));

    private JsonNode? Parameter(string name)
    {
        if (expressions.Environment.Parameters.TryGetValue(name, out var value))
            return value;
        expressions.Warn(path, name is "AdminPassword" or "DatabaseConnectionString"
            ? $"parameters('{name}') is a secret and not given to recipes; the text stays empty."
            : $"There is no parameter `{name}` now; the text stays empty.");
        return null;
    }

    private JsonNode? Configuration(IReadOnlyList<JsonNode?> arguments)
    {
        var key = Text(arguments, 0, "configuration");
        var value = expressions.Configuration.Read(key, out var mayRead);
        if (!mayRead)
            expressions.Warn(path, $"The configuration key `{key}` is not open to recipes (Jaytek:Recipes:ReadableKeys); the default stands in.");
        return value ?? arguments.ElementAtOrDefault(1)?.DeepClone();
    }

    private JsonNode SiteDate(IReadOnlyList<JsonNode?> arguments)
    {
        if (!int.TryParse(arguments.ElementAtOrDefault(0)?.ToString(), CultureInfo.InvariantCulture, out var days) || Math.Abs((long)days) > 36_500)
            throw Wrong("siteDate", "the first argument is a whole number of days, at most 36500");
        var time = TimeOnly.MinValue;
        if (arguments.ElementAtOrDefault(1) is { } given
            && !TimeOnly.TryParseExact(given.ToString(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time))
            throw Wrong("siteDate", "the second argument is a time such as '20:30'");
        return expressions.Environment.Date(days, time);
    }

    private JsonNode? Log(IReadOnlyList<JsonNode?> arguments)
    {
        if (!Enum.TryParse<LogLevel>(Text(arguments, 0, "log"), ignoreCase: true, out var level))
            level = LogLevel.Information;
        // A line break in the text would let a recipe forge log lines.
        var text = new string([.. Text(arguments, 1, "log").Select(c => char.IsControl(c) ? ' ' : c)]);
        expressions.Logger.Log(level, "Recipe {Recipe}, {Path}: {Text}", recipe, path, text);
        return null;
    }

    private static byte[] FromBase64(string text, string function)
    {
        var bytes = new byte[(text.Length / 4 * 3) + 3];
        return Convert.TryFromBase64String(text, bytes, out var length)
            ? bytes[..length]
            : throw Wrong(function, "the text is not Base64");
    }

    private static JsonNode Utf8(byte[] bytes) => System.Text.Unicode.Utf8.IsValid(bytes)
        ? Encoding.UTF8.GetString(bytes)
        : throw Wrong("base64", "what is encoded is not UTF-8 text");

    private static ReadOnlySpan<byte> Unzip(byte[] packed)
    {
        var buffer = new byte[MaxDecodedBytes + 1];
        int length;
        try
        {
            using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
            length = gzip.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException)
        {
            throw Wrong("gzip", "the text is not a whole gzip stream in Base64");
        }
        return length <= MaxDecodedBytes
            ? buffer.AsSpan(0, length)
            : throw Wrong("gzip", $"what is packed is larger than {MaxDecodedBytes / (1024 * 1024)} MB");
    }

    private static string Text(IReadOnlyList<JsonNode?> arguments, int index, string function) =>
        arguments.ElementAtOrDefault(index)?.ToString() ?? throw Wrong(function, $"argument {index + 1} is missing");

    private static ScriptRefusedException Wrong(string function, string reason) => new(ExpressionErrors.Argument(function, reason));
}

using System.Text;
using Jaytek.Kernel;

namespace Jaytek.Media.Resumable;

/// <summary>The header <c>Upload-Metadata</c> (tus 1.0, Creation): pairs of a name and a text in Base64, with commas between.</summary>
internal static class TusMetadata
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Result<IReadOnlyDictionary<string, string>> Parse(string header)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (header.Length > ResumableUpload.MaxMetadata)
            return Wrong($"It has more than {ResumableUpload.MaxMetadata} characters.");
        foreach (var pair in header.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split(' ');
            if (parts.Length > 2 || parts[0].Length == 0 || !parts[0].All(char.IsAscii))
                return Wrong("Each pair is a name, a space and a text in Base64.");
            if (Decode(parts.Length == 2 ? parts[1] : "") is not { } value)
                return Wrong($"The text of {parts[0]} is no Base64 of UTF-8.");
            if (!values.TryAdd(parts[0], value))
                return Wrong($"The name {parts[0]} stands there twice.");
        }
        return values;
    }

    private static string? Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        try
        {
            return Convert.TryFromBase64String(base64, bytes, out var length) ? Strict.GetString(bytes, 0, length) : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static Error Wrong(string reason) => Error.Member("media.upload.metadata_invalid", "Upload-Metadata", reason);
}

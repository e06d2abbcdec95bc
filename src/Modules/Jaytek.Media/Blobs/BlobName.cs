namespace Jaytek.Media.Blobs;

/// <summary>The names of blobs: the SHA-256 of their bytes in lower-case hexadecimal.</summary>
internal static class BlobName
{
    private const int Length = 64;

    public static bool Is(string text) => text.Length == Length && text.All(char.IsAsciiHexDigitLower);

    /// <summary>The name itself.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static string Checked(string text) => Is(text) ? text : throw new ArgumentException($"'{text}' is no SHA-256.", nameof(text));
}

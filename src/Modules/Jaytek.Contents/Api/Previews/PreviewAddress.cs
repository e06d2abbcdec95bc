namespace Jaytek.Contents.Api.Previews;

/// <summary>The address of the page that shows drafts: what may stand in it, and what becomes of its placeholders.</summary>
internal static class PreviewAddress
{
    private const string Token = "{token}";
    private const string Id = "{id}";
    private const string Type = "{type}";
    private const string Path = "{path}";

    /// <summary>The address with the values in their places.</summary>
    public static string Fill(string address, string token, string id, string type, string path) => address
        .Replace(Token, Uri.EscapeDataString(token), StringComparison.Ordinal)
        .Replace(Id, Uri.EscapeDataString(id), StringComparison.Ordinal)
        .Replace(Type, Uri.EscapeDataString(type), StringComparison.Ordinal)
        .Replace(Path, Uri.EscapeDataString(path), StringComparison.Ordinal);

    /// <summary>Why links cannot lead there, or null. A token is a secret, so it travels encrypted or stays on the machine.</summary>
    public static string? WhatIsWrong(string address)
    {
        var filled = Fill(address, "t", "i", "t", "p");
        if (filled.IndexOfAny(['{', '}']) is >= 0 and var at)
            return $"There are {Token}, {Id}, {Type} and {Path}; “{filled[at..Math.Min(filled.Length, at + 20)]}” is none of them.";
        if (!Uri.TryCreate(filled, UriKind.Absolute, out var url) || !IsSafe(url) || filled.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '\\'))
            return "It is an https address, or an http address of this machine, such as https://next-site.example/preview?id={id}&token={token}.";
        // The host is the same for every draft: a placeholder there would hand the token to whoever owns the names below it.
        if (address.Split('/', 3) is [_, _, var rest] && rest.Split('/', '?', '#')[0].Contains('{', StringComparison.Ordinal))
            return "The name of the host holds no placeholder.";
        return !address.Contains(Token, StringComparison.Ordinal) || !address.Contains(Id, StringComparison.Ordinal)
            ? $"It needs {Token} and {Id}: the page asks the API for the draft by both."
            : null;
    }

    private static bool IsSafe(Uri url) =>
        url.UserInfo.Length == 0 && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));
}

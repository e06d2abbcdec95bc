using System.Collections.Frozen;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;

namespace Jaytek.Pages.Redirects;

/// <summary>Reads the two addresses of a redirect and compares paths: in any case, with or without a slash at the end, decoded.</summary>
internal static class RedirectPath
{
    public const int MaxLength = 400;

    /// <summary>What an index of PostgreSQL takes in any script.</summary>
    public const int MaxTarget = 600;

    /// <summary>What stands at the end of an address that means everything below.</summary>
    public const string Below = "/*";

    /// <summary>The statuses that a redirect may answer.</summary>
    public static readonly FrozenSet<int> Statuses = FrozenSet.Create(301, 302, 307, 308, Gone);

    public const int Gone = 410;

    // Deeper addresses than this are nobody's; each level is a key of the question.
    private const int MaxKeys = 20;

    /// <summary>The address that is left, as it is kept. Errors: <c>pages.redirect.from</c>.</summary>
    /// <param name="text">A path, or a whole address of this site.</param>
    /// <param name="baseUrl">The site's public address; empty where it is not known.</param>
    public static Result<string> ReadFrom(string? text, string baseUrl)
    {
        var from = (text ?? "").Trim();
        if (IsAbsolute(from, out var uri))
        {
            if (PathOn(baseUrl, uri) is not { } path)
                return Wrong("The old address is a path of this site, such as /old-page: what other hosts answer cannot be led on from here.");
            from = path;
        }
        if (from.Length == 0 || from[0] != '/')
            return Wrong("The old address is a path that begins with a slash, such as /old-page or /blog/*.");
        if (from.AsSpan().IndexOfAny('?', '#') >= 0)
            return Wrong("The old address is a path alone: what stands behind ? and # is not looked at. Leave it out.");
        from = Uri.UnescapeDataString(from);
        if (!IsPlain(from) || from.Contains("//", StringComparison.Ordinal))
            return Wrong("The old address holds characters that no path can have.");
        if (from.IndexOf('*', StringComparison.Ordinal) is >= 0 and var star && (star != from.Length - 1 || from[star - 1] != '/'))
            return Wrong("A star stands alone at the end, behind a slash: /blog/* means everything below /blog.");
        if (from.Length > MaxLength)
            return Wrong($"The old address has at most {MaxLength} characters.");
        if (from.Length == 1)
            return Wrong("The home page is always there; it cannot lead elsewhere.");
        return from.TrimEnd('/');
    }

    /// <summary>Where it leads, as it is kept: a path of this site, or an absolute http or https address. Errors: <c>pages.redirect.to</c>.</summary>
    public static Result<string> ReadTo(string? text, bool fromIsBelow)
    {
        var to = (text ?? "").Trim();
        if (to.Length == 0)
            return WrongTarget("Say where the address leads.");
        if (to.Length > MaxTarget || !IsPlain(to))
            return WrongTarget($"A target has at most {MaxTarget} characters, and no backslash or control character among them.");
        var isLocal = to[0] == '/' && !to.StartsWith("//", StringComparison.Ordinal);
        if (!isLocal && !(IsAbsolute(to, out var uri) && uri.UserInfo.Length == 0))
            return WrongTarget("A target is a path of this site that begins with one slash, or a whole address that begins with https:// or http://.");
        var star = to.IndexOf('*', StringComparison.Ordinal);
        if (star >= 0 && (!fromIsBelow || star != to.Length - 1 || to[star - 1] != '/' || to.AsSpan().IndexOfAny('?', '#') >= 0 || (!isLocal && new Uri(to).AbsolutePath.Length < 2)))
            return WrongTarget("A star stands for what the star of the old address stood for: alone at the end of the path, behind a slash, and only where the old address ends with one.");
        return to;
    }

    /// <summary>A path as it is compared; what stands behind <c>?</c> and <c>#</c> does not count.</summary>
    public static string KeyOf(string path)
    {
        var end = path.AsSpan().IndexOfAny('?', '#');
        var key = Uri.UnescapeDataString(end < 0 ? path : path[..end]).ToLowerInvariant();
        return key.Length > 1 ? key.TrimEnd('/') is { Length: > 0 } trimmed ? trimmed : "/" : key;
    }

    /// <summary>The key of a target on this site, or null.</summary>
    public static string? TargetKeyOf(string to) => to is ['/', ..] ? KeyOf(to) : null;

    /// <summary>The keys under which a redirect of this path may stand, the most special first.</summary>
    public static IReadOnlyList<string> KeysFor(string path)
    {
        var key = KeyOf(path);
        var keys = new List<string> { key };
        for (var slash = key.LastIndexOf('/'); slash >= 0 && key.Length > 1; slash = slash == 0 ? -1 : key.LastIndexOf('/', slash - 1))
            keys.Add(key[..slash] + Below);
        return keys;
    }

    /// <summary>Whether a redirect may stand under these keys at all.</summary>
    public static bool IsSomebodys(IReadOnlyList<string> keys) => keys.Count <= MaxKeys && keys[0].Length <= MaxLength;

    /// <summary>Where a redirect leads somebody who asked for this path.</summary>
    public static string Target(string fromKey, string to, string path)
    {
        if (!to.EndsWith(Below, StringComparison.Ordinal) || !fromKey.EndsWith(Below, StringComparison.Ordinal))
            return to;
        // A visitor writes what stands below. One slash more in front of it would make "/" and "/other.example" an address elsewhere.
        var rest = path.Length >= fromKey.Length ? path[(fromKey.Length - 1)..].TrimStart('/', '\\') : "";
        return to[..^1] + Escape(rest);
    }

    // A path comes decoded but for its %2F. Pasted so, a question mark in a name would begin a query.
    private static string Escape(string rest) => new PathString(
        "/" + rest.Replace("%", "%25", StringComparison.Ordinal).Replace("%252F", "%2F", StringComparison.OrdinalIgnoreCase)).ToUriComponent()[1..];

    // The path of an address of this site, without the folder in which the site stands; null for an address elsewhere.
    private static string? PathOn(string baseUrl, Uri uri)
    {
        if (!Uri.TryCreate(baseUrl, UriKind.Absolute, out var site) || !site.Authority.Equals(uri.Authority, StringComparison.OrdinalIgnoreCase))
            return null;
        var folder = site.AbsolutePath.TrimEnd('/');
        return uri.AbsolutePath.StartsWith(folder + "/", StringComparison.OrdinalIgnoreCase) ? uri.PathAndQuery[folder.Length..] + uri.Fragment : null;
    }

    private static bool IsAbsolute(string text, out Uri uri) =>
        Uri.TryCreate(text, UriKind.Absolute, out uri!) && uri.Scheme is "http" or "https" && uri.Host.Length > 0
        && text.StartsWith("http", StringComparison.OrdinalIgnoreCase) && text.Contains("://", StringComparison.Ordinal);

    private static bool IsPlain(string text) => !text.Any(c => char.IsControl(c) || c is '\\' or '\u2028' or '\u2029' || char.IsSurrogate(c) || (char.IsWhiteSpace(c) && c != ' '));

    private static Error Wrong(string message) => Error.Member("pages.redirect.from", "From", message);

    private static Error WrongTarget(string message) => Error.Member("pages.redirect.to", "To", message);
}

namespace Jaytek.Contents.Contracts;

/// <summary>Reads addresses of videos as people paste them: <c>watch?v=</c>, <c>youtu.be</c>, <c>shorts</c>, <c>live</c>, <c>embed</c>.</summary>
public static class YoutubeAddress
{
    /// <summary>The video's id of 11 characters, or null where the address is none of YouTube's.</summary>
    public static string? VideoId(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http"))
            return null;
        var host = uri.Host.StartsWith("www.", StringComparison.Ordinal) || uri.Host.StartsWith("m.", StringComparison.Ordinal)
            ? uri.Host[(uri.Host.IndexOf('.', StringComparison.Ordinal) + 1)..]
            : uri.Host;
        var segments = uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var id = (host, segments) switch
        {
            ("youtu.be", [var first, ..]) => first,
            ("youtube.com" or "youtube-nocookie.com", ["embed" or "shorts" or "live" or "v", var second, ..]) => second,
            ("youtube.com", ["watch"]) => Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(uri.Query)["v"].ToString(),
            _ => null,
        };
        return IsId(id) ? id : null;
    }

    /// <summary>Whether a video can have this id: 11 letters, digits, <c>-</c> or <c>_</c>.</summary>
    public static bool IsId(string? id) => id is { Length: 11 } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}

using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Text;

/// <summary>Markup as fields and parts keep it, in their member <c>Html</c>.</summary>
internal static class HtmlText
{
    private const string Member = "Html";

    /// <summary>Sanitises the markup; markup that <see cref="Complaint"/> refuses stays as it was typed.</summary>
    public static void Clean(JsonObject json)
    {
        if (json[Member].AsText() is { } html && HtmlSanitizer.Complaint(html) is null
            && HtmlSanitizer.Sanitize(html) is var clean && !ReferenceEquals(clean, html))
            json[Member] = clean;
    }

    /// <summary>Why the markup cannot be kept, or null.</summary>
    public static string? Complaint(JsonObject json) => json[Member] switch
    {
        null => null,
        var node when node.AsText() is { } html => HtmlSanitizer.Complaint(html),
        _ => "'Html' must be a text.",
    };
}

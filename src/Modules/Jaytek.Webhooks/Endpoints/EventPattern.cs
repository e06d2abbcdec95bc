using System.Text.RegularExpressions;
using Jaytek.Kernel;

namespace Jaytek.Webhooks.Endpoints;

/// <summary>The events that an endpoint wants: a name, the beginning of names (<c>content.*</c>), or all (<c>*</c>).</summary>
internal static partial class EventPattern
{
    private const int Most = 100;

    public static IReadOnlyList<string> Split(string text) => text.Split([' ', ',', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The patterns in one line, each once.</summary>
    public static Result<string> Read(string? text)
    {
        var patterns = Split(text ?? "").Select(one => one.ToLowerInvariant()).Distinct(StringComparer.Ordinal).ToList();
        if (patterns.Count == 0)
            return WebhooksErrors.Events("Choose at least one event.");
        if (patterns.Count > Most)
            return WebhooksErrors.Events($"An endpoint names at most {Most} events; a beginning such as content.* names many.");
        return patterns.Find(one => !Form().IsMatch(one)) is { } wrong
            ? WebhooksErrors.Events($"{(wrong.Length > 60 ? wrong[..60] + "…" : wrong)} is no name such as content.published, no beginning such as content.*, and not * for all.")
            : string.Join(' ', patterns);
    }

    public static bool Fits(string pattern, string name) =>
        pattern == "*" || pattern == name || (pattern.EndsWith(".*", StringComparison.Ordinal) && name.StartsWith(pattern[..^1], StringComparison.Ordinal));

    [GeneratedRegex(@"^(\*|[a-z0-9]{1,40}(\.[a-z0-9]{1,40}){0,6}(\.\*)?)$")]
    private static partial Regex Form();
}

using System.Collections.Frozen;

namespace Jaytek.Contents.Contracts;

/// <summary>Shorthand for the tables that field kinds and parts declare.</summary>
public static class KnownSettings
{
    /// <summary>No settings at all.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> None { get; } =
        FrozenDictionary<string, IReadOnlyList<string>>.Empty;

    internal static IReadOnlyDictionary<string, IndexKind> NoIndex { get; } = FrozenDictionary<string, IndexKind>.Empty;

    /// <summary>One section with its members.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(string section, params string[] members) =>
        new Dictionary<string, IReadOnlyList<string>> { [section] = members };

    /// <summary>These sections and one more.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> And(
        this IReadOnlyDictionary<string, IReadOnlyList<string>> known, string section, params string[] members) =>
        new Dictionary<string, IReadOnlyList<string>>(known) { [section] = members };
}

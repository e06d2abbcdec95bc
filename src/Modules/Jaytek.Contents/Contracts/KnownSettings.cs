using System.Collections.Frozen;

namespace Jaytek.Contents.Contracts;

/// <summary>Shorthand for the tables that field kinds and parts declare.</summary>
public static class KnownSettings
{
    /// <summary>No settings at all.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> None { get; } =
        FrozenDictionary<string, IReadOnlyList<string>>.Empty;

    /// <summary>The sections and members that these inputs edit.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(IReadOnlyList<SettingInput> inputs) => inputs.GroupBy(input => input.Section)
        .ToDictionary(section => section.Key, section => (IReadOnlyList<string>)[.. section.Select(input => input.Input.Name)]);

    internal static IReadOnlyDictionary<string, IndexKind> NoIndex { get; } = FrozenDictionary<string, IndexKind>.Empty;

    /// <summary>One section with its members.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(string section, params string[] members) =>
        new Dictionary<string, IReadOnlyList<string>> { [section] = members };

    /// <summary>These sections and one more.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> And(
        this IReadOnlyDictionary<string, IReadOnlyList<string>> known, string section, params string[] members) =>
        new Dictionary<string, IReadOnlyList<string>>(known) { [section] = members };
}

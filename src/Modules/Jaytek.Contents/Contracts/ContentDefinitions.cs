using System.Collections.Frozen;

namespace Jaytek.Contents.Contracts;

/// <summary>All content types and parts at one moment. Immutable, so a request that reads it sees one state throughout.</summary>
public sealed class ContentDefinitions
{
    private static long _made;

    private readonly FrozenDictionary<string, ContentTypeDefinition> _types;
    private readonly FrozenDictionary<string, ContentPartDefinition> _parts;

    /// <summary>Definitions from their types and parts.</summary>
    public ContentDefinitions(IEnumerable<ContentTypeDefinition> types, IEnumerable<ContentPartDefinition> parts)
    {
        _types = types.ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);
        _parts = parts.ToFrozenDictionary(part => part.Name, StringComparer.Ordinal);
        Types = [.. _types.Values.OrderBy(type => type.Name, StringComparer.Ordinal)];
        Parts = [.. _parts.Values.OrderBy(part => part.Name, StringComparer.Ordinal)];
    }

    /// <summary>No types and parts.</summary>
    public static ContentDefinitions Empty { get; } = new([], []);

    /// <summary>Tells this state apart from every other of the process, for caches.</summary>
    public long Stamp { get; } = Interlocked.Increment(ref _made);

    /// <summary>The types by name.</summary>
    public IReadOnlyList<ContentTypeDefinition> Types { get; }

    /// <summary>The parts by name.</summary>
    public IReadOnlyList<ContentPartDefinition> Parts { get; }

    /// <summary>A type, or null. Case matters, as in the content's JSON.</summary>
    public ContentTypeDefinition? Type(string? name) => name is null ? null : _types.GetValueOrDefault(name);

    /// <summary>Other types of the same display name, in any case of letters.</summary>
    public IReadOnlyList<ContentTypeDefinition> NamesakesOf(ContentTypeDefinition type) =>
        [.. Types.Where(other => other.Name != type.Name && other.DisplayName.Equals(type.DisplayName, StringComparison.OrdinalIgnoreCase))];

    /// <summary>What to call a type beside others: its display name, and its technical name behind it where two types share that.</summary>
    public string NameOf(ContentTypeDefinition type) => NamesakesOf(type).Count == 0 ? type.DisplayName : $"{type.DisplayName} ({type.Name})";

    /// <summary>A part, or null.</summary>
    public ContentPartDefinition? Part(string? name) => name is null ? null : _parts.GetValueOrDefault(name);
}

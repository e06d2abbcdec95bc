using System.Collections.Frozen;

namespace Jaytek.Contents.Contracts;

/// <summary>All content types and parts at one moment. Immutable, so a request that reads it sees one state throughout.</summary>
public sealed class ContentDefinitions
{
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

    /// <summary>The types by name.</summary>
    public IReadOnlyList<ContentTypeDefinition> Types { get; }

    /// <summary>The parts by name.</summary>
    public IReadOnlyList<ContentPartDefinition> Parts { get; }

    /// <summary>A type, or null. Case matters, as in the content's JSON.</summary>
    public ContentTypeDefinition? Type(string? name) => name is null ? null : _types.GetValueOrDefault(name);

    /// <summary>A part, or null.</summary>
    public ContentPartDefinition? Part(string? name) => name is null ? null : _parts.GetValueOrDefault(name);
}

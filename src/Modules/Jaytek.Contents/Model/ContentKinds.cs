using Jaytek.Contents.Contracts;
using Jaytek.Engine.Features;

namespace Jaytek.Contents.Model;

/// <summary>The kinds of fields and the parts with behaviour that the features which are on bring, by name.</summary>
internal sealed class ContentKinds
{
    private readonly Lazy<Dictionary<string, IFieldType>> _fields;
    private readonly Lazy<Dictionary<string, IContentPart>> _parts;

    public ContentKinds(Enabled<IFieldType> fields, Enabled<IContentPart> parts)
        : this((IEnumerable<IFieldType>)fields, parts) { }

    private ContentKinds(IEnumerable<IFieldType> fields, IEnumerable<IContentPart> parts)
    {
        _fields = new(() => fields.ToDictionary(field => field.Name, StringComparer.Ordinal));
        _parts = new(() => parts.ToDictionary(part => part.Name, StringComparer.Ordinal));
    }

    public IEnumerable<IFieldType> Fields => _fields.Value.Values.OrderBy(kind => kind.DisplayName, StringComparer.Ordinal);

    public IEnumerable<IContentPart> Parts => _parts.Value.Values.OrderBy(part => part.DisplayName, StringComparer.Ordinal);

    /// <summary>For tests, which bring their own.</summary>
    public static ContentKinds Of(IEnumerable<IFieldType> fields, IEnumerable<IContentPart> parts) => new(fields, parts);

    public IFieldType? Field(string name) => _fields.Value.GetValueOrDefault(name);

    public IContentPart? Part(string name) => _parts.Value.GetValueOrDefault(name);
}

using Jaytek.Contents.Contracts;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Parts;

/// <summary>
/// <c>{"ListContentItemId","ListContentType","Order"}</c>: which list an item stands in. It is welded to the item, not attached
/// to its type, so every type can be searched by it.
/// </summary>
internal sealed class ContainedPart : IContentPart
{
    public const string PartName = "ContainedPart";

    public string Name => PartName;

    public string DisplayName => "Contained";

    public string Description => "The list in which the item stands.";

    public bool IsAttachable => false;

    public IReadOnlyDictionary<string, IndexKind> Indexed { get; } = new Dictionary<string, IndexKind>
    {
        ["ListContentItemId"] = IndexKind.Key,
        ["Order"] = IndexKind.Number,
    };

    public Schema Describe(ContentTypePartDefinition part) => Schema.Shape(("ListContentItemId?", Schema.Text.OrNull()), ("ListContentType?", Schema.Text.OrNull()), ("Order?", Schema.Number.OrNull()));

    public IEnumerable<(string Member, IndexValue Value)> IndexValues(PartContext part)
    {
        if (part.Json["ListContentItemId"].AsText() is { Length: > 0 } list)
            yield return ("ListContentItemId", IndexValue.Of(list));
        if (part.Json["Order"].AsNumber() is { } order)
            yield return ("Order", IndexValue.Of(order));
    }
}

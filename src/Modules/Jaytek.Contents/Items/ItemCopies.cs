using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Contents.Model;
using Jaytek.Contents.Parts;
using Jaytek.Kernel;

namespace Jaytek.Contents.Items;

/// <summary>Makes another item of one, not saved yet: new ids, inside too, without address and alias, not the home page, owned by who saves it.</summary>
internal sealed class ItemCopies(DefinitionView definitions, ContentKinds kinds)
{
    /// <summary>The copy.</summary>
    public ContentItem Of(ContentItem source, ContentTypeDefinition type)
    {
        var copy = source.Clone();
        copy.ContentItemId = "";
        (copy.Owner, copy.Author, copy.PublishedUtc) = (null, null, null);
        if (type.FirstOf(AutoroutePart.PartName) is { } autoroute)
        {
            copy.Part(autoroute.Name)?.Remove("Path");
            copy.Part(autoroute.Name)?.Remove("SetHomepage");
        }

        if (type.FirstOf(AliasPart.PartName) is { } alias)
            copy.Part(alias.Name)?.Remove("Alias");
        foreach (var (_, item, _) in ContainedLists.Walk(type, copy.Parts, definitions.Current, kinds))
            item[nameof(ContentItem.ContentItemId)] = JsonValue.Create(PublicId.New());
        return copy;
    }
}

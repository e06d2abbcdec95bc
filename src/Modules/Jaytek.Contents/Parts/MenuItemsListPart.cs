using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Parts;

/// <summary><c>{"MenuItems":[]}</c>: the entries of a menu or, welded to an entry, those below it.</summary>
internal sealed class MenuItemsListPart : IContentPart
{
    public const string PartName = "MenuItemsListPart";

    public string Name => PartName;

    public string DisplayName => "Menu entries";

    public string Description => "The entries of a menu.";

    public Schema Describe(ContentTypePartDefinition part) => Schema.Shape(("MenuItems?", Schema.List(Schema.Named("ContentItem"))));

    public void Normalize(PartContext part) => FieldTools.RemoveNulls(part.Json);

    public void Validate(PartContext part, ContentErrors errors) => ItemLists.Validate(part, "MenuItems", errors);

    public IReadOnlyList<string> ContainedPaths(PartContext part) => ["MenuItems"];

    public IEnumerable<ContainedItems> Contained(PartContext part) =>
        part.Json["MenuItems"] is JsonArray items ? [new ContainedItems("MenuItems", items, [], ["MenuItem"])] : [];
}

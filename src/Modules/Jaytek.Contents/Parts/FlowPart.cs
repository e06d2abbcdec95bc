using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Parts;

/// <summary><c>{"Widgets":[]}</c>: blocks of a page, one below the other, each with a root <c>FlowMetadata</c>.</summary>
internal sealed class FlowPart : IContentPart
{
    public string Name => "FlowPart";

    public string DisplayName => "Flow";

    public string Description => "Blocks of a page, one below the other.";

    public IReadOnlyList<SettingInput> SettingsForm { get; } = SettingInputs.Of("FlowPartSettings")
        .Several("ContainedContentTypes", "Blocks", SettingInputs.ContentTypes, "What may stand in it; none allows every widget.").Flag("CollapseContainedItems", "Closed in the editor");

    public Schema Describe(ContentTypePartDefinition part) => Schema.Shape(("Widgets?", Schema.List(Schema.Named("ContentItem"))));

    public void Normalize(PartContext part) => FieldTools.RemoveNulls(part.Json);

    public void Validate(PartContext part, ContentErrors errors) => ItemLists.Validate(part, "Widgets", errors);

    public IReadOnlyList<string> ContainedPaths(PartContext part) => ["Widgets"];

    public IEnumerable<ContainedItems> Contained(PartContext part)
    {
        if (part.Json["Widgets"] is not JsonArray items)
            return [];
        var types = part.Settings.Texts("ContainedContentTypes");
        return [new ContainedItems("Widgets", items, types, types.Count > 0 ? null : ["Widget"])];
    }
}

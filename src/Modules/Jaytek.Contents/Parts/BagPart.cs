using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Parts;

/// <summary><c>{"ContentItems":[]}</c>: items that live inside this one, of the types that the definition names.</summary>
internal sealed class BagPart : IContentPart
{
    public string Name => "BagPart";

    public string DisplayName => "Bag";

    public string Description => "Items that live inside this one.";

    public bool IsReusable => true;

    public IReadOnlyList<SettingInput> SettingsForm { get; } = SettingInputs.Of("BagPartSettings")
        .Several("ContainedContentTypes", "Types", SettingInputs.ContentTypes, "What may stand in it; none allows all.")
        .Several("ContainedStereotypes", "Stereotypes", SettingInputs.Stereotypes, "Types of these may stand in it too.")
        .Text("DisplayType", "Display type", "How a theme shows the items: Summary, Detail.").Flag("CollapseContainedItems", "Closed in the editor");

    public Schema Describe(ContentTypePartDefinition part) => Schema.Shape(("ContentItems?", Schema.List(Schema.Named("ContentItem"))));

    public void Normalize(PartContext part) => FieldTools.RemoveNulls(part.Json);

    public void Validate(PartContext part, ContentErrors errors) => ItemLists.Validate(part, "ContentItems", errors);

    public IReadOnlyList<string> ContainedPaths(PartContext part) => ["ContentItems"];

    public IEnumerable<ContainedItems> Contained(PartContext part)
    {
        if (part.Json["ContentItems"] is not JsonArray items)
            return [];
        var types = part.Settings.Texts("ContainedContentTypes");
        var stereotypes = part.Settings.Texts("ContainedStereotypes");
        return [new ContainedItems("ContentItems", items, types.Count + stereotypes.Count > 0 ? types : null, stereotypes)];
    }
}

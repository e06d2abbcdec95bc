using Jaytek.Contents.Contracts;
using Jaytek.Engine.Http.Describing;

namespace Jaytek.Contents.Parts;

/// <summary><c>{"Liquid"}</c>: kept as it came. Liquid is not run here.</summary>
internal sealed class LiquidPart : IContentPart
{
    public string Name => "LiquidPart";

    public string DisplayName => "Liquid body";

    public string Description => "A text in Liquid; it is kept and never run.";

    public Schema Describe(ContentTypePartDefinition part) => Schema.Shape(("Liquid?", Schema.Text.OrNull()));
}

using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Parts;

/// <summary><c>{"Liquid"}</c>: kept as it came. Liquid is not run here.</summary>
internal sealed class LiquidPart : IContentPart
{
    public string Name => "LiquidPart";

    public string DisplayName => "Liquid body";

    public string Description => "A text in Liquid; it is kept and never run.";
}

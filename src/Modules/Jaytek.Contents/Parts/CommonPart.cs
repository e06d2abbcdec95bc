using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Parts;

/// <summary><c>{}</c>: in Orchard it adds inputs for owner and dates to the editor.</summary>
internal sealed class CommonPart : IContentPart
{
    public string Name => "CommonPart";

    public string DisplayName => "Common";

    public string Description => "Shows owner and dates in the editor.";
}

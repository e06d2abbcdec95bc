using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Parts;

/// <summary><c>{}</c>: marks a type whose drafts have a preview.</summary>
internal sealed class PreviewPart : IContentPart
{
    public string Name => "PreviewPart";

    public string DisplayName => "Preview";

    public string Description => "Where a draft is previewed.";
}

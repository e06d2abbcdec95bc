using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Parts;

/// <summary><c>{}</c>: the item lists others, which point to it by their <see cref="ContainedPart"/>.</summary>
internal sealed class ListPart : IContentPart
{
    public string Name => "ListPart";

    public string DisplayName => "List";

    public string Description => "Lists other items, such as the posts of a blog.";

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Settings { get; } =
        KnownSettings.Of("ListPartSettings", "PageSize", "EnableOrdering", "ContainedContentTypes", "ShowHeader", "ShowFullPager");
}

using Jaytek.Contents.Contracts;

namespace Jaytek.Contents.Parts;

/// <summary><c>{}</c>: the item lists others, which point to it by their <see cref="ContainedPart"/>.</summary>
internal sealed class ListPart : IContentPart
{
    public string Name => "ListPart";

    public string DisplayName => "List";

    public string Description => "Lists other items, such as the posts of a blog.";

    public IReadOnlyList<SettingInput> SettingsForm { get; } = SettingInputs.Of("ListPartSettings")
        .Several("ContainedContentTypes", "Types", SettingInputs.ContentTypes, "What may stand in the list.").Number("PageSize", "Items a page", isWhole: true)
        .Flag("EnableOrdering", "Ordered by hand").Flag("ShowHeader", "Show the heading").Flag("ShowFullPager", "Show page numbers");
}

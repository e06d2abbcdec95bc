using Jaytek.Contents.Contracts;
using Jaytek.Kernel;

namespace Jaytek.Contents.Admin.Lists;

/// <summary>That a list could not do what was asked of it.</summary>
/// <param name="Title">Of which item that is told; null where it is of none.</param>
/// <param name="Lines">The reasons, a sentence each: all that an item lacks.</param>
/// <param name="EditPath">Where that is mended; null where the editor is no help.</param>
internal sealed record ListRefusal(string? Title, IReadOnlyList<string> Lines, string? EditPath)
{
    /// <summary>What a refusal says of an item, or of none.</summary>
    public static ListRefusal Of(Error error, ContentItem? item)
    {
        IReadOnlyList<string> lines = error.Members is { Count: > 0 } members ? [.. members.Values.SelectMany(messages => messages).Distinct()] : [error.Message];
        return item is null
            ? new ListRefusal(null, lines, null)
            : new ListRefusal($"“{(item.DisplayText is { Length: > 0 } name ? name : "Untitled")}” was not changed", lines, $"/admin/content/edit/{item.ContentItemId}");
    }
}

using System.Text.Json.Nodes;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Parts;

namespace Jaytek.Contents.Model;

/// <summary>DisplayText follows the title, unless somebody has given the item one of its own.</summary>
internal static class DisplayTexts
{
    public static void Complete(ContentItem item, ContentItem? before)
    {
        if (TitleOf(item.Parts) is { Length: > 0 } title
            && Follows(item.DisplayText, title, before?.DisplayText, before is null ? null : TitleOf(before.Parts)))
            item.DisplayText = title;
    }

    public static string? TitleOf(JsonObject parts) => parts[TitlePart.PartName].Member("Title").AsText();

    /// <summary>Whether the title becomes the display text: where there is none yet, or where only the title was changed.</summary>
    public static bool Follows(string? text, string title, string? textBefore, string? titleBefore) =>
        string.IsNullOrEmpty(text) || (text == textBefore && titleBefore is not null && title != titleBefore);
}

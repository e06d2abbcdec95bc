using Jaytek.Contents.Contracts;

namespace Jaytek.Pages.Home;

/// <summary>What a site without a home page of its own shows: the next dates, the newest mixes, DJs and courses.</summary>
internal static class DefaultHome
{
    public static IReadOnlyList<ContentItem> Lists() =>
    [
        List("EventList", "Next dates", 5),
        List("MixList", "Newest mixes", 6),
        List("DJList", "DJs", 8),
        List("CourseList", "Courses", 3),
    ];

    private static ContentItem List(string contentType, string heading, int count)
    {
        var item = new ContentItem(contentType);
        item.GetOrAddField(contentType, "Heading")["Text"] = heading;
        item.GetOrAddField(contentType, "Count")["Value"] = count;
        return item;
    }
}

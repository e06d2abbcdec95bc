using System.Globalization;
using Jaytek.Contents.Contracts;
using Jaytek.Pages.Contracts;

namespace Jaytek.Pages.Display;

/// <summary>How a kept list is found again.</summary>
internal static class SummaryListKey
{
    // About what a summary takes with its texts and links.
    private const int BytesOfItem = 1_500;

    public const long Bytes = 16 * 1024 * 1024;

    public static string Of(ContentQuery query, string scope) =>
        string.Create(CultureInfo.InvariantCulture, $"{scope}\n{query.Skip}\n{query.Take}\n{query.Total}\n{query.Cursor}\n{query.Identity()}");

    public static long BytesOf(SummaryList list) => (list.Items.Count + 1L) * BytesOfItem;
}

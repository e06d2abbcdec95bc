using System.Globalization;
using System.Text;
using Jaytek.Contents.Contracts;
using Jaytek.Pages.Contracts;

namespace Jaytek.Pages.Display;

/// <summary>How a kept list is found again.</summary>
internal static class SummaryListKey
{
    // About what a summary takes with its texts and links.
    private const int BytesOfItem = 1_500;

    public const long Bytes = 16 * 1024 * 1024;

    // Values are written with their lengths, so that no value can pass for two.
    public static string Of(ContentQuery query, string scope)
    {
        var key = new StringBuilder(scope, 256)
            .Append(CultureInfo.InvariantCulture, $"\n{query.ContentType}\n{query.OrderBy}\n{query.Descending}\n{query.Skip}\n{query.Take}\n{query.Total}");
        foreach (var filter in query.Filters)
        {
            key.Append(CultureInfo.InvariantCulture, $"\n{filter.Path}\n{filter.Operator}");
            foreach (var value in filter.Values)
                key.Append(CultureInfo.InvariantCulture, $"\n{value.Length}:{value}");
        }
        return key.ToString();
    }

    public static long BytesOf(SummaryList list) => (list.Items.Count + 1L) * BytesOfItem;
}

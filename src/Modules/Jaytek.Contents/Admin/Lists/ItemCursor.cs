using System.Globalization;
using System.Text;
using Jaytek.Contents.Items;
using Microsoft.AspNetCore.WebUtilities;

namespace Jaytek.Contents.Admin.Lists;

/// <summary>A place in a list: beside the item that stood there, so that what is added elsewhere moves nothing.</summary>
/// <param name="IsBack">Whether the page before it is meant.</param>
/// <param name="ItemNo">The item's number.</param>
/// <param name="Position">Which item of the list it was, from 1, where that was known; else 0.</param>
/// <param name="Key">What the list was ordered by: a folded title, or ticks; empty for a date that is not there.</param>
internal sealed record ItemCursor(bool IsBack, long ItemNo, long Position, string Key)
{
    /// <summary>The key as an instant; the beginning of time where it is none.</summary>
    public DateTimeOffset At { get; } =
        long.TryParse(Key, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.Ticks
            ? new DateTimeOffset(ticks, TimeSpan.Zero) : DateTimeOffset.MinValue;

    /// <summary>The place of a row.</summary>
    public static ItemCursor Of(VersionRow row, ItemSort sort, bool isBack, long position) => new(isBack, row.ItemNo, position, sort switch
    {
        ItemSort.Title => row.TitleKey,
        ItemSort.Created => Ticks(row.CreatedUtc),
        ItemSort.Published => row.PublishedUtc is { } at ? Ticks(at) : "",
        _ => Ticks(row.ModifiedUtc),
    });

    /// <summary>From an address; null where there is none, or none that we wrote.</summary>
    public static ItemCursor? Read(string? text, bool isBack)
    {
        if (string.IsNullOrEmpty(text) || text.Length > 1_000)
            return null;
        try
        {
            return Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(text)).Split(' ', 3) is [var number, var position, var key]
                && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var itemNo)
                && long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
                && !key.Contains('\0', StringComparison.Ordinal)
                ? new ItemCursor(isBack, itemNo, place, key) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>For an address.</summary>
    public string Write() => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{ItemNo} {Position} {Key}")));

    private static string Ticks(DateTimeOffset at) => at.UtcTicks.ToString(CultureInfo.InvariantCulture);
}

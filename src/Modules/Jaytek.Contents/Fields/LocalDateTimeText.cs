using System.Globalization;

namespace Jaytek.Contents.Fields;

/// <summary>The variant of <see cref="TextField"/> for what a clock on some wall shows, <c>yyyy-MM-ddTHH:mm</c>; another field names the wall's zone.</summary>
internal static class LocalDateTimeText
{
    public const string Editor = "LocalDateTime";

    public static bool IsOne(string text) => DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}

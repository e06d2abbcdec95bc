using System.Globalization;
using Jaytek.Kernel;

namespace Jaytek.Identity.Users;

/// <summary>What a name that others see may hold. It stands in mails, lists and the audit trail, where it must stay one line and read from one side.</summary>
internal static class DisplayNames
{
    /// <summary><c>identity.user.invalid</c> for control characters, line ends and changes of direction; else null.</summary>
    public static Error? Refuse(string? name) => name is not null && name.Any(IsRefused)
        ? Error.Member("identity.user.invalid", "DisplayName", "A name is one line of letters, digits and signs; this one holds characters that nobody sees.")
        : null;

    private static bool IsRefused(char c) =>
        CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        // Embeddings, overrides and isolates of the bidirectional algorithm, which turn what follows around.
        || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}

using System.Globalization;
using System.Text;

namespace Jaytek.Identity.Users;

/// <summary>Folds names for searching: without case and accents. It is done here and not in SQL, whose <c>upper</c> knows ASCII alone on SQLite.</summary>
internal static class NameKey
{
    public static string Of(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                key.Append(char.ToUpperInvariant(c));
        }

        return key.ToString().Normalize(NormalizationForm.FormC);
    }
}

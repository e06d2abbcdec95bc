namespace Jaytek.Pages.Layers.Rules;

/// <summary>Matches a text against a pattern in which <c>*</c> stands for any text. It never goes back more than one star, so no pattern is slow.</summary>
internal static class Glob
{
    /// <summary>True where the whole text matches.</summary>
    public static bool Matches(string pattern, string text, StringComparison how)
    {
        var (at, place, star, from) = (0, 0, -1, 0);
        while (place < text.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                (star, from) = (at++, place);
            }
            else if (at < pattern.Length && pattern.AsSpan(at, 1).Equals(text.AsSpan(place, 1), how))
            {
                at++;
                place++;
            }
            else if (star >= 0)
            {
                // The last star takes one letter more.
                (at, place) = (star + 1, ++from);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(at).IndexOfAnyExcept('*') < 0;
    }
}

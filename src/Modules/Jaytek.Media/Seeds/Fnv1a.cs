using System.Text;

namespace Jaytek.Media.Seeds;

/// <summary>The 32-bit FNV-1a hash of a text's UTF-8 bytes: the seed of everything that is drawn or played from an id.</summary>
internal static class Fnv1a
{
    private const uint OffsetBasis = 0x811c9dc5;
    private const uint Prime = 0x01000193;

    public static uint Hash(string text)
    {
        var hash = OffsetBasis;
        foreach (var b in Encoding.UTF8.GetBytes(text))
            hash = unchecked((hash ^ b) * Prime);

        return hash;
    }
}

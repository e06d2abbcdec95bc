using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Jaytek.Media.Pictures;

/// <summary>
/// Signs the addresses of sizes that are not drawn from the fixed list, so that nobody can fill the disk with cuts that no page shows. The key is
/// the site's for good: the addresses are kept by browsers for a year.
/// </summary>
internal sealed class PictureKey
{
    /// <summary>Hexadecimal digits; 64 bits are beyond guessing over the network.</summary>
    public const int SignatureLength = 16;

    private volatile byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <summary>Takes the kept key in place of the one that was made up at start.</summary>
    public void Use(byte[] key) => _key = key;

    /// <summary>The signature of a cut of a picture in all listed widths, or of one width beyond the list.</summary>
    /// <param name="source">The picture's key.</param>
    /// <param name="box">The cut, or null for the whole picture.</param>
    /// <param name="width">The width that is not in the list, or null.</param>
    public string Sign(string source, PictureBox? box, int? width)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{source}|{box}|{width}");
        Span<byte> bytes = stackalloc byte[256];
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, bytes[..Encoding.UTF8.GetBytes(text, bytes)], hash);
        return Convert.ToHexStringLower(hash[..(SignatureLength / 2)]);
    }

    public bool IsGenuine(string source, PictureBox? box, int? width, string signature) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(source, box, width)), Encoding.UTF8.GetBytes(signature));
}

using System.Globalization;
using System.Security.Cryptography;

namespace Jaytek.Media.Blobs.S3;

/// <summary>
/// Names of objects: <c>{prefix}blobs/{hash}/{time}-{random}</c>. Each time the same bytes are stored they get an object of their own, and older ones go. So
/// the sweep, which removes by whole name what is old, can never take what somebody stores at the same moment: S3 has neither locks nor
/// conditions that every server keeps.
/// </summary>
internal sealed class S3Keys(string prefix)
{
    private const string TimeFormat = "yyyyMMddHHmmssfffffff";

    private readonly string _root = prefix + "blobs/";

    /// <summary>The beginning of every name.</summary>
    public string Root => _root;

    /// <summary>The beginning of the names of one blob.</summary>
    public string Of(string sha256) => $"{_root}{BlobName.Checked(sha256)}/";

    public string New(string sha256, DateTimeOffset now) =>
        $"{Of(sha256)}{now.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";

    /// <summary>What a name says, or null for what is not ours.</summary>
    public S3Blob? Read(string key, long length)
    {
        if (!key.StartsWith(_root, StringComparison.Ordinal) || key[_root.Length..].Split('/') is not [var sha256, var rest] || !BlobName.Is(sha256))
            return null;
        return DateTimeOffset.TryParseExact(rest.Split('-')[0], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? new S3Blob(key, sha256, length, at)
            : null;
    }
}

/// <summary>One object that holds a blob.</summary>
/// <param name="Key">Its name; the latest of a blob sorts last.</param>
/// <param name="Sha256">The blob.</param>
/// <param name="Length">Bytes.</param>
/// <param name="StoredAt">When, by the clock of the process that stored it.</param>
internal sealed record S3Blob(string Key, string Sha256, long Length, DateTimeOffset StoredAt);

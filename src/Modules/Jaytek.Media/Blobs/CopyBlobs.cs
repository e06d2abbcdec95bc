using Jaytek.Engine.Contracts;

namespace Jaytek.Media.Blobs;

/// <summary>Brings every blob of one place to another. What is there already is passed by, so a copy that was cut off goes on where it was.</summary>
internal static class CopyBlobs
{
    /// <summary>Copies; the hash of what arrived is compared with the name.</summary>
    /// <param name="from">The place to read.</param>
    /// <param name="to">The place to fill.</param>
    /// <param name="complain">Told of each blob that could not be copied, in a sentence.</param>
    /// <param name="cancellationToken">Ends it after the blob under way.</param>
    /// <exception cref="BlobStoreUnavailableException">A place does not answer; what was copied stays.</exception>
    public static async Task<CopiedBlobs> RunAsync(IBlobKeeper from, IBlobKeeper to, Func<string, Task> complain, CancellationToken cancellationToken)
    {
        var there = await AllAsync(to, cancellationToken);
        var (copied, present, failed, bytes) = (0, 0, 0, 0L);
        foreach (var sha256 in await AllAsync(from, cancellationToken))
        {
            if (there.Contains(sha256))
            {
                present++;
                continue;
            }
            await using var content = await from.OpenAsync(sha256, cancellationToken);
            if (content is null)
                continue;
            var stored = await to.StoreAsync(content, long.MaxValue, cancellationToken);
            if (stored.Sha256 == sha256)
            {
                (copied, bytes) = (copied + 1, bytes + stored.Length);
                continue;
            }
            failed++;
            await complain($"The bytes of {sha256} are damaged: their hash is {stored.Sha256}. They were not copied under their name.");
        }
        return new CopiedBlobs(copied, present, failed, bytes);
    }

    private static async Task<HashSet<string>> AllAsync(IBlobKeeper place, CancellationToken cancellationToken)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var sha256 in place.ListAsync(DateTimeOffset.MaxValue, cancellationToken))
            all.Add(sha256);
        return all;
    }
}

/// <summary>What a copy did.</summary>
/// <param name="Copied">Blobs that it brought.</param>
/// <param name="Present">Blobs that were there.</param>
/// <param name="Failed">Blobs whose bytes are not what their name says.</param>
/// <param name="Bytes">Length of what it brought.</param>
internal sealed record CopiedBlobs(int Copied, int Present, int Failed, long Bytes);

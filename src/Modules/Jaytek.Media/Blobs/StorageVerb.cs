using System.Globalization;
using System.Security.Cryptography;
using Jaytek.Engine.CommandLine;
using Jaytek.Engine.Contracts;
using Jaytek.Media.Blobs.S3;

namespace Jaytek.Media.Blobs;

/// <summary><c>storage copy disk s3</c>, <c>storage check</c>.</summary>
internal sealed class StorageVerb(IBlobKeeper current, DiskBlobStore disk, S3BlobStore s3, S3Bucket bucket) : ICommandVerb
{
    public string Usage => "storage copy disk s3 | copy s3 disk | check   copies all stored files to another place, or reads each and compares its hash";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CommandConsole console, CancellationToken cancellationToken)
    {
        try
        {
            switch (arguments)
            {
                case ["check"]:
                    return await CheckAsync(console, cancellationToken);
                case ["copy", "disk", "s3"] when bucket.IsConfigured:
                    return await CopyAsync(disk, s3, console, cancellationToken);
                case ["copy", "s3", "disk"] when bucket.IsConfigured:
                    return await CopyAsync(s3, disk, console, cancellationToken);
                case ["copy", "disk", "s3"] or ["copy", "s3", "disk"]:
                    await console.Error.WriteLineAsync("Jaytek:Storage:Bucket names no bucket.");
                    return 1;
                default:
                    await console.Error.WriteLineAsync(Usage);
                    return 2;
            }
        }
        catch (BlobStoreUnavailableException e)
        {
            await console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static async Task<int> CopyAsync(IBlobKeeper from, IBlobKeeper to, CommandConsole console, CancellationToken cancellationToken)
    {
        var done = await CopyBlobs.RunAsync(from, to, console.Error.WriteLineAsync, cancellationToken);
        await console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{done.Copied} copied ({done.Bytes / 1_000_000m:N1} MB), {done.Present} there already, {done.Failed} damaged; files are now {to.Whereabouts}"));
        return done.Failed == 0 ? 0 : 1;
    }

    private async Task<int> CheckAsync(CommandConsole console, CancellationToken cancellationToken)
    {
        var (whole, damaged) = (0, 0);
        await foreach (var sha256 in current.ListAsync(DateTimeOffset.MaxValue, cancellationToken))
        {
            await using var content = await current.OpenAsync(sha256, cancellationToken);
            if (content is null)
                continue;
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken)) == sha256)
            {
                whole++;
                continue;
            }
            damaged++;
            await console.Error.WriteLineAsync($"The bytes of {sha256} are damaged.");
        }
        await console.Out.WriteLineAsync($"{whole} whole, {damaged} damaged, {current.Whereabouts}");
        return damaged == 0 ? 0 : 1;
    }
}

using Jaytek.Engine.Programs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jaytek.Media.Pictures;

/// <summary>
/// Decodes a picture once to its end, before a path names it: a header alone is sound in a file that was cut off, and visitors would see half
/// of the picture. Two at a time at most; where libvips is missing, or does not know the kind, nothing is said against the picture.
/// </summary>
internal sealed class CheckPicture(IOptions<MediaOptions> options, ILogger<CheckPicture> logger) : IDisposable
{
    private const int AtOnce = 2;

    private static readonly Dictionary<string, string> Guarded = new() { ["VIPS_CONCURRENCY"] = "1", ["VIPS_BLOCK_UNTRUSTED"] = "1" };

    /// <summary>What libvips says where the fault is its own: it was built without this kind, or is older than the option that we give.</summary>
    private static readonly string[] Unable = ["is not a known file format", "operation is blocked", "no property named"];

    private readonly SemaphoreSlim _gate = new(AtOnce);

    /// <summary>Whether the picture can be shown to its end, as far as that can be told here.</summary>
    /// <param name="file">A file of the blob store.</param>
    /// <param name="cancellationToken">Ends the program too.</param>
    public async Task<bool> IsWholeAsync(string file, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            // The average needs every pixel and keeps none. Mere complaints, of colour profiles for one, are no reason to refuse.
            var call = new ProgramCall(
                options.Value.VipsPath, ["avg", file + "[access=sequential,fail_on=truncated]"], TimeSpan.FromSeconds(options.Value.PictureTimeoutSeconds))
            {
                Environment = Guarded,
            };
            var outcome = await ChildProcess.RunAsync(call, cancellationToken);
            if (outcome.IsMissing || outcome.IsTooSlow || outcome.ExitCode == 0)
                return true;
            logger.LogWarning("{Program} cannot read {File} to its end: {Complaints}", options.Value.VipsPath, file, outcome.Complaints);
            return Array.Exists(Unable, words => outcome.Complaints.Contains(words, StringComparison.Ordinal));
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();
}

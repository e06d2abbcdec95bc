using System.Runtime.InteropServices;
using Jaytek.Engine.Programs;
using Jaytek.Kernel;
using Jaytek.Media.Contracts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jaytek.Media.Waveforms;

/// <summary>
/// Measures any audio by ffmpeg in a child process, so that a crash or a hostile file costs one process and never the site. The
/// demuxer is named by us and may open nothing but the file: ffmpeg would else follow addresses inside a playlist.
/// </summary>
internal sealed class AudioDecoder(IOptions<MediaOptions> options, ILogger<AudioDecoder> logger)
{
    private const int Rate = 8000;

    /// <summary>Measures the file, or says why not.</summary>
    /// <param name="path">A file of the blob store; a name from outside never gets here.</param>
    /// <param name="demuxer">ffmpeg's name of the container, from the file's signature.</param>
    /// <param name="cancellationToken">Ends the child process too.</param>
    public async Task<Result<Waveform>> MeasureAsync(string path, string demuxer, CancellationToken cancellationToken)
    {
        var call = new ProgramCall(options.Value.FfmpegPath, Arguments(path, demuxer), TimeSpan.FromSeconds(options.Value.AudioTimeoutSeconds));
        var outcome = await ChildProcess.RunAsync(call, ReadSamplesAsync, cancellationToken);
        if (outcome.IsMissing)
            return MediaErrors.ToolMissing(options.Value.FfmpegPath);
        if (outcome.IsTooSlow)
            return MediaErrors.AudioTimeout(options.Value.AudioTimeoutSeconds);
        if (outcome.ExitCode == 0 && outcome.Output.Count > 0)
            return outcome.Output;
        logger.LogWarning("{Program} cannot read {File}: {Complaints}", options.Value.FfmpegPath, path, outcome.Complaints);
        return MediaErrors.AudioUnreadable();
    }

    private static string[] Arguments(string path, string demuxer) =>
    [
        "-v", "error", "-nostdin", "-threads", "1", "-protocol_whitelist", "file,pipe", "-f", demuxer, "-i", "file:" + path,
        "-map", "0:a:0", "-ac", "1", "-ar", Rate.ToString(System.Globalization.CultureInfo.InvariantCulture), "-f", "s16le", "pipe:1",
    ];

    private static async Task<Waveform> ReadSamplesAsync(Stream output, CancellationToken cancellationToken)
    {
        var meter = new PeakMeter(Rate);
        var buffer = new byte[64 * 1024];
        var carried = 0;
        while (await output.ReadAsync(buffer.AsMemory(carried), cancellationToken) is > 0 and var read)
        {
            var filled = carried + read;
            foreach (var sample in MemoryMarshal.Cast<byte, short>(buffer.AsSpan(0, filled)))
                meter.Add(BitConverter.IsLittleEndian ? sample : System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(sample));
            carried = filled % 2;
            if (carried == 1)
                buffer[0] = buffer[filled - 1];
        }
        return meter.Finish();
    }
}

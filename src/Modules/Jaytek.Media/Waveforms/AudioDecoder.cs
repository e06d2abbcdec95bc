using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Jaytek.Kernel;
using Jaytek.Media.Contracts;
using Jaytek.Media.Programs;
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
        using var process = new Process { StartInfo = Command(path, demuxer) };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return MediaErrors.ToolMissing(options.Value.FfmpegPath);
        }
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(options.Value.AudioTimeoutSeconds));
        try
        {
            var complaints = ChildProcess.ReadComplaintsAsync(process.StandardError, timeout.Token);
            var waveform = await ReadSamplesAsync(process.StandardOutput.BaseStream, timeout.Token);
            var text = await complaints;
            await process.WaitForExitAsync(timeout.Token);
            if (process.ExitCode == 0 && waveform.Count > 0)
                return waveform;
            logger.LogWarning("{Program} cannot read {File}: {Complaints}", options.Value.FfmpegPath, path, text);
            return MediaErrors.AudioUnreadable();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return MediaErrors.AudioTimeout(options.Value.AudioTimeoutSeconds);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private ProcessStartInfo Command(string path, string demuxer)
    {
        string[] arguments =
        [
            "-v", "error", "-nostdin", "-threads", "1", "-protocol_whitelist", "file,pipe", "-f", demuxer, "-i", "file:" + path,
            "-map", "0:a:0", "-ac", "1", "-ar", Rate.ToString(System.Globalization.CultureInfo.InvariantCulture), "-f", "s16le", "pipe:1",
        ];
        return new ProcessStartInfo(options.Value.FfmpegPath, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
    }

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

using System.Globalization;
using Jaytek.Engine.Programs;
using Jaytek.Kernel;
using Jaytek.Media.Programs;
using Jaytek.Media.Types;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jaytek.Media.Pictures;

/// <summary>
/// Makes sizes by libvips' programs, two at a time at most. They turn a picture as its camera held it and bring it to sRGB. Whatever they
/// complain about is a failure: of a picture that was cut off they draw the half and end well.
/// </summary>
internal sealed class PictureTool(IOptions<MediaOptions> options, WorkFolder work, TimeProvider clock, ILogger<PictureTool> logger) : IDisposable
{
    private const int AtOnce = 2;
    private const int AnyHeight = 1_000_000;
    private static readonly TimeSpan MissingFor = TimeSpan.FromMinutes(1);

    /// <summary>For what came from outside: loaders that their makers do not vouch for stay shut.</summary>
    private static readonly Dictionary<string, string> Guarded = new() { ["VIPS_CONCURRENCY"] = "1", ["VIPS_BLOCK_UNTRUSTED"] = "1" };

    /// <summary>For what the first program made, and for what the site drew itself.</summary>
    private static readonly Dictionary<string, string> Own = new() { ["VIPS_CONCURRENCY"] = "1" };

    private readonly SemaphoreSlim _gate = new(AtOnce);
    private long _missingSince;

    /// <summary>True where the last try found the program missing; then originals are served.</summary>
    public bool IsMissing => Interlocked.Read(ref _missingSince) != 0;

    /// <summary>Makes a size of the picture in a file of its own, which the caller removes.</summary>
    public async Task<Result<string>> MakeAsync(string file, PictureSpec spec, CancellationToken cancellationToken)
    {
        if (IsMissing && clock.GetUtcNow().UtcTicks - Interlocked.Read(ref _missingSince) < MissingFor.Ticks)
            return MediaErrors.ToolMissing(options.Value.VipsPath);
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return spec.Box is { } box
                ? await CutAsync(file, spec, box, cancellationToken)
                : await ShrinkAsync(file, spec.Width, spec.Format.Name, spec.Format.SaveOptions(options.Value.PictureQuality), cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Makes pixels of a drawing of our own, in its own size, in a PNG file that the caller removes.</summary>
    public async Task<Result<string>> DrawAsync(string svg, CancellationToken cancellationToken)
    {
        if (IsMissing && clock.GetUtcNow().UtcTicks - Interlocked.Read(ref _missingSince) < MissingFor.Ticks)
            return MediaErrors.ToolMissing(options.Value.VipsPath);
        await _gate.WaitAsync(cancellationToken);
        var (drawing, target) = (work.NewPath(".svg"), work.NewPath(".png"));
        try
        {
            await File.WriteAllTextAsync(drawing, svg, cancellationToken);
            // A palette of 256 colours is a quarter of the bytes, and few services fetch more than some hundred kilobytes.
            return await RunAsync(options.Value.VipsPath, ["copy", drawing, target + "[palette,Q=95,strip]"], Own, target, cancellationToken);
        }
        finally
        {
            _gate.Release();
            File.Delete(drawing);
        }
    }

    public void Dispose() => _gate.Dispose();

    /// <summary>Shrinks the whole picture first, which reads a JPEG at an eighth where that is enough, and cuts then.</summary>
    private async Task<Result<string>> CutAsync(string file, PictureSpec spec, PictureBox box, CancellationToken cancellationToken)
    {
        var width = (int)Math.Ceiling((double)spec.Width * PictureBox.Whole / box.Width);
        var whole = await ShrinkAsync(file, width, "v", "", cancellationToken);
        if (whole.Error is { } refusal)
            return refusal;
        try
        {
            // Its height is the program's rounding, not ours.
            var height = await VipsHeader.HeightAsync(whole.Value, cancellationToken);
            var (x, y, _, cutHeight) = box.PixelsOf(width, height);
            var target = work.NewPath("." + spec.Format.Name);
            string[] arguments =
            [
                "crop", whole.Value, target + spec.Format.SaveOptions(options.Value.PictureQuality),
                Number(Math.Min(x, width - spec.Width)), Number(y), Number(spec.Width), Number(Math.Min(cutHeight, height - y)),
            ];
            return await RunAsync(options.Value.VipsPath, arguments, Own, target, cancellationToken);
        }
        finally
        {
            File.Delete(whole.Value);
        }
    }

    private Task<Result<string>> ShrinkAsync(string file, int width, string extension, string saving, CancellationToken cancellationToken)
    {
        var target = work.NewPath("." + extension);
        string[] arguments = [file, "-s", $"{Number(width)}x{Number(AnyHeight)}", "-e", "srgb", "-o", target + saving];
        return RunAsync(options.Value.VipsThumbnailPath, arguments, Guarded, target, cancellationToken);
    }

    private async Task<Result<string>> RunAsync(
        string program, string[] arguments, Dictionary<string, string> environment, string target, CancellationToken cancellationToken)
    {
        var patience = TimeSpan.FromSeconds(options.Value.PictureTimeoutSeconds);
        var isMade = false;
        try
        {
            var outcome = await ChildProcess.RunAsync(new ProgramCall(program, arguments, patience) { Environment = environment }, cancellationToken);
            Note(outcome.IsMissing, program);
            if (outcome.IsMissing)
                return MediaErrors.ToolMissing(program);
            if (outcome.IsTooSlow)
                return MediaErrors.PictureTimeout(options.Value.PictureTimeoutSeconds);
            isMade = outcome is { ExitCode: 0, Complaints: "" } && File.Exists(target);
            if (isMade)
                return target;
            logger.LogWarning("{Program} makes nothing of {Arguments}: {Complaints}", program, string.Join(' ', arguments), outcome.Complaints);
            return MediaErrors.PictureUnreadable();
        }
        finally
        {
            if (!isMade)
                File.Delete(target);
        }
    }

    // Asked for each picture of each page: the log has the beginning and the end.
    private void Note(bool isMissing, string program)
    {
        var was = Interlocked.Exchange(ref _missingSince, isMissing ? clock.GetUtcNow().UtcTicks : 0) != 0;
        if (isMissing && !was)
            logger.LogWarning("The program {Program} is not installed (Debian: libvips-tools): pictures are served in their original size", program);
        else if (!isMissing && was)
            logger.LogInformation("The program {Program} is there: sizes of pictures are made", program);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

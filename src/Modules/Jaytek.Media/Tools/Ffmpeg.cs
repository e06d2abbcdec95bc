using Jaytek.Admin.Contracts;
using Microsoft.Extensions.Options;

namespace Jaytek.Media.Tools;

/// <summary>Told on the page of the system.</summary>
internal sealed class Ffmpeg(IOptions<MediaOptions> options) : IExternalTool
{
    public string Command => options.Value.FfmpegPath;

    public string VersionArgument => "-version";

    public string UsedFor => "Waveforms and lengths of recordings. Without it, those other than WAV wait to be measured.";
}

using Jaytek.Admin.Contracts;

namespace Jaytek.Media.Tools;

/// <summary>Told on the page of the system; it comes with ffmpeg.</summary>
internal sealed class Ffprobe : IExternalTool
{
    public string Command => "ffprobe";

    public string VersionArgument => "-version";

    public string UsedFor => "Facts about sound and video. No feature of this site asks it yet; lengths and waveforms come from ffmpeg.";
}

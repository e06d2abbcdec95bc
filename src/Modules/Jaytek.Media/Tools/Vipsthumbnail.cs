using Jaytek.Admin.Contracts;
using Microsoft.Extensions.Options;

namespace Jaytek.Media.Tools;

/// <summary>Told on the page of the system.</summary>
internal sealed class Vipsthumbnail(IOptions<MediaOptions> options) : IExternalTool
{
    public string Command => options.Value.VipsThumbnailPath;

    public string VersionArgument => "--vips-version";

    public string UsedFor => "Sizes of pictures. Without it the originals are served, which are larger than a page needs.";
}

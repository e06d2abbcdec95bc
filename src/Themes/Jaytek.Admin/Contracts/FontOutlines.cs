using Microsoft.AspNetCore.Hosting;

namespace Jaytek.Admin.Contracts;

/// <summary>
/// The letters of the admin's web fonts as outlines, for pictures that hold text and must look alike on every machine. The build of the assets
/// writes them (<c>eng/assets/outlines.mjs</c>): Latin, Greek and Cyrillic.
/// </summary>
public static class FontOutlines
{
    private const string File = "_content/Jaytek.Admin/lib/fonts/outlines.json";

    /// <summary>
    /// JSON by face (<c>title</c>, heavy and narrow; <c>text</c>) and character: <c>[advance, "SVG path data"]</c>, both in thousandths of the
    /// size, from the base line, y downwards.
    /// </summary>
    public static Stream Open(IWebHostEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return environment.WebRootFileProvider.GetFileInfo(File).CreateReadStream();
    }
}

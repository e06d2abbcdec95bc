using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Jaytek.Admin.Icons;

/// <summary>The file of all icons.</summary>
internal static class Sprite
{
    private const string Path = "_content/Jaytek.Admin/lib/icons.svg";

    /// <summary>A whole <c>svg</c> element, as decoration.</summary>
    public static TagBuilder Svg(HttpContext http, string name)
    {
        var svg = new TagBuilder("svg");
        svg.AddCssClass("icon");
        svg.Attributes["aria-hidden"] = "true";
        svg.Attributes["focusable"] = "false";
        svg.InnerHtml.AppendHtml(Use(http, name));
        return svg;
    }

    /// <summary>The reference into the file, by its fingerprinted address where the endpoint knows it, so that browsers keep it.</summary>
    public static IHtmlContent Use(HttpContext http, string name)
    {
        var path = http.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>()?[Path] ?? Path;
        var use = new TagBuilder("use");
        use.Attributes["href"] = $"{http.Request.PathBase}/{path}#{name}";
        return use;
    }
}

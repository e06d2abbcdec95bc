using System.Globalization;
using Jaytek.Engine.Settings;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jaytek.Admin.Dates;

/// <summary><c>&lt;moment at="@line.At" /&gt;</c>: an instant in the site's zone, "22 Nov 2026, 08:10".</summary>
[HtmlTargetElement("moment", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MomentTagHelper(SiteZone zone) : TagHelper
{
    /// <summary>The instant.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>True to the second.</summary>
    public bool Seconds { get; set; }

    /// <summary>The view around it.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var here = await zone.GetAsync(ViewContext.HttpContext.RequestAborted);
        var local = TimeZoneInfo.ConvertTime(At, here);
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        output.Attributes.SetAttribute("title", $"{local.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture)}, {here.Id}");
        output.Content.SetContent(local.ToString(Seconds ? "d MMM yyyy, HH:mm:ss" : "d MMM yyyy, HH:mm", CultureInfo.InvariantCulture));
    }
}

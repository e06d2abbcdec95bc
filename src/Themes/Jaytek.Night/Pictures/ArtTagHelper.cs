using System.Globalization;
using Jaytek.Engine.Contracts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jaytek.Night.Pictures;

/// <summary>
/// A picture, or the cover art in its place: <c>&lt;art of="Model.Cover" /&gt;</c>. Art is offered in both palettes, and the browser takes
/// the one that suits the visitor's system, since dark art that fades into a light page turns murky.
/// </summary>
[HtmlTargetElement("art", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ArtTagHelper(IImages images) : TagHelper
{
    /// <summary>What to show.</summary>
    public ImageRequest Of { get; set; } = null!;

    /// <summary>True for the picture that a visitor sees first; the others are fetched when they come near.</summary>
    public bool IsFirst { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var night = images.For(Of with { Variant = "night" });
        var daylight = images.For(Of with { Variant = "daylight" });
        output.TagName = "picture";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (daylight.Url != night.Url)
        {
            var source = new TagBuilder("source") { TagRenderMode = TagRenderMode.SelfClosing };
            source.Attributes["srcset"] = daylight.Url;
            source.Attributes["media"] = "(prefers-color-scheme: light)";
            output.Content.AppendHtml(source);
        }
        output.Content.AppendHtml(Image(night));
    }

    private TagBuilder Image(ImageRef image)
    {
        var tag = new TagBuilder("img") { TagRenderMode = TagRenderMode.SelfClosing };
        tag.Attributes["src"] = image.Url;
        tag.Attributes["alt"] = image.Alt;
        if (image is { Width: { } width, Height: { } height })
        {
            tag.Attributes["width"] = width.ToString(CultureInfo.InvariantCulture);
            tag.Attributes["height"] = height.ToString(CultureInfo.InvariantCulture);
        }
        tag.Attributes[IsFirst ? "fetchpriority" : "loading"] = IsFirst ? "high" : "lazy";
        if (!IsFirst)
            tag.Attributes["decoding"] = "async";
        return tag;
    }
}

using System.Globalization;
using Jaytek.Engine.Contracts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jaytek.Night.Pictures;

/// <summary>
/// A picture in the sizes that browsers choose from, or the cover art in its place: <c>&lt;art of="Model.Cover" sizes="(min-width: 60rem) 33vw, 50vw"
/// aspect="16:9" /&gt;</c>. Art is offered in both palettes, and the browser takes the one that suits the visitor's system, since dark art that
/// fades into a light page turns murky.
/// </summary>
[HtmlTargetElement("art", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ArtTagHelper(IImages images) : TagHelper
{
    /// <summary>Device pixels that suit a browser without WebP.</summary>
    private const int FallbackWidth = 960;

    /// <summary>What to show.</summary>
    public ImageRequest Of { get; set; } = null!;

    /// <summary>True for the picture that a visitor sees first; the others are fetched when they come near.</summary>
    public bool IsFirst { get; set; }

    /// <summary>How wide it is shown, as HTML's <c>sizes</c>; unset it is as wide as the page, and what comes later as wide as its place.</summary>
    public string? Sizes { get; set; }

    /// <summary>The shape in which it is shown, such as <c>1:1</c>; unset it is shown whole.</summary>
    public string? Aspect { get; set; }

    /// <summary>A named size of the media profiles.</summary>
    public string? Profile { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var request = Of with { Variant = "night", Aspect = Aspect ?? Of.Aspect, Profile = Profile ?? Of.Profile };
        var night = images.For(request);
        output.TagName = "picture";
        output.TagMode = TagMode.StartTagAndEndTag;
        foreach (var source in night.Sources)
            output.Content.AppendHtml(Source(source));
        if (night.Sources.Count == 0 && images.For(request with { Variant = "daylight" }) is var daylight && daylight.Url != night.Url)
        {
            var source = new TagBuilder("source") { TagRenderMode = TagRenderMode.SelfClosing };
            source.Attributes["srcset"] = daylight.Url;
            source.Attributes["media"] = "(prefers-color-scheme: light)";
            output.Content.AppendHtml(source);
        }
        output.Content.AppendHtml(Image(night));
    }

    private TagBuilder Source(ImageSource image)
    {
        var source = new TagBuilder("source") { TagRenderMode = TagRenderMode.SelfClosing };
        source.Attributes["type"] = image.ContentType;
        source.Attributes["srcset"] = image.Srcset;
        // Browsers that know a place's width take it for pictures that come later.
        source.Attributes["sizes"] = IsFirst ? Sizes ?? "100vw" : $"auto, {Sizes ?? "100vw"}";
        return source;
    }

    private TagBuilder Image(ImageRef image)
    {
        var tag = new TagBuilder("img") { TagRenderMode = TagRenderMode.SelfClosing };
        tag.Attributes["src"] = image.At(FallbackWidth);
        tag.Attributes["alt"] = image.Alt;
        if (image is { Width: { } width, Height: { } height })
        {
            tag.Attributes["width"] = width.ToString(CultureInfo.InvariantCulture);
            tag.Attributes["height"] = height.ToString(CultureInfo.InvariantCulture);
        }
        if (image.Focus is { } focus)
        {
            // In tenths, for which the style sheet has rules: a style attribute is forbidden here.
            tag.Attributes["data-focus-x"] = Tenths(focus.X);
            tag.Attributes["data-focus-y"] = Tenths(focus.Y);
        }
        tag.Attributes[IsFirst ? "fetchpriority" : "loading"] = IsFirst ? "high" : "lazy";
        if (!IsFirst)
            tag.Attributes["decoding"] = "async";
        return tag;
    }

    private static string Tenths(double part) => ((int)Math.Round(Math.Clamp(part, 0, 1) * 10)).ToString(CultureInfo.InvariantCulture);
}

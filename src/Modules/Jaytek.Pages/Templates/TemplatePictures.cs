using System.Globalization;
using System.Text;
using HandlebarsDotNet;
using Jaytek.Engine.Contracts;
using HtmlEncoder = System.Text.Encodings.Web.HtmlEncoder;

namespace Jaytek.Pages.Templates;

/// <summary>Pictures in templates: as data, and as markup by <c>{{picture fields.Cover aspect="16:9" sizes="50vw"}}</c>.</summary>
internal static class TemplatePictures
{
    private const int Small = 480;
    private const int Medium = 960;
    private const int Large = 1_600;

    /// <summary>The addresses of a picture by size.</summary>
    public static TemplateMap Of(ImageRequest request, IImages images)
    {
        var image = images.For(request);
        return new TemplateMap
        {
            Picture = request,
            ["text"] = image.Url,
            ["url"] = image.Url,
            ["alt"] = image.Alt,
            ["width"] = image.Width,
            ["height"] = image.Height,
            ["small"] = image.At(Small),
            ["medium"] = image.At(Medium),
            ["large"] = image.At(Large),
            ["isDrawn"] = request.MediaPath is null,
        };
    }

    /// <summary>The element in the sizes that browsers choose from; nothing where there is no picture.</summary>
    public static string Write(Arguments arguments)
    {
        if (RequestOf(TemplateHelpers.At(arguments, 0)) is not { } request)
            return "";
        var image = RenderRun.Current.Tools.Images.For(request with { Aspect = TemplateHelpers.Named(arguments, "aspect") ?? request.Aspect });
        var sizes = TemplateHelpers.Named(arguments, "sizes") ?? "100vw";
        var html = new StringBuilder("<picture>");
        foreach (var source in image.Sources)
            html.Append("<source").Append(Attribute("type", source.ContentType)).Append(Attribute("srcset", source.Srcset)).Append(Attribute("sizes", sizes)).Append('>');
        html.Append("<img").Append(Attribute("src", image.At(Medium))).Append(Attribute("alt", image.Alt, keepEmpty: true))
            .Append(Attribute("class", TemplateHelpers.Named(arguments, "class")))
            .Append(Attribute("width", image.Width?.ToString(CultureInfo.InvariantCulture))).Append(Attribute("height", image.Height?.ToString(CultureInfo.InvariantCulture)))
            .Append(" loading=\"lazy\" decoding=\"async\"></picture>");
        return html.ToString();
    }

    private static ImageRequest? RequestOf(object? value) => value switch
    {
        TemplateMap { Picture: { } request } => request,
        TemplateMap map => map["pictures"] is TemplateList pictures ? RequestOf(pictures[0]) : null,
        TemplateList list => RequestOf(list[0]),
        _ => null,
    };

    private static string Attribute(string name, string? value, bool keepEmpty = false) =>
        string.IsNullOrEmpty(value) && !keepEmpty ? "" : $" {name}=\"{HtmlEncoder.Default.Encode(value ?? "")}\"";
}

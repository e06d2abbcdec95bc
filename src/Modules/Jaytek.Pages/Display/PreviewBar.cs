using System.Globalization;
using System.Text.Encodings.Web;
using Jaytek.Contents.Contracts;
using Jaytek.Pages.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jaytek.Pages.Display;

/// <summary>That the request shows a preview.</summary>
/// <param name="Item">What is shown.</param>
/// <param name="MayEdit">Whether the bar leads back to the editor.</param>
internal sealed record PreviewMark(ContentItem Item, bool MayEdit);

/// <summary>Puts the bar of a preview on top of the page, whatever theme draws it: themes need not know of previews.</summary>
internal sealed class PreviewBar(HtmlEncoder encoder) : TagHelperComponent
{
    /// <summary>The view that this stands in; set by the framework.</summary>
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ViewContext.HttpContext.Items[typeof(PreviewMark)] is not PreviewMark mark)
            return;
        var root = ViewContext.HttpContext.Request.PathBase.ToUriComponent();
        if (context.TagName == "head")
            output.PostContent.AppendHtml($"<link rel=\"stylesheet\" href=\"{root}/_content/Jaytek.Pages/preview.css\">");
        else if (context.TagName == "body")
            output.PreContent.AppendHtml(Bar(mark, root));
    }

    private string Bar(PreviewMark mark, string root)
    {
        var at = mark.Item.ModifiedUtc?.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? "";
        var by = mark.Item.Author is { Length: > 0 } author ? $" by {author}" : "";
        var words = mark.Item.Published ? "Visitors see this version." : $"Draft of {at}{by}. Visitors do not see it.";
        var back = mark.MayEdit ? $"<a href=\"{root}/admin/content/edit/{Uri.EscapeDataString(mark.Item.ContentItemId)}\">Back to the editor</a>" : "";
        return $"<div class=\"preview-bar\" role=\"region\" aria-label=\"Preview of {encoder.Encode(mark.Item.Title())}\"><p><strong>Preview</strong> {encoder.Encode(words)}</p>{back}</div>";
    }
}

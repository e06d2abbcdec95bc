using Jaytek.Search.Contracts.Views;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jaytek.Night.Texts;

/// <summary>A text with what was found in it marked: <c>&lt;marked text="hit.Title" /&gt;</c>.</summary>
[HtmlTargetElement("marked", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MarkedTagHelper : TagHelper
{
    /// <summary>The pieces of the text.</summary>
    public IReadOnlyList<Fragment> Text { get; set; } = [];

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        foreach (var piece in Text)
        {
            if (piece.IsHit)
                output.Content.AppendHtml("<mark>").Append(piece.Text).AppendHtml("</mark>");
            else
                output.Content.Append(piece.Text);
        }
    }
}

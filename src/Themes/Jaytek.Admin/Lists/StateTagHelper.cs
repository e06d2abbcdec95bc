using Jaytek.Admin.Contracts;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jaytek.Admin.Lists;

/// <summary><c>&lt;state is="Published" /&gt;</c>: a badge whose colour, shape and word say the same. Its own content replaces the word.</summary>
[HtmlTargetElement("state", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StateTagHelper : TagHelper
{
    /// <summary>Where the thing stands.</summary>
    public ItemState Is { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var word = Is == ItemState.InReview ? "In review" : Is.ToString();
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"state state-{word.ToLowerInvariant().Replace(' ', '-')}");
        if ((await output.GetChildContentAsync()).IsEmptyOrWhiteSpace)
            output.Content.SetContent(word);
    }
}

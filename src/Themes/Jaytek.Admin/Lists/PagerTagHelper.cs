using System.Globalization;
using Jaytek.Admin.Icons;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jaytek.Admin.Lists;

/// <summary>
/// <c>&lt;pager page="2" size="25" total="10445" /&gt;</c>: "26–50 of 10,445" and links that change only <c>page</c>, or another <see cref="Name"/>, in the address,
/// so that filters and order stay. Draws nothing for an empty list.
/// </summary>
[HtmlTargetElement("pager", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PagerTagHelper : TagHelper
{
    /// <summary>The page shown, from 1.</summary>
    public int Page { get; set; } = 1;

    /// <summary>Items on a full page.</summary>
    public int Size { get; set; } = 25;

    /// <summary>Items in all.</summary>
    public long Total { get; set; }

    /// <summary>What the page's number is called in the address: a page with two lists has two.</summary>
    public string Name { get; set; } = "page";

    /// <summary>What it is to those who hear it; each of two has its own.</summary>
    public string Label { get; set; } = "Pages";

    /// <summary>The view around it.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Total <= 0)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pager");
        output.Attributes.SetAttribute("aria-label", Label);

        var range = new TagBuilder("span");
        range.InnerHtml.Append(string.Create(CultureInfo.InvariantCulture,
            $"{(long)(Page - 1) * Size + 1:N0}–{Math.Min((long)Page * Size, Total):N0} of {Total:N0}"));
        output.Content.AppendHtml(range);

        var last = (int)((Total + Size - 1) / Size);
        if (last > 1)
            output.Content.AppendHtml(Links(last));
    }

    private TagBuilder Links(int last)
    {
        var list = new TagBuilder("ol");
        if (Page > 1)
            list.InnerHtml.AppendHtml(Item(Link(Page - 1, "Previous page", "chevron-left")));
        var before = 0;
        foreach (var number in PageNumbers.Around(Page, last))
        {
            if (number > before + 1)
                list.InnerHtml.AppendHtml(Item(Gap(), far: true));
            list.InnerHtml.AppendHtml(Item(Link(number), far: Math.Abs(number - Page) > 1));
            before = number;
        }
        if (Page < last)
            list.InnerHtml.AppendHtml(Item(Link(Page + 1, "Next page", "chevron-right")));
        return list;
    }

    private TagBuilder Link(int page, string? label = null, string? icon = null)
    {
        var request = ViewContext.HttpContext.Request;
        var query = new QueryBuilder(request.Query.Where(pair => pair.Key != Name));
        if (page > 1)
            query.Add(Name, page.ToString(CultureInfo.InvariantCulture));
        var link = new TagBuilder("a");
        link.Attributes["href"] = request.PathBase + request.Path + query.ToQueryString();
        link.Attributes["aria-label"] = label ?? string.Create(CultureInfo.InvariantCulture, $"Page {page}");
        if (icon is not null)
            link.InnerHtml.AppendHtml(Sprite.Svg(ViewContext.HttpContext, icon));
        else
            link.InnerHtml.Append(page.ToString("N0", CultureInfo.InvariantCulture));
        if (icon is null && page == Page)
            link.Attributes["aria-current"] = "page";
        return link;
    }

    private static TagBuilder Item(TagBuilder content, bool far = false)
    {
        var item = new TagBuilder("li");
        if (far)
            item.AddCssClass("far");
        item.InnerHtml.AppendHtml(content);
        return item;
    }

    private static TagBuilder Gap()
    {
        var gap = new TagBuilder("span");
        gap.Attributes["aria-hidden"] = "true";
        gap.InnerHtml.Append("…");
        return gap;
    }
}

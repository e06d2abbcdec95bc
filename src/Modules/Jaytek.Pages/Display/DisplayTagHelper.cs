using Jaytek.Pages.Contracts.Views;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Jaytek.Pages.Display;

/// <summary>
/// Shows an item, a part or a field by the most specific view that the theme, its bases or a module has:
/// <c>&lt;display item="…" /&gt;</c>, <c>&lt;display part="…" /&gt;</c>, <c>&lt;display field="…" /&gt;</c>.
/// </summary>
[HtmlTargetElement("display", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DisplayTagHelper(ICompositeViewEngine views) : TagHelper
{
    /// <summary>An item.</summary>
    public DisplayItem? Item { get; set; }

    /// <summary>A part of an item that has no view of its own.</summary>
    public PartModel? Part { get; set; }

    /// <summary>A field of a part.</summary>
    public FieldModel? Field { get; set; }

    /// <summary>The view that this stands in; set by the framework.</summary>
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (Item?.Markup is { } markup)
        {
            output.TagName = null;
            output.Content.SetHtmlContent(markup.Html);
            return;
        }
        var (names, model) = (Item, Part, Field) switch
        {
            ({ } item, _, _) => (item.ViewNames, item.Model),
            (_, { } part, _) => (part.ViewNames, (object)part),
            (_, _, { } field) => (field.ViewNames, field),
            _ => throw new InvalidOperationException("<display> needs an item, a part or a field."),
        };
        var view = Find(names);
        output.TagName = null;
        await using var writer = new StringWriter();
        var data = new ViewDataDictionary<object>(ViewContext.ViewData, model);
        await view.RenderAsync(new ViewContext(ViewContext, view, data, writer));
        output.Content.SetHtmlContent(writer.ToString());
    }

    private IView Find(IReadOnlyList<string> names) =>
        names.Select(name => views.FindView(ViewContext, name, isMainPage: false)).FirstOrDefault(result => result.Success)?.View
        ?? throw new InvalidOperationException($"No theme or module has a view named {string.Join(" or ", names)}.");
}

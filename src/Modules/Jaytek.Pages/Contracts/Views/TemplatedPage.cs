using Jaytek.Engine.Contracts;

namespace Jaytek.Pages.Contracts.Views;

/// <summary>The page of an item that is shown by a template which an admin wrote; what the view <c>Content/Templated</c> takes.</summary>
/// <param name="Head">For the page's head, by the module that owns the type.</param>
/// <param name="Markup">What the template made.</param>
public sealed record TemplatedPage(PageHead Head, ItemMarkup Markup) : IPageModel
{
    /// <summary>True where the markup is an entry of a list, which a preview shows as one.</summary>
    public bool IsEntry { get; init; }
}

using Jaytek.Admin.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace Jaytek.Admin.Shell;

/// <summary>The question mark: leads to the section of the help that explains this page, or to all of them.</summary>
public sealed class HelpLinkViewComponent(HelpBook book) : ViewComponent
{
    private const string ViewPath = "/Themes/Jaytek.Admin/Views/Shared/Components/HelpLink/Default.cshtml";

    /// <summary>Draws it.</summary>
    public IViewComponentResult Invoke() =>
        View(ViewPath, (ViewData["Help"] is string name ? book.Find(name) : null) ?? book.Of(Request.Path.Value ?? ""));
}

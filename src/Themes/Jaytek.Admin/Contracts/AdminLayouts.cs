namespace Jaytek.Admin.Contracts;

/// <summary>The layouts that modules' admin pages name in <c>Layout</c>.</summary>
public static class AdminLayouts
{
    /// <summary>Sidebar, notices, content; <c>ViewData["Title"]</c> is the document's title, <c>ViewData["Section"]</c> the address of the menu entry to mark where the page's own does not lie below it. Sections: <c>Head</c>, <c>Scripts</c>.</summary>
    public const string Shell = "/Themes/Jaytek.Admin/Views/Shared/_AdminLayout.cshtml";

    /// <summary>One card in the middle, for sign-in and what else stands before the admin. <c>ViewData["Title"]</c> is its heading too.</summary>
    public const string Gate = "/Themes/Jaytek.Admin/Views/Shared/_GateLayout.cshtml";
}

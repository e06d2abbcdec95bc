namespace Jaytek.Admin.Contracts;

/// <summary>The layouts that modules' admin pages name in <c>Layout</c>.</summary>
public static class AdminLayouts
{
    /// <summary>Sidebar, notices, content; <c>ViewData["Title"]</c> is the document's title, <c>ViewData["Section"]</c> the address of the menu entry to mark where the page's own does not lie below it. Sections: <c>Head</c>, <c>Scripts</c>.</summary>
    public const string Shell = "/Themes/Jaytek.Admin/Views/Shared/_AdminLayout.cshtml";

    /// <summary>
    /// Around sign-in, sign-up, one's account and what else stands before the admin: by name, so that the public theme's own is taken, and
    /// the shell's (one card in the middle) where the theme has none. <c>ViewData["Title"]</c> is its heading too.
    /// </summary>
    public const string Gate = "_GateLayout";
}

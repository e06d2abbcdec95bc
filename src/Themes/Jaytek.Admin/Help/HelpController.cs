using Jaytek.Admin.Contracts;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Mvc;

namespace Jaytek.Admin.Help;

/// <summary>The admin's help: the files of <c>docs/admin</c> as pages.</summary>
[Require("admin:access:any")]
public sealed class HelpController : Controller
{
    /// <summary>The page of all sections.</summary>
    internal const string Address = "/admin/help";

    private const string IndexPage = "/Themes/Jaytek.Admin/Help/Index.cshtml";
    private const string SectionPage = "/Themes/Jaytek.Admin/Help/Section.cshtml";

    private readonly HelpBook _book;

    /// <summary>Made by the framework.</summary>
    public HelpController(HelpBook book) => _book = book;

    /// <summary>The page of a section.</summary>
    internal static string AddressOf(string name) => $"{Address}/{name}";

    /// <summary>All sections.</summary>
    [HttpGet(Address)]
    public IActionResult Index() => View(IndexPage, _book.Sections);

    /// <summary>One section.</summary>
    [HttpGet(Address + "/{name}")]
    public IActionResult Section(string name) => _book.Find(name) is { } section ? View(SectionPage, section) : NotFound();
}

using Jaytek.Contents.Contracts;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Contents.Admin.Types;

/// <summary>One content type: its parts and fields, and its definition as a recipe has it.</summary>
[Require("content-types:view:any")]
internal sealed class TypeModel(IContentDefinitionManager definitions) : PageModel
{
    public ContentTypeDefinition Type { get; private set; } = null!;

    /// <summary>The definition as the step of a recipe, indented for people.</summary>
    public string Json { get; private set; } = "";

    public IActionResult OnGet([FromRoute] string name)
    {
        if (definitions.Current.Type(name) is not { } type)
            return NotFound();
        Type = type;
        Json = DefinitionExport.Text([type]);
        ViewData["Title"] = type.DisplayName;
        return Page();
    }
}

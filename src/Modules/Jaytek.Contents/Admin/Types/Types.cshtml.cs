using Jaytek.Contents.Contracts;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Contents.Admin.Types;

/// <summary>Every content type with what it is for.</summary>
[Require("content-types:view:any")]
internal sealed class TypesModel(IContentDefinitionManager definitions) : PageModel
{
    /// <summary>Plain types first, then by stereotype: widgets, menu items.</summary>
    public IEnumerable<IGrouping<string, ContentTypeDefinition>> Groups => definitions.Current.Types
        .OrderBy(type => type.DisplayName, StringComparer.Ordinal)
        .GroupBy(type => type.Stereotype is { } stereotype ? Words.Plural(Words.Apart(stereotype)) : type.IsListable ? "Content" : "Inside other content")
        .OrderBy(group => group.Key == "Content" ? "" : group.Key, StringComparer.Ordinal);

    public void OnGet() => ViewData["Title"] = "Content types";

    /// <summary>All of them as a recipe.</summary>
    public FileContentResult OnGetExport() =>
        File(DefinitionExport.Recipe(definitions.Current.Types.ToList()), "application/json", "content-types.recipe.json");
}

using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Pages.Menus.Admin;

/// <summary>The menus that the person may edit.</summary>
[Require(MenuRights.Edit)]
internal sealed class MenusModel(IContentListing listing, IContentDefinitionManager definitions) : PageModel
{
    private const int Most = 200;

    public IReadOnlyList<ListedItem> Menus { get; private set; } = [];

    public static string AliasOf(ContentItem menu) => menu.Part("AliasPart")?["Alias"].AsText() ?? "";

    public int CountOf(ContentItem menu) => MenuTree.Read(menu, definitions.Current).Count;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        ViewData["Title"] = "Menus";
        Menus = await listing.EditableAsync(MenuRights.ContentType, Most, cancellationToken);
    }
}

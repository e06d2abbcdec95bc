using Jaytek.Contents.Admin.Editors;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Contents.Admin.Lists;

/// <summary>The types whose items the user may edit, each with how many there are.</summary>
[Require(AdminFeature.Access)]
internal sealed class IndexModel(ListCounts counts, EditorAccess access, IContentDefinitionManager definitions, ICurrentActor current) : PageModel
{
    public IReadOnlyList<(ContentTypeDefinition Type, ItemCounts Counts)> Types { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var (types, ownOnly) = await access.EditableAsync(definitions.Current.Types.Where(type => type.IsListable), cancellationToken);
        var filter = new ItemFilter([.. types.Select(type => type.Name)]) { OwnOnly = ownOnly, UserId = current.Actor.UserId };
        Types = await TypeTiles.OfAsync(counts, filter, definitions, cancellationToken);
        ViewData["Title"] = "Content";
    }
}

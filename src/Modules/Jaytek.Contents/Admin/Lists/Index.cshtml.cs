using Jaytek.Contents.Admin.Editors;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Contents.Admin.Lists;

/// <summary>The types whose items the user may edit, each with how many there are.</summary>
[Require(AdminFeature.Access)]
internal sealed class IndexModel(ItemList items, EditorAccess access, IContentDefinitionManager definitions, ICurrentActor current) : PageModel
{
    public IReadOnlyList<(ContentTypeDefinition Type, long Count)> Types { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var (types, ownOnly) = await access.EditableAsync(definitions.Current.Types.Where(type => type.IsListable), cancellationToken);
        var counts = await items.CountByTypeAsync(
            new ItemFilter([.. types.Select(type => type.Name)]) { OwnOnly = ownOnly, UserId = current.Actor.UserId }, cancellationToken);
        Types = [.. types.OrderBy(type => type.Plural(), StringComparer.Ordinal).Select(type => (type, counts.GetValueOrDefault(type.Name)))];
        ViewData["Title"] = "Content";
    }
}

using Jaytek.Contents.Admin.Editors;
using Jaytek.Contents.Admin.Lists;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Features;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ItemState = Jaytek.Admin.Contracts.ItemState;

namespace Jaytek.Contents.Admin.Dashboards;

/// <summary>The admin's first page: what waits to be published, what was changed, and the way to every list.</summary>
[Require(AdminFeature.Access)]
[Feature(AdminFeature.Id)]
internal sealed class DashboardModel(
    ItemList items, EditorAccess access, IContentDefinitionManager definitions, FeatureView features, ICurrentActor current, TimeProvider clock) : PageModel
{
    private const int Shown = 6;

    /// <summary>Whether there is any content to show.</summary>
    public bool HasContents => features.IsOn(ContentsModule.FeatureId);

    public IReadOnlyList<(ContentTypeDefinition Type, long Count)> Types { get; private set; } = [];

    public IReadOnlyList<ItemLine> Unpublished { get; private set; } = [];

    public IReadOnlyList<ItemLine> Recent { get; private set; } = [];

    public DateTimeOffset Now => clock.GetUtcNow();

    public string TypeOf(ItemLine line) => definitions.Current.Type(line.Item.ContentType)?.DisplayName ?? line.Item.ContentType;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        ViewData["Title"] = "Home";
        if (!HasContents)
            return;
        var (types, ownOnly) = await access.EditableAsync(definitions.Current.Types.Where(type => type.IsListable), cancellationToken);
        var all = new ItemFilter([.. types.Select(type => type.Name)]) { OwnOnly = ownOnly, UserId = current.Actor.UserId };
        var counts = await items.CountByTypeAsync(all, cancellationToken);
        Types = [.. types.OrderBy(type => type.Plural(), StringComparer.Ordinal).Select(type => (type, counts.GetValueOrDefault(type.Name)))];
        Recent = await items.ListAsync(all, 0, Shown, cancellationToken);
        var changed = await items.ListAsync(all with { State = ItemState.Changed }, 0, Shown, cancellationToken);
        var drafts = await items.ListAsync(all with { State = ItemState.Draft }, 0, Shown, cancellationToken);
        Unpublished = [.. changed.Concat(drafts).OrderByDescending(line => line.Item.ModifiedUtc).Take(Shown)];
    }
}

/// <summary>Some items in a panel of the dashboard.</summary>
/// <param name="Page">The dashboard.</param>
/// <param name="Lines">The items.</param>
/// <param name="Empty">What is said where there are none.</param>
internal sealed record LinesView(DashboardModel Page, IReadOnlyList<ItemLine> Lines, string Empty);

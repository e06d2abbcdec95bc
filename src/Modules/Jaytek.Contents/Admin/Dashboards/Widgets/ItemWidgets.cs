using Jaytek.Contents.Admin.Editors;
using Jaytek.Contents.Admin.Lists;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Security;

namespace Jaytek.Contents.Admin.Dashboards.Widgets;

/// <summary>What the panels of content share: the items that the current user edits, and how to show some of them.</summary>
internal sealed class ItemWidgets(ItemList items, EditorAccess access, IContentDefinitionManager definitions, ICurrentActor current, TimeProvider clock)
{
    /// <summary>The partial view that draws <see cref="LinesView"/>.</summary>
    public const string LinesPartial = "/Modules/Jaytek.Contents/Admin/Dashboards/_Lines.cshtml";

    /// <summary>Items in a panel.</summary>
    public const int Shown = 6;

    /// <summary>Everything that the user edits; null where that is nothing.</summary>
    public async Task<ItemFilter?> FilterAsync(CancellationToken cancellationToken)
    {
        var (types, ownOnly) = await access.EditableAsync(definitions.Current.Types.Where(type => type.IsListable), cancellationToken);
        return types.Count == 0 ? null : new ItemFilter([.. types.Select(type => type.Name)]) { OwnOnly = ownOnly, UserId = current.Actor.UserId };
    }

    /// <summary>The newest of a filter.</summary>
    public Task<IReadOnlyList<ItemLine>> NewestAsync(ItemFilter filter, CancellationToken cancellationToken) => items.NewestAsync(filter, Shown, cancellationToken);

    /// <summary>Lines for a panel.</summary>
    public LinesView View(IReadOnlyList<ItemLine> lines, string empty) =>
        new(lines, empty, clock.GetUtcNow(), line => definitions.Current.Type(line.Item.ContentType)?.DisplayName ?? line.Item.ContentType);
}

/// <summary>Some items in a panel.</summary>
/// <param name="Lines">The items.</param>
/// <param name="Empty">What is said where there are none.</param>
/// <param name="Now">The present, for "2 h ago".</param>
/// <param name="TypeOf">The name of an item's type.</param>
internal sealed record LinesView(IReadOnlyList<ItemLine> Lines, string Empty, DateTimeOffset Now, Func<ItemLine, string> TypeOf);

using Jaytek.Contents.Admin.Editors;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ItemState = Jaytek.Admin.Contracts.ItemState;

namespace Jaytek.Contents.Admin.Lists;

/// <summary>The items of one type, drafts among them. Everything that it shows stands in its address.</summary>
[Require(AdminFeature.Access)]
internal sealed class ListModel(
    ItemList items, Covers covers, EditorAccess access, IContentDefinitionManager definitions, ICurrentActor current, TimeProvider clock) : PageModel
{
    public const int PageSize = 25;

    /// <summary>The states that the tabs show, with "all" first.</summary>
    public static IReadOnlyList<ItemState?> States { get; } = [null, ItemState.Published, ItemState.Draft, ItemState.Changed];

    public ContentTypeDefinition Type { get; private set; } = null!;

    public ItemFilter Filter { get; private set; } = null!;

    public ItemCounts Counts { get; private set; } = null!;

    public IReadOnlyList<(ItemLine Line, ImageRef? Cover)> Lines { get; private set; } = [];

    public int PageNumber { get; private set; }

    public bool HasCovers { get; private set; }

    public long Total { get; private set; }

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Filter.Search) || Filter.State is not null;

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<IActionResult> OnGetAsync(
        [FromRoute] string type, string? q, ItemState? state, string? sort, [FromQuery(Name = "page")] int? page, CancellationToken cancellationToken)
    {
        if (definitions.Current.Type(type) is not { IsListable: true } definition)
            return NotFound();
        var (editable, ownOnly) = await access.EditableAsync([definition], cancellationToken);
        if (editable.Count == 0)
            return Forbid();
        Type = definition;
        Filter = new ItemFilter([definition.Name])
        {
            Search = q,
            State = States.Contains(state) ? state : null,
            ByTitle = sort is "title" or "-title",
            Descending = sort is not ("title" or "updated"),
            OwnOnly = ownOnly,
            UserId = current.Actor.UserId,
        };
        Counts = await items.CountAsync(Filter, cancellationToken);
        Total = Counts.Of(Filter.State);
        PageNumber = (int)Math.Clamp(page ?? 1, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        HasCovers = Covers.Has(definition);
        Lines = await WithCoversAsync(await items.ListAsync(Filter, (PageNumber - 1) * PageSize, PageSize, cancellationToken), cancellationToken);
        ViewData["Title"] = definition.Plural();
        return Page();
    }

    /// <summary>The address of the same list, sorted and filtered otherwise.</summary>
    public string With(ItemState? state, string? sort)
    {
        var query = new Dictionary<string, string?> { ["q"] = string.IsNullOrWhiteSpace(Filter.Search) ? null : Filter.Search, ["state"] = state?.ToString().ToLowerInvariant(), ["sort"] = sort };
        return Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(Request.PathBase + Request.Path, query.Where(pair => pair.Value is not null));
    }

    /// <summary>The order as the address has it; null for the usual one.</summary>
    public string? Sort => (Filter.ByTitle, Filter.Descending) switch
    {
        (true, true) => "-title",
        (true, false) => "title",
        (false, false) => "updated",
        _ => null,
    };

    private async Task<IReadOnlyList<(ItemLine Line, ImageRef? Cover)>> WithCoversAsync(IReadOnlyList<ItemLine> lines, CancellationToken cancellationToken)
    {
        var withCovers = new List<(ItemLine, ImageRef?)>(lines.Count);
        foreach (var line in lines)
            withCovers.Add((line, HasCovers ? await covers.OfAsync(line.Item, Type, cancellationToken) : null));
        return withCovers;
    }
}

using Jaytek.Admin.Contracts;
using Jaytek.Contents.Admin.Lists.Views;
using Jaytek.Contents.Bulk;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ItemState = Jaytek.Admin.Contracts.ItemState;
using ListView = Jaytek.Contents.Admin.Lists.Views.ListView;

namespace Jaytek.Contents.Admin.Lists;

/// <summary>The items of one type, drafts among them. Everything that it shows stands in its address.</summary>
[Require(AdminFeature.Access)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ListModel(
    ListReader reader, ListFields fields, ListViews views, SaveListView save, DeleteListView forget, StartBulkRun start,
    IContentManager manager, IContentDefinitionManager definitions, TimeProvider clock) : PageModel
{
    /// <summary>The states that the tabs show, with "all" first.</summary>
    public static IReadOnlyList<ItemState?> States { get; } = [null, ItemState.Published, ItemState.Draft, ItemState.Changed, ItemState.Scheduled];

    public ContentTypeDefinition Type { get; private set; } = null!;

    public ListAddress Address { get; private set; } = null!;

    public ItemCounts Counts { get; private set; } = null!;

    public IReadOnlyList<ListField> Fields { get; private set; } = [];

    public IReadOnlyList<FormOption> Owners { get; private set; } = [];

    public IReadOnlyList<string> Columns { get; private set; } = [];

    public ItemPage Items { get; private set; } = null!;

    public IReadOnlyList<ListRow> Rows { get; private set; } = [];

    public IReadOnlyList<ListView> Views { get; private set; } = [];

    public bool MayShare { get; private set; }

    /// <summary>What waits for a yes: deleting, or taking all that match.</summary>
    public BulkQuestion? Question { get; private set; }

    /// <summary>Why the last wish was refused, or null.</summary>
    public ListRefusal? Refused { get; private set; }

    /// <summary>The name of the view that was not kept, or null.</summary>
    public string? RefusedView { get; private set; }

    public bool HasCovers => Covers.Has(Type);

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>"26–50 of 10,445", as far as it is known.</summary>
    public string Range => Items.First == 0
        ? $"{Rows.Count} of {Counts.Text(Address.State)}"
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Items.First:N0}–{Items.First + Rows.Count - 1:N0} of {Counts.Text(Address.State)}");

    public async Task<IActionResult> OnGetAsync([FromRoute] string type, CancellationToken cancellationToken) =>
        Find(type) ? await ShowAsync(cancellationToken) : NotFound();

    /// <summary>One verb on one row: <c>publish:{id}</c>.</summary>
    public async Task<IActionResult> OnPostDoAsync([FromRoute] string type, [FromForm(Name = "$do")] string? verb, CancellationToken cancellationToken)
    {
        if (!Find(type))
            return NotFound();
        var (name, id) = verb?.Split(':', 2) is [var first, var second] ? (first, second) : ("", "");
        var done = name switch
        {
            "publish" => await manager.PublishAsync(id, null, cancellationToken),
            "unpublish" => await manager.UnpublishAsync(id, null, cancellationToken),
            "clone" => await manager.CloneAsync(id, cancellationToken),
            _ => ContentsErrors.NotFound,
        };
        if (done.Error is { } error)
            return await RefusedAsync(error, cancellationToken, id);
        TempData.Notify(NoticeKind.Success, Words.Done(name, Type));
        return name == "clone" ? LocalRedirect($"~/admin/content/edit/{done.Value.ContentItemId}") : Back();
    }

    /// <summary>One verb on many rows.</summary>
    public async Task<IActionResult> OnPostBulkAsync(
        [FromRoute] string type, [FromForm] BulkVerb? verb, [FromForm] string[]? id, [FromForm] bool all, [FromForm] bool confirmed, CancellationToken cancellationToken)
    {
        if (!Find(type))
            return NotFound();
        if (await reader.FilterAsync(Type, Address, cancellationToken) is not { } filter)
            return Forbid();
        var ids = id ?? [];
        if (verb is not { } wanted || (!all && ids.Length == 0))
            return await RefusedAsync(BulkErrors.Nothing, cancellationToken);
        if (!confirmed && (all || wanted == BulkVerb.Delete))
        {
            Question = new BulkQuestion(wanted, ids, all);
            return await ShowAsync(cancellationToken);
        }

        var started = await start.RunAsync(new StartBulkRun.Input(wanted, Type.Name, ids, all ? filter : null), cancellationToken);
        return started.Error is { } error ? await RefusedAsync(error, cancellationToken) : LocalRedirect("~" + BulkRuns.AddressOf(started.Value));
    }

    /// <summary>Keeps the address as a view.</summary>
    public async Task<IActionResult> OnPostViewAsync(
        [FromRoute] string type, [FromForm] string? name, [FromForm] bool shared, [FromForm] bool replace, CancellationToken cancellationToken)
    {
        if (!Find(type))
            return NotFound();
        if (await reader.FilterAsync(Type, Address, cancellationToken) is null)
            return Forbid();
        var saved = await save.RunAsync(new SaveListView.Input(Type.Name, name ?? "", Address.ToQuery(), shared, replace), cancellationToken);
        if (saved.Error is { } error)
        {
            RefusedView = name ?? "";
            return await RefusedAsync(error, cancellationToken);
        }

        TempData.Notify(NoticeKind.Success, $"View “{name!.Trim()}” saved.");
        return Back();
    }

    /// <summary>Forgets a view.</summary>
    public async Task<IActionResult> OnPostForgetAsync([FromRoute] string type, [FromForm] string? view, CancellationToken cancellationToken)
    {
        if (!Find(type))
            return NotFound();
        if ((await forget.RunAsync(view ?? "", cancellationToken)).Error is { } error)
            return await RefusedAsync(error, cancellationToken);
        TempData.Notify(NoticeKind.Success, "View deleted.");
        return Back();
    }

    /// <summary>What the address' owner is called.</summary>
    public string NameOfOwner(string owner) => Owners.FirstOrDefault(choice => choice.Value == owner)?.Label is { Length: > 0 } name ? name : owner;

    /// <summary>This list's address with something changed; the place in it is left out.</summary>
    public string At(ListAddress address, params (string Name, string? Value)[] more) => Request.PathBase + Request.Path + address.ToQuery(more);

    /// <summary>Where a form of this page posts to: the filters go along, so that the page that comes back is the same.</summary>
    public string To(string handler) => At(Address, ("handler", handler));

    private LocalRedirectResult Back() => LocalRedirect(At(Address));

    private bool Find(string name)
    {
        if (definitions.Current.Type(name) is not { IsListable: true } type)
            return false;
        Type = type;
        Address = ListAddress.Read(Request.Query, [.. ListFields.Of(type).Select(field => field.Path)]);
        ViewData["Title"] = type.Plural();
        return true;
    }

    private async Task<IActionResult> RefusedAsync(Error error, CancellationToken cancellationToken, string? id = null)
    {
        var item = id is null ? null : await reader.FindAsync(id, cancellationToken);
        Refused = ListRefusal.Of(error, item);
        var page = await ShowAsync(cancellationToken);
        if (page is PageResult)
            Response.StatusCode = Problems.StatusOf(error.Kind);
        return page;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        if (await reader.FilterAsync(Type, Address, cancellationToken) is not { } filter)
            return Forbid();
        Counts = await reader.CountAsync(filter, cancellationToken);
        Fields = await fields.LoadAsync(Type, cancellationToken);
        Owners = await reader.OwnersAsync(filter, cancellationToken);
        Columns = [.. ListReader.Columns(Type).Select(pair => pair.Field.DisplayName)];
        var cursor = ItemCursor.Read(Request.Query["before"], isBack: true) ?? ItemCursor.Read(Request.Query["after"], isBack: false);
        (Items, Rows) = await reader.ReadAsync(Type, filter, cursor, cancellationToken);
        Views = await views.ListAsync(Type.Name, cancellationToken);
        MayShare = await views.MayShareAsync(cancellationToken);
        return Page();
    }
}

/// <summary>A bulk verb that wants a yes first.</summary>
/// <param name="Verb">What would be done.</param>
/// <param name="Ids">To which items.</param>
/// <param name="All">To all that match instead.</param>
internal sealed record BulkQuestion(BulkVerb Verb, IReadOnlyList<string> Ids, bool All);

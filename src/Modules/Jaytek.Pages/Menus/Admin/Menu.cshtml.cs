using Jaytek.Admin.Contracts;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.Pages.Outlines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Pages.Menus.Admin;

/// <summary>
/// The editor of a menu: its entries as an indented list, moved by buttons that draw the form again. Nothing is saved but by Save and
/// Publish, which are the actions of any content.
/// </summary>
[Require(MenuRights.Edit)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class MenuModel(
    IContentReader reader, IContentManager manager, IContentRights rights, IContentDefinitionManager definitions, IContentPickers pickers,
    INewContentForms forms, ICurrentActor current) : PageModel
{
    private const string DoName = "$do";
    private const string TagName = "$tag";
    private const string WantedName = "$wanted";
    private const string SearchVerb = "search";
    private const string SaveVerb = "save";
    private const string PublishVerb = "publish";

    /// <summary>The newest version as it is stored; without an id where the menu is new.</summary>
    public ContentItem Stored { get; private set; } = null!;

    /// <summary>The form of a new menu, also where an earlier post of it has made the menu; null where a menu is edited at its own address.</summary>
    public NewContentForm? NewForm { get; private set; }

    public MenuForm Form { get; private set; } = null!;

    public IReadOnlyDictionary<string, PickerView> Pickers { get; private set; } = new Dictionary<string, PickerView>();

    /// <summary>The state of the version that was edited; whoever saves after somebody else is told.</summary>
    public string? Tag { get; private set; }

    /// <summary>True where somebody else saved meanwhile.</summary>
    public bool IsConflict { get; private set; }

    /// <summary>Whether a conflict stopped publishing or saving, so that saving over it does the same.</summary>
    public string Wanted { get; private set; } = SaveVerb;

    public bool MayPublish { get; private set; }

    public ItemState State { get; private set; } = ItemState.Draft;

    /// <summary>What a button has done, or null.</summary>
    public OutlineMove? Move { get; private set; }

    public bool IsNew => Stored.ContentItemId.Length == 0;

    /// <summary>The kinds of entry that can be added.</summary>
    public IReadOnlyList<ContentTypeDefinition> Addable =>
        [.. definitions.Current.Types.Where(type => type.Stereotype == "MenuItem" && MenuRow.KindOf(type) != MenuKind.Other).OrderBy(type => MenuRow.KindOf(type))];

    /// <summary>What people call an entry's type.</summary>
    public string KindOf(MenuRow row) => definitions.Current.Type(row.TypeName)?.DisplayName ?? row.TypeName;

    public async Task<IActionResult> OnGetAsync([FromRoute] string? id, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, cancellationToken) is { } refusal)
            return refusal;
        Tag = Stored.Tag;
        return await ShowAsync(MenuForm.Of(Stored, definitions.Current), cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string? id, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, cancellationToken) is { } refusal)
            return refusal;
        Tag = Request.Form[TagName].ToString() is { Length: > 0 } tag ? tag : null;
        var form = MenuForm.Read(Request.Form, definitions.Current);
        if (form.Error is { } tooMany)
            return await RefusedAsync(MenuForm.Of(Stored, definitions.Current), tooMany, cancellationToken);
        var verb = Request.Form[DoName].ToString();
        Wanted = verb is SaveVerb or PublishVerb ? verb : Request.Form[WantedName] == PublishVerb ? PublishVerb : SaveVerb;
        // Whoever saves over another's work names the state that they were shown.
        var isOver = verb.StartsWith("over:", StringComparison.Ordinal);
        if (isOver)
            Tag = verb[5..];
        if (!isOver && verb is not (SaveVerb or PublishVerb))
            return await MoveAsync(form.Value, verb, cancellationToken);
        var saved = await SaveAsync(form.Value, Wanted == PublishVerb, cancellationToken);
        if (saved.Error is not { } error)
        {
            TempData.Notify(NoticeKind.Success, Wanted == PublishVerb ? "Menu published." : "Draft saved. Visitors see the menu as it was published.");
            return LocalRedirect($"~/admin/menus/{saved.Value.ContentItemId}");
        }
        // Another post of this form was faster: this one goes on with what that made.
        return IsNew && error.Kind == ErrorKind.Conflict && (await OpenAsync(cancellationToken)).Made is not null
            ? await OnPostAsync(id, cancellationToken)
            : await RefusedAsync(form.Value, error, cancellationToken);
    }

    private async Task<IActionResult?> LoadAsync(string? id, CancellationToken cancellationToken)
    {
        if (definitions.Current.Type(MenuRights.ContentType) is null)
            return NotFound();
        NewForm = id is null ? await OpenAsync(cancellationToken) : null;
        var menu = id is null
            ? NewForm?.Made ?? new ContentItem(MenuRights.ContentType) { Owner = current.Actor.UserId }
            : await reader.GetAsync(id, ContentVersion.Latest, cancellationToken);
        if (menu is not { ContentType: MenuRights.ContentType })
            return NotFound();
        Stored = menu;
        if (!await rights.MayAsync("edit", menu, cancellationToken))
            return Forbid();
        MayPublish = await rights.MayAsync("publish", menu, cancellationToken);
        if (!IsNew)
            State = menu.Published ? ItemState.Published
                : await reader.GetAsync(menu.ContentItemId, ContentVersion.Published, cancellationToken) is null ? ItemState.Draft : ItemState.Changed;
        return null;
    }

    private Task<NewContentForm> OpenAsync(CancellationToken cancellationToken) => forms.OpenAsync(
        Request.HasFormContentType ? Request.Form[INewContentForms.Name].ToString() : null, definitions.Current.Type(MenuRights.ContentType)!, cancellationToken);

    private async Task<Result<ContentItem>> SaveAsync(MenuForm form, bool isPublished, CancellationToken cancellationToken)
    {
        var menu = Stored.Clone();
        form.Write(menu);
        return NewForm is { } begun ? await forms.SaveAsync(begun, menu, Tag, isPublished, cancellationToken)
            : isPublished ? await manager.SaveAndPublishAsync(menu, Tag, cancellationToken)
            : await manager.SaveDraftAsync(menu, Tag, cancellationToken);
    }

    private async Task<IActionResult> MoveAsync(MenuForm form, string verb, CancellationToken cancellationToken)
    {
        if (verb.StartsWith("add:", StringComparison.Ordinal))
        {
            var added = form.Add(definitions.Current.Type(verb[4..]));
            if (added.Error is { } tooMany)
                return await RefusedAsync(form, tooMany, cancellationToken);
            Move = added.Value;
        }
        else if (verb != SearchVerb)
        {
            Move = Outline.Apply(form.Rows, verb, MenuTree.Levels);
        }

        return await ShowAsync(form, cancellationToken);
    }

    private async Task<IActionResult> RefusedAsync(MenuForm form, Error error, CancellationToken cancellationToken)
    {
        if (error.Kind is ErrorKind.Forbidden or ErrorKind.Unauthenticated)
            return Forbid();
        IsConflict = error.Code is "contents.item.conflict" or "engine.conflict";
        if (!IsConflict)
        {
            foreach (var (name, message) in form.Complaints(error))
                ModelState.AddModelError(name, message);
        }

        Response.StatusCode = FormErrors.StatusOf(error);
        return await ShowAsync(form, cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(MenuForm form, CancellationToken cancellationToken)
    {
        Form = form;
        ViewData["Title"] = IsNew ? "New menu" : Stored.DisplayText ?? "Menu";
        ViewData["Section"] = "/admin/menus";
        var inputs = form.Rows.Select((row, at) => (row, at)).Where(one => one.row.Kind == MenuKind.Content)
            .ToDictionary(one => MenuForm.NameOf(one.at, nameof(MenuRow.Picked)), one => Input(one.row), StringComparer.Ordinal);
        Pickers = await pickers.LoadAsync(
            inputs, "#menu", name => Request.HasFormContentType ? Request.Form[$"{name}.{PickerView.SearchName}"].ToString() : null, cancellationToken);
        return Page();
    }

    private static FormInput Input(MenuRow row) => new FormInput(nameof(MenuRow.Picked), FormControl.ContentPicker, "Leads to")
    {
        Required = true,
        Hint = "The entry follows this item's address. It is left out while the item is not published.",
    }.With(row.Picked.Length > 0 ? row.Picked : null);
}

using Jaytek.Admin.Contracts;
using Jaytek.Contents.Admin.Lists;
using Jaytek.Contents.Admin.Previews;
using Jaytek.Contents.Contracts;
using Jaytek.Contents.Contracts.Views;
using Jaytek.Contents.Parts;
using Jaytek.Contents.Text;
using Jaytek.Engine.Features;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Contents.Admin.Editors;

/// <summary>
/// The editor of a content item, drawn from its type's definition; also of a new one. Every button is a submit button of the one
/// form, named <c>$do</c>, so that it works without scripts: verbs save, the others only draw the form again with what was typed.
/// </summary>
[Require(AdminFeature.Access)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class EditModel(
    EditorBuilder builder, EditorBinder binder, EntrySeals seals, EditorCheck check, EditorSaving saving, EditorPlan plans, EditConflicts conflicts, EditorTrash trash, PickerOptions pickers,
    NewForms forms, ItemList items, EditorAccess access, Covers covers, Enabled<IContentPreview> previews, Enabled<IPlacedContent> placed, IContentReader reader, IContentDefinitionManager definitions,
    VisitorSight visitors, EditorZone zone, TimeProvider clock) : PageModel
{
    private const string DoName = "$do";
    private const string TagName = "$tag";
    private const string OpenName = ".$open";

    // The id that a new item shall have.
    private string _newId = "";

    /// <summary>The newest version as it is stored; without an id where the item is new.</summary>
    public ContentItem Stored { get; private set; } = null!;

    public ContentTypeDefinition Type { get; private set; } = null!;

    public EditorItem Editor { get; private set; } = null!;

    /// <summary>Entries that are not stored, sealed, by their paths.</summary>
    public IReadOnlyDictionary<string, string> Seals { get; private set; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, PickerChoices> Choices { get; private set; } = new Dictionary<string, PickerChoices>();

    public EditorRights Rights { get; private set; } = null!;

    public ItemState State { get; private set; } = ItemState.Draft;

    /// <summary>The state of the version that was edited; whoever saves after somebody else is told.</summary>
    public string? Tag { get; private set; }

    /// <summary>What the editor was shown, so that a conflict can tell who changed what.</summary>
    public string Seen { get; private set; } = "";

    /// <summary>What somebody else did meanwhile, or null.</summary>
    public EditConflict? Conflict { get; private set; }

    /// <summary>That somebody moved it to the trash meanwhile, or null.</summary>
    public TrashedItem? Trashed { get; private set; }

    /// <summary>Whether the user may make an item of what was typed into one that is in the trash.</summary>
    public bool MayMakeNew { get; private set; }

    /// <summary>What the form of a new item carries, so that it makes one item; null in the editor of one that is there.</summary>
    public string? NewForm { get; private set; }

    /// <summary>What it lacks before it can be published.</summary>
    public IReadOnlyList<MissingValue> Missing { get; private set; } = [];

    /// <summary>When it publishes and unpublishes itself; null where its type knows no plans.</summary>
    public PlanView? Plan { get; private set; }

    /// <summary>That visitors see none of its type's items, however published; null where they do.</summary>
    public UnseenType? Unseen { get; private set; }

    /// <summary>The entry that was added or moved, which takes the focus.</summary>
    public string? Focus => Move?.Focus;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>What to call the item.</summary>
    public string Name => IsNew && Stored.DisplayText is null or "" ? $"New {Words.Inside(Type.DisplayName)}" : NameOf(Stored);

    public bool IsNew => Stored.ContentItemId.Length == 0;

    /// <summary>What a list's button has done, or null.</summary>
    public EditorMove? Move { get; private set; }

    /// <summary>The address on the site, where the item has one and visitors see it.</summary>
    public string? SitePath => State != ItemState.Draft && Stored.Part("AutoroutePart")?["Path"].AsText() is { Length: > 0 } path ? "/" + path : null;

    /// <summary>The page that lists it.</summary>
    public string ListPath => placed.Select(other => other.ListedAt(Stored)).FirstOrDefault(path => path is not null) ?? $"/admin/content/{Type.Name}";

    /// <summary>Where its newest version is seen as a page; null where its type has none.</summary>
    public string? PreviewPath => previews.Select(preview => preview.Of(Type, Stored.ContentItemId)).FirstOrDefault(path => path is not null);

    /// <summary>Whether saving changes only a draft, so that it may be done without being asked.</summary>
    public bool LeavesSite => EditorSaving.LeavesSite(Stored, Type, Rights.Publish);

    /// <summary>Whether there is nothing that a script should save: what is shown is stored, or is a new form that nobody has touched.</summary>
    public bool IsFresh => (Focus is null && ModelState.IsValid && Conflict is null && Trashed is null) || (IsNew && Seen == EditorSeen.Of(Editor));

    /// <summary>In which row of which list an input stands, for the summary of what is wrong.</summary>
    public string WhereIs(string input) => EditorErrors.WhereIs(Editor, input);

    /// <summary>The address of a small picture of what a media input names, where that is a picture.</summary>
    public string? PictureOf(EditorInput input) => Covers.FirstPicture(input.Input.Values) is { } path ? covers.Of(Stored, path).At(128) : null;

    public async Task<IActionResult> OnGetAsync([FromRoute] string? id, [FromRoute] string? type, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, type, cancellationToken) is { } refusal)
            return refusal;
        Tag = Stored.Tag;
        await DrawAsync(Stored, [], cancellationToken);
        Seen = EditorSeen.Of(Editor);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string? id, [FromRoute] string? type, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, type, cancellationToken) is { } refusal)
            return refusal;
        var (isNew, again) = (IsNew, id is null && !IsNew);
        var verb = EditorVerb.Of(Request.Form[DoName].ToString());
        var form = await plans.ToUtcAsync(verb.IsMerge ? EditConflict.WithoutTheirs(Request.Form) : Request.Form, cancellationToken);
        var item = Stored.Clone();
        var misread = binder.Bind(item, Type, form);
        Seen = Request.Form[EditorSeen.Name].ToString();
        // A merge names the state that the editor was shown: a third person's save is told again.
        Tag = verb.Tag ?? (Request.Form[TagName].ToString() is { Length: > 0 } tag ? tag : again ? NewForms.TagOf(Stored) : null);
        if (!verb.Saves)
            return await RedrawAsync(item, cancellationToken);
        if (Trashed is not null && !verb.IsForTrashed)
            return await InTrashAsync(item, verb, cancellationToken);
        if (again)
            forms.Align(item, Stored, Type);
        var result = !misread.IsEmpty ? check.WithTheRest(misread, item, Type, EditorSaving.CheckOf(verb))
            : again && NewForms.IsDone(verb, item, Stored) ? Stored
            : await saving.RunAsync(new EditorPost(verb, item, Stored, Type, Tag, LeavesSite, isNew ? _newId : null) { Seen = Seen, IsTrashed = Trashed is not null }, cancellationToken);
        // Another post of this form was faster: this one goes on with what that made.
        if (isNew && result.Error?.Kind == ErrorKind.Conflict && await forms.FindAsync(_newId, cancellationToken) is not null)
            return await OnPostAsync(id, type, cancellationToken);
        // It went to the trash between being read and being written.
        if (result.Error?.Kind == ErrorKind.NotFound && Trashed is null && await FindTrashedAsync(Stored.ContentItemId, cancellationToken))
            return await InTrashAsync(item, verb, cancellationToken);
        if (verb.IsAutosave)
            return await AnsweredAsync(item, result, cancellationToken);
        if (result.Error is { } error)
            return await RefusedAsync(item, error, cancellationToken);
        if (verb.Name == "preview" && previews.Select(preview => preview.Of(Type, result.Value.ContentItemId)).FirstOrDefault(path => path is not null) is { } page)
            return LocalRedirect("~" + page);
        if (verb.Name == EditorVerb.PreviewLink)
            return LocalRedirect("~" + PreviewLinkModel.PathOf(result.Value.ContentItemId));
        TempData.Notify(NoticeKind.Success, Words.Done(verb.Name, Type));
        if (PicturesElsewhere.CountIn(result.Value.Parts, Request.Host.Value ?? "") is > 0 and var count)
            TempData.Notify(NoticeKind.Warning, Words.Elsewhere(count));
        return RedirectToPage("/Jaytek.Contents/Admin/Editors/Edit", new { id = result.Value.ContentItemId, type = (string?)null });
    }

    private async Task<IActionResult?> LoadAsync(string? id, string? typeName, CancellationToken cancellationToken)
    {
        var item = id is null ? await NewItemAsync(typeName, cancellationToken) : await reader.GetAsync(id, ContentVersion.Latest, cancellationToken);
        // Whoever opens what is in the trash finds nothing; whoever has typed into it keeps the form.
        if (item is null && id is not null && HttpMethods.IsPost(Request.Method) && await FindTrashedAsync(id, cancellationToken))
            return null;
        if (item is null || definitions.Current.Type(item.ContentType) is not { } type)
            return NotFound();
        (Stored, Type) = (item, type);
        Rights = await access.OfAsync(item, cancellationToken);
        if (!Rights.Edit)
            return Forbid();
        if (!IsNew)
            State = await items.StateAsync(item, cancellationToken);
        return null;
    }

    private async Task<bool> FindTrashedAsync(string id, CancellationToken cancellationToken)
    {
        if (await trash.FindAsync(id, cancellationToken) is not { } found || definitions.Current.Type(found.Last.ContentType) is not { } type)
            return false;
        var rights = await access.OfAsync(found.Last, cancellationToken);
        if (!rights.Edit)
            return false;
        (Trashed, Stored, Type, Rights, State) = (found, found.Last, type, rights, ItemState.Draft);
        MayMakeNew = type.IsCreatable && (await access.OfAsync(access.NewItem(type), cancellationToken)).Edit;
        return true;
    }

    // The form as it was typed, with who moved its item to the trash and what can be done about it.
    private async Task<IActionResult> InTrashAsync(ContentItem item, EditorVerb verb, CancellationToken cancellationToken)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        if (verb.IsAutosave)
            return new JsonResult(new EditorNotSaved(TrashedItem.Code, Trashed!.Sentence(Type, Now, zone), IsConflict: false, IsTrashed: true, Trashed.By));
        await DrawAsync(item, [], cancellationToken);
        return Page();
    }

    // An empty item; or, where this form was posted before, what it made then.
    private async Task<ContentItem?> NewItemAsync(string? typeName, CancellationToken cancellationToken)
    {
        if (definitions.Current.Type(typeName) is not { } type)
            return null;
        var posted = Request.HasFormContentType ? forms.Open(Request.Form[NewForms.Name], type) : null;
        _newId = posted ?? PublicId.New();
        NewForm = forms.Seal(_newId, type);
        if (posted is not null && await forms.FindAsync(posted, cancellationToken) is { } made)
            return made;
        var item = access.NewItem(type);
        return placed.Any(other => other.Begin(item, type, Request.Query)) || type.IsCreatable ? item : null;
    }

    private async Task<IActionResult> RedrawAsync(ContentItem item, CancellationToken cancellationToken)
    {
        Move = EditorMoves.Apply(item, builder.Build(item, Type, new HashSet<string>()), Request.Form[DoName].ToString(), Request.Form, seals);
        await DrawAsync(item, Focus is null ? [] : [Focus], cancellationToken);
        return Page();
    }

    private async Task<IActionResult> RefusedAsync(ContentItem item, Error error, CancellationToken cancellationToken)
    {
        if (error.Kind is ErrorKind.Forbidden or ErrorKind.Unauthenticated)
            return Forbid();
        if (error.Kind == ErrorKind.NotFound)
            return NotFound();
        await DrawAsync(item, error.Members?.Keys ?? [], cancellationToken);
        if (IsConflict(error))
            (Trashed, Conflict) = (null, await conflicts.FindAsync(Stored, Editor, Seen, cancellationToken));
        else
            EditorErrors.Show(ModelState, Editor, error.Members ?? new Dictionary<string, string[]> { [""] = [error.Message] });
        // 422 says that the form was understood and its values refused.
        Response.StatusCode = FormErrors.StatusOf(error);
        return Page();
    }

    // A script reads this: what the form must name from now on, or why nothing was saved.
    private async Task<IActionResult> AnsweredAsync(ContentItem item, Result<ContentItem> result, CancellationToken cancellationToken)
    {
        if (result.Error is not { } error)
        {
            var saved = result.Value;
            var editor = builder.Build(saved, Type, new HashSet<string>());
            return new JsonResult(new EditorSaved(
                saved.Tag ?? "", EditorSeen.Of(editor), saved.ContentItemVersionId, (await items.StateAsync(saved, cancellationToken)).ToString(),
                saved.ContentItemId, Url.Content($"~/admin/content/edit/{saved.ContentItemId}"), NameOf(saved), AddressOf(saved), check.Missing(saved, editor)));
        }

        var message = error.Members is { Count: > 0 } members
            ? EditorErrors.WhereIs(builder.Build(item, Type, new HashSet<string>()), members.First().Key) + members.First().Value[0]
            : error.Message;
        var status = FormErrors.StatusOf(error);
        var who = IsConflict(error) ? Stored.Author : null;
        return new JsonResult(new EditorNotSaved(error.Code, message, IsConflict(error), IsTrashed: false, who)) { StatusCode = status };
    }

    private static string NameOf(ContentItem item) => item.DisplayText is { Length: > 0 } text ? text : "Untitled";

    private string? AddressOf(ContentItem item) => Type.FirstOf(AutoroutePart.PartName) is { } autoroute ? item.Part(autoroute.Name)?["Path"].AsText() ?? "" : null;

    private static bool IsConflict(Error error) => error.Code is "contents.item.conflict" or "engine.conflict";

    private async Task DrawAsync(ContentItem item, IEnumerable<string> shown, CancellationToken cancellationToken)
    {
        var open = Request.HasFormContentType
            ? Request.Form.Where(pair => pair.Key.EndsWith(OpenName, StringComparison.Ordinal) && pair.Value == "true").Select(pair => pair.Key[..^OpenName.Length])
            : [];
        Editor = await access.LimitAsync(builder.Build(item, Type, shown.Concat(open).ToHashSet(StringComparer.Ordinal)), cancellationToken);
        Seals = seals.Of(item, Stored, Editor);
        Missing = IsNew ? [] : check.Missing(item, Editor);
        Plan = await plans.OfAsync(item, Stored, Type, cancellationToken);
        Unseen = await visitors.OfAsync(Type, cancellationToken);
        ViewData["Title"] = Name;
        ViewData["Section"] = ListPath;
        Choices = await pickers.LoadAsync(Editor.AllInputs, SearchOf, cancellationToken);
    }

    private string? SearchOf(string inputName) =>
        Request.HasFormContentType ? Request.Form[$"{inputName}.{PickerView.SearchName}"].ToString() : null;
}

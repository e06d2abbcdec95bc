using Jaytek.Contents.Contracts;
using Jaytek.Contents.Definitions;
using Jaytek.Contents.Definitions.Drafts;
using Jaytek.Contents.Model;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Contents.Admin.Types;

/// <summary>What the pages of the type editor share: the person's draft, and how a change of it ends.</summary>
internal abstract class DefinitionPage(DefinitionDesk desk) : PageModel
{
    public const string View = "content-types:view:any";
    public const string Edit = "content-types:edit:any";

    /// <summary>The draft and the definitions with it applied.</summary>
    public DraftSight Sight { get; private set; } = null!;

    /// <summary>Whether whoever looks may change definitions; who may not sees them as they are.</summary>
    public bool MayEdit { get; private set; }

    public DefinitionLines Lines => new(Sight, desk.Kinds, desk.Owned, MayEdit);

    public ContentKinds Kinds => desk.Kinds;

    public OwnedDefinitions Owned => desk.Owned;

    /// <summary>How many records the draft holds.</summary>
    public int Waiting => Sight.Draft.Types.Count + Sight.Draft.Parts.Keys.Count(name => !Sight.Draft.Types.ContainsKey(name));

    protected async Task LoadAsync(string title, CancellationToken cancellationToken)
    {
        MayEdit = await desk.Authorizer.AllowsAsync(desk.Current.Actor, ContentPermissions.EditTypes, null, cancellationToken);
        Sight = await desk.Drafts.ReadAsync(cancellationToken);
        ViewData["Title"] = title;
        ViewData["Section"] = "/admin/content-types";
    }

    /// <summary>Changes the draft.</summary>
    protected Task<Result> ChangeAsync(Func<DraftEdit, Error?> change, CancellationToken cancellationToken) => desk.Change.RunAsync(change, cancellationToken);

    /// <summary>Ends a post: forbidden, not there any more, or the page with its errors.</summary>
    protected IActionResult Refuse(Error error)
    {
        if (error.Kind is ErrorKind.Forbidden or ErrorKind.Unauthenticated)
            return Forbid();
        if (error.Kind == ErrorKind.NotFound)
            return NotFound();
        ModelState.AddRefusal(error);

        Response.StatusCode = FormErrors.StatusOf(error);
        return Page();
    }

    /// <summary>The page that a form of a part or field leads back to: the type that it was opened from, or the part's own.</summary>
    protected string BackTo(string part, string? forType) =>
        Url.Content(forType is not null && Sight.Definitions.Type(forType) is not null ? $"~/admin/content-types/{forType}" : $"~/admin/content-parts/{part}");
}

/// <summary>What the pages of the type editor need, in one piece.</summary>
internal sealed record DefinitionDesk(
    Drafts Drafts, ChangeDraft Change, ContentKinds Kinds, OwnedDefinitions Owned, ICurrentActor Current, IAuthorizer Authorizer, SettingForms Forms, VisitorSight Visitors);

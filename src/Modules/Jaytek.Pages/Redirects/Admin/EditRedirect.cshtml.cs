using System.ComponentModel.DataAnnotations;
using Jaytek.Admin.Contracts;
using Jaytek.Contents.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Pages.Redirects.Admin;

/// <summary>One redirect: written, changed, taken away.</summary>
[Require(RedirectsPermissions.ManageText)]
internal sealed class EditRedirectModel(JaytekDb db, SaveRedirect save, DeleteRedirect delete, IContentReader reader, AnsweringPages answering, IHostContext host) : PageModel
{
    [BindProperty]
    public RedirectForm Form { get; set; } = new();

    /// <summary>The redirect as it is kept; null for a new one.</summary>
    public Redirect? Kept { get; private set; }

    /// <summary>The title of the item that moved, or null.</summary>
    public string? Moved { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute] long? id, [FromQuery] string? from, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        Form = Kept is { } kept
            ? new RedirectForm { From = kept.From, To = kept.To, Status = kept.Status, Version = kept.RowVersion }
            : new RedirectForm { From = from };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] long? id, CancellationToken cancellationToken)
    {
        var saved = await save.RunAsync(id, new RedirectInput(Form.From, Form.To, Form.Status), Form.Version, cancellationToken);
        if (saved.Error is { } error)
            return await RefuseAsync(id, error, cancellationToken);
        var from = await db.Set<Redirect>().Where(redirect => redirect.Id == saved.Value).Select(redirect => redirect.From).SingleAsync(cancellationToken);
        var answers = await answering.WarnAsync(from, cancellationToken);
        TempData.Notify(answers is null ? NoticeKind.Success : NoticeKind.Warning, answers is null ? "Saved." : $"Saved. {answers}");
        return LocalRedirect($"~{RedirectsModel.Address}");
    }

    public async Task<IActionResult> OnPostDeleteAsync([FromRoute] long? id, CancellationToken cancellationToken)
    {
        var deleted = await delete.RunAsync(id ?? 0, cancellationToken);
        if (deleted.Error is { } error)
            return await RefuseAsync(id, error, cancellationToken);
        TempData.Notify(NoticeKind.Success, $"The redirect of {deleted.Value} is deleted.");
        return LocalRedirect($"~{RedirectsModel.Address}");
    }

    private async Task<IActionResult> RefuseAsync(long? id, Error error, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        ModelState.Clear();
        ModelState.AddRefusal(error, nameof(Form));
        Response.StatusCode = FormErrors.StatusOf(error);
        return Page();
    }

    private async Task<bool> LoadAsync(long? id, CancellationToken cancellationToken)
    {
        if (id is null)
            return true;
        Kept = await db.Set<Redirect>().AsNoTracking().SingleOrDefaultAsync(redirect => redirect.Id == id && redirect.BrandId == host.BrandId, cancellationToken);
        if (Kept?.ContentItemId is { } item)
            Moved = (await reader.GetAsync(item, ContentVersion.Latest, cancellationToken))?.DisplayText;
        return Kept is not null;
    }

    internal sealed class RedirectForm
    {
        [Display(Name = "From"), StringLength(2_000)]
        public string? From { get; set; }

        [Display(Name = "To"), StringLength(2_000)]
        public string? To { get; set; }

        [Display(Name = "Answers")]
        public int Status { get; set; } = 301;

        public long Version { get; set; }
    }
}

using System.ComponentModel.DataAnnotations;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Engine.Data;
using Jaytek.Engine.Security;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Passkeys;

/// <summary><c>/account/passkeys</c>: the passkeys of one's own account.</summary>
[Open("For whoever is signed in, about themselves alone; others are led to sign in.")]
[Limited(LimitedWork.Password)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class PasskeysModel(JaytekDb db, OwnPasskeys own, ICurrentActor current) : PageModel
{
    [BindProperty]
    public PasskeyForm Form { get; set; } = new();

    public IReadOnlyList<PasskeyView> Passkeys { get; private set; } = [];

    public bool HasTwoFactor { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    /// <summary>For the page's script: what to ask of the authenticator, or why not.</summary>
    public async Task<IActionResult> OnPostOptions()
    {
        if (!current.Actor.IsAuthenticated)
            return Unauthorized();
        var options = await own.BeginAsync(HttpContext, Form.Password, Form.Code);
        return options.Error is { } error
            ? new JsonResult(new { message = error.Message }) { StatusCode = FormErrors.StatusOf(error) }
            : Content(options.Value, "application/json");
    }

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(await own.AddAsync(HttpContext, Form.Credential, Form.Name), "The passkey is added.", cancellationToken);

    public async Task<IActionResult> OnPostRenameAsync([FromForm] string? id, [FromForm] string? name, CancellationToken cancellationToken) =>
        await AnswerAsync(await own.RenameAsync(id, name, cancellationToken), "Saved.", cancellationToken);

    public async Task<IActionResult> OnPostDeleteAsync([FromForm] string? id, CancellationToken cancellationToken) =>
        await AnswerAsync(await own.DeleteAsync(id, cancellationToken), "The passkey is deleted.", cancellationToken);

    private async Task<IActionResult> AnswerAsync(Result result, string done, CancellationToken cancellationToken)
    {
        if (!current.Actor.IsAuthenticated)
            return Challenge(IdentityConstants.ApplicationScheme);
        if (result.Error is { } error)
        {
            ModelState.Clear();
            ModelState.AddModelError("", error.Message);
            Response.StatusCode = FormErrors.StatusOf(error);
            return await ShowAsync(cancellationToken);
        }

        TempData.Notify(NoticeKind.Success, done);
        return LocalRedirect("~/account/passkeys");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        if (current.Actor.UserId is not { } userId)
            return Challenge(IdentityConstants.ApplicationScheme);
        Passkeys = await own.ListAsync(userId, cancellationToken);
        HasTwoFactor = await db.Set<AppUser>().AnyAsync(user => user.Id == userId && user.TwoFactorEnabled, cancellationToken);
        return Page();
    }

    internal sealed class PasskeyForm
    {
        [Display(Name = "Name"), StringLength(60)]
        public string? Name { get; set; }

        [Display(Name = "Your password"), StringLength(256)]
        public string? Password { get; set; }

        [Display(Name = "Code of your app"), StringLength(64)]
        public string? Code { get; set; }

        public string? Credential { get; set; }
    }
}

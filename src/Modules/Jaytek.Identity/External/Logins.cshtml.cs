using System.ComponentModel.DataAnnotations;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Identity.Account;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.External;

/// <summary><c>/account/logins</c>: the other sites by which the owner of the account comes in.</summary>
[Open("For whoever is signed in, about themselves alone; others are led to sign in.")]
[Limited(LimitedWork.Password)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class LoginsModel(JaytekDb db, ExternalFlow flow, LinkTicket tickets, ICurrentActor current) : PageModel
{
    [BindProperty]
    public PasswordForm Form { get; set; } = new();

    public IReadOnlyList<string> Linked { get; private set; } = [];

    public IReadOnlyList<ExternalProvider> Others { get; private set; } = [];

    public bool HasTwoFactor { get; private set; }

    /// <summary>The way to the other site, once the password was right.</summary>
    public (string Title, string Address)? Way { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostLinkAsync([FromForm] string? provider, [FromServices] OwnAccount own, CancellationToken cancellationToken)
    {
        if (current.Actor.UserId is not { } userId)
            return Challenge(IdentityConstants.ApplicationScheme);
        if (await flow.FindAsync(provider ?? "", cancellationToken) is not { } other)
            return await RefuseAsync(ExternalErrors.NotOffered(provider ?? ""), cancellationToken);
        if (await own.RefuseAsync(current.Actor, Form.Password, Form.Code, "Password", cancellationToken) is { } refusal)
            return await RefuseAsync(refusal, cancellationToken);
        Way = (other.Title, Url.Page("With", new { provider = other.Id, link = tickets.Make(userId, other) })!);
        return Page();
    }

    public async Task<IActionResult> OnPostUnlinkAsync([FromForm] string? provider, [FromServices] LinkExternal link, CancellationToken cancellationToken)
    {
        if (!current.Actor.IsAuthenticated)
            return Challenge(IdentityConstants.ApplicationScheme);
        if ((await link.UnlinkAsync(provider, cancellationToken)).Error is { } error)
            return await RefuseAsync(error, cancellationToken);
        TempData.Notify(NoticeKind.Success, $"Your account is no longer linked to {provider}.");
        return LocalRedirect("~/account/logins");
    }

    private async Task<IActionResult> RefuseAsync(Error error, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        ModelState.AddRefusal(error, nameof(Form));
        Response.StatusCode = FormErrors.StatusOf(error);
        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        if (current.Actor.UserId is not { } userId)
            return Challenge(IdentityConstants.ApplicationScheme);
        Linked = await db.Set<IdentityUserLogin<string>>().AsNoTracking().Where(one => one.UserId == userId).Select(one => one.LoginProvider).Order().ToListAsync(cancellationToken);
        Others = [.. (await flow.OfferedAsync(cancellationToken)).Where(one => !Linked.Contains(one.Title))];
        HasTwoFactor = await db.Set<AppUser>().AnyAsync(user => user.Id == userId && user.TwoFactorEnabled, cancellationToken);
        return Page();
    }

    internal sealed class PasswordForm
    {
        [Display(Name = "Your password"), StringLength(256)]
        public string? Password { get; set; }

        [Display(Name = "Code of your app"), StringLength(64)]
        public string? Code { get; set; }
    }
}

using System.ComponentModel.DataAnnotations;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Engine.Settings;
using Jaytek.Identity.Account;
using Jaytek.Identity.SignIn;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.SecondFactor;

/// <summary><c>/account/two-factor</c>: the second step of one's own account; also for who signs in and must have one first.</summary>
[Open("For whoever is signed in or has done the first step, about themselves alone; others are led to sign in.")]
[Limited(LimitedWork.Password)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class TwoFactorModel(
    JaytekDb db, ICurrentActor current, PendingSignIn pending, Sessions sessions, SignInGate gate, SetUpTwoFactor setUp, AuthenticatorSecret secrets,
    ISettings<SiteSettings> site, TimeProvider clock) : PageModel
{
    [BindProperty]
    public StepForm Begin { get; set; } = new();

    [BindProperty]
    public StepForm Confirm { get; set; } = new();

    [BindProperty]
    public StepForm Renew { get; set; } = new();

    [BindProperty]
    public StepForm Off { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public bool IsOn => Subject!.TwoFactorEnabled;

    public bool IsOfRole { get; private set; }

    public bool AsksPassword { get; private set; }

    public int CodesLeft { get; private set; }

    /// <summary>The QR code while the app has not shown that it has read it; else null.</summary>
    public string? Drawing { get; private set; }

    public string? Secret { get; private set; }

    /// <summary>New recovery codes, once.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    public string? Done { get; private set; }

    public string Target => ReturnUrl is { Length: > 0 } && Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "~/account";

    private AppUser? Subject { get; set; }

    /// <summary>The sign-in that waits for this; null for who is signed in.</summary>
    private Pending? Waiting { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : SignInFirst();

    public async Task<IActionResult> OnPostBeginAsync([FromServices] OwnAccount own, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
            return SignInFirst();
        if (AsksPassword && await own.RefuseAsync(current.Actor, Begin.Password, null, "Password", cancellationToken) is { } refusal)
            return Refuse(refusal, nameof(Begin));
        if ((await setUp.BeginAsync(Subject!.Id, cancellationToken)).Error is { } error)
            return Refuse(error, nameof(Begin));
        return LocalRedirect($"~/account/two-factor{(ReturnUrl is null ? "" : $"?returnUrl={Uri.EscapeDataString(ReturnUrl)}")}");
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
            return SignInFirst();
        var on = await setUp.ConfirmAsync(Subject!.Id, Waiting is { } half ? half.User.SecurityStamp : current.Actor.Stamp, Confirm.Code, cancellationToken);
        if (on.Error is { } error)
            return Refuse(error, nameof(Confirm));
        if (Waiting is { } waiting)
        {
            await PendingSignIn.EndAsync(HttpContext);
            await sessions.BeginAsync(HttpContext, on.Value.User, waiting.Proof.WithSecond(), waiting.IsPersistent);
        }
        else
            await sessions.ContinueAsync(HttpContext, on.Value.User, Proof.Password.WithSecond());
        return Show(on.Value, "Two-step sign-in is on.");
    }

    public async Task<IActionResult> OnPostRenewAsync([FromServices] ChangeTwoFactor change, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || Waiting is not null)
            return SignInFirst();
        var renewed = await change.RenewCodesAsync(Renew.Password, Renew.Code, cancellationToken);
        return renewed.Error is { } error ? Refuse(error, nameof(Renew)) : Show(renewed.Value, "The old codes are worthless now.");
    }

    public async Task<IActionResult> OnPostOffAsync([FromServices] ChangeTwoFactor change, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || Waiting is not null)
            return SignInFirst();
        var off = await change.SwitchOffAsync(Off.Password, Off.Code, cancellationToken);
        if (off.Error is { } error)
            return Refuse(error, nameof(Off));
        await sessions.ContinueAsync(HttpContext, off.Value, Proof.Password);
        TempData.Notify(NoticeKind.Success, "Two-step sign-in is off.");
        return LocalRedirect("~/account");
    }

    private PageResult Show(NewCodes made, string done)
    {
        (Codes, Done) = (made.Codes, done);
        return Page();
    }

    private PageResult Refuse(Error error, string form)
    {
        ModelState.Clear();
        ModelState.AddRefusal(error, form);
        Response.StatusCode = FormErrors.StatusOf(error);
        return Page();
    }

    private ChallengeResult SignInFirst() => Challenge(IdentityConstants.ApplicationScheme);

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (current.Actor.UserId is { } userId)
            Subject = await db.Set<AppUser>().AsNoTracking().SingleOrDefaultAsync(user => user.Id == userId, cancellationToken);
        // Who has a second step does it at /login/second: the first one does not let them change it.
        else if (await pending.FindAsync(HttpContext) is { User.TwoFactorEnabled: false } waiting)
            (Waiting, Subject) = (waiting, waiting.User);
        if (Subject is null)
            return false;
        IsOfRole = await gate.MustHaveAsync(Subject, cancellationToken);
        AsksPassword = Waiting is null;
        CodesLeft = await RecoveryCodes.LeftAsync(db, Subject.Id, cancellationToken);
        var now = clock.GetUtcNow();
        var row = await db.Set<Authenticator>().AsNoTracking().SingleOrDefaultAsync(one => one.UserId == Subject.Id && one.ConfirmedAt == null, cancellationToken);
        if (!IsOn && row is not null && row.BegunAt >= now - SetUpTwoFactor.Patience)
        {
            var name = (await site.GetAsync(cancellationToken)).SiteName;
            Drawing = QrDrawing.Draw(secrets.Uri(row.ProtectedSecret, name, Subject.Email ?? Subject.UserName!), "QR code for the authenticator app");
            Secret = secrets.Read(row.ProtectedSecret);
        }

        return true;
    }

    internal sealed class StepForm
    {
        [Display(Name = "Your password"), StringLength(256)]
        public string? Password { get; set; }

        [Display(Name = "Code"), StringLength(64)]
        public string? Code { get; set; }
    }
}

using System.ComponentModel.DataAnnotations;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Identity.Account;
using Jaytek.Identity.SignIn;
using Jaytek.Identity.SignUp;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Identity.Users.Admin;

/// <summary>One account: who it is, its roles, its password, whether it may sign in, and its end.</summary>
[Require("users:view:any")]
internal sealed class EditUserModel(
    JaytekDb db, Memberships memberships, RoleChoices choices, AccountChanges changes, WaitingVerbs waiting, Enabled<IOwnedThings> owned,
    SignInAttempts attempts, OwnSessions sessions, ICurrentActor current, IAuthorizer authorizer) : PageModel
{
    [BindProperty]
    public EditUserForm Form { get; set; } = new();

    public AppUser Account { get; private set; } = null!;

    public RolesField Roles { get; private set; } = new([], []);

    /// <summary>What stays on the site without its owner.</summary>
    public IReadOnlyList<OwnedCount> Owned { get; private set; } = [];

    /// <summary>How the account was signed up for, while it waits for its confirmation; else null.</summary>
    public SignUpRow? Waiting { get; private set; }

    /// <summary>Until when attempts to sign in are refused after wrong passwords; null where none are.</summary>
    public DateTimeOffset? RestsUntil { get; private set; }

    /// <summary>By which ways its owner signs in; null for who may not change that.</summary>
    public WaysIn? Ways { get; private set; }

    public bool MayEdit { get; private set; }

    public bool MayDelete { get; private set; }

    /// <summary>True where the account is a mere sign-up, which goes without being typed.</summary>
    public bool IsRemovable { get; private set; }

    public bool MaySeeHistory { get; private set; }

    /// <summary>The part of the page whose save was refused, or null.</summary>
    public string? Refused { get; private set; }

    public bool IsOneself => current.Actor.UserId == Account.Id;

    public async Task<IActionResult> OnGetAsync([FromRoute] string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        Form = new EditUserForm { UserName = Account.UserName, Email = Account.Email, DisplayName = Account.DisplayName };
        return Page();
    }

    public async Task<IActionResult> OnPostProfileAsync([FromRoute] string id, CancellationToken cancellationToken) =>
        await AnswerAsync(id, "profile", await changes.Edit.RunAsync(
            new UserProfile(id, Form.UserName ?? "", Form.Email ?? "", Form.DisplayName, Form.Version ?? ""), cancellationToken), "Saved.", cancellationToken);

    public async Task<IActionResult> OnPostRolesAsync([FromRoute] string id, CancellationToken cancellationToken) =>
        await AnswerAsync(id, "roles", await changes.Roles.RunAsync(new RolesOfUser(id, Form.Roles, Form.Version), cancellationToken), "Roles saved.", cancellationToken);

    public async Task<IActionResult> OnPostPasswordAsync([FromRoute] string id, CancellationToken cancellationToken) =>
        await AnswerAsync(id, "password", await changes.Password.RunAsync(id, Form.Password ?? "", cancellationToken), "Password set.", cancellationToken);

    public async Task<IActionResult> OnPostSignOutAsync([FromRoute] string id, CancellationToken cancellationToken) =>
        await AnswerAsync(id, "sessions", await changes.SignOut.RunAsync(id, cancellationToken), "Signed out everywhere.", cancellationToken);

    public async Task<IActionResult> OnPostLiftAsync([FromRoute] string id, CancellationToken cancellationToken) =>
        await AnswerAsync(id, "lock", await changes.Lift.RunAsync(id, cancellationToken), "The lock is lifted.", cancellationToken);

    public async Task<IActionResult> OnPostResetTwoFactorAsync([FromRoute] string id, CancellationToken cancellationToken) =>
        await AnswerAsync(id, "ways", await changes.Reset.RunAsync(id, cancellationToken), "Two-step sign-in is reset.", cancellationToken);

    public async Task<IActionResult> OnPostSuspendAsync([FromRoute] string id, [FromForm] bool suspended, CancellationToken cancellationToken) =>
        await AnswerAsync(id, "suspend", await changes.Suspend.RunAsync(id, suspended, Form.Reason, cancellationToken), suspended ? "Suspended." : "Let in again.", cancellationToken);

    public async Task<IActionResult> OnPostConfirmAsync([FromRoute] string id, CancellationToken cancellationToken) =>
        await AnswerAsync(id, "confirm", await waiting.Confirm.RunAsync(id, cancellationToken), "Confirmed. The account is open.", cancellationToken);

    public async Task<IActionResult> OnPostResendAsync([FromRoute] string id, CancellationToken cancellationToken) =>
        await AnswerAsync(id, "confirm", await waiting.Send.RunAsync(id, cancellationToken), "The link is on its way again.", cancellationToken);

    public async Task<IActionResult> OnPostRemoveAsync([FromRoute] string id, CancellationToken cancellationToken)
    {
        var removed = await waiting.Forget.RunAsync(id, null, cancellationToken);
        if (removed.Error is not null || !removed.Value)
            return await AnswerAsync(id, "delete", removed.Error ?? SignUpErrors.NotForgotten, "", cancellationToken);
        TempData.Notify(NoticeKind.Success, "The sign-up is removed.");
        return LocalRedirect("~/admin/users");
    }

    public async Task<IActionResult> OnPostDeleteAsync([FromRoute] string id, CancellationToken cancellationToken)
    {
        var deleted = await changes.Delete.RunAsync(id, Form.TypedName, cancellationToken);
        if (deleted.Error is not null)
            return await AnswerAsync(id, "delete", deleted, "", cancellationToken);
        TempData.Notify(NoticeKind.Success, "The account is deleted.");
        return LocalRedirect("~/admin/users");
    }

    private async Task<IActionResult> AnswerAsync(string id, string part, Result result, string done, CancellationToken cancellationToken)
    {
        if (result.Error is not { } error)
        {
            TempData.Notify(NoticeKind.Success, done);
            return LocalRedirect($"~/admin/users/{id}");
        }

        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        // What the other parts would have posted is not there; they show what is kept.
        if (part != "profile")
            (Form.UserName, Form.Email, Form.DisplayName) = (Account.UserName, Account.Email, Account.DisplayName);
        if (part == "roles")
            Roles = Roles with { Chosen = Form.Roles };
        ModelState.Clear();
        ModelState.AddRefusal(error, nameof(Form));
        Refused = part;
        Response.StatusCode = FormErrors.StatusOf(error);
        return Page();
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        if (await db.Set<AppUser>().AsNoTracking().SingleOrDefaultAsync(user => user.Id == id && user.ErasedAt == null, cancellationToken) is not { } account)
            return false;
        Account = account;
        RestsUntil = attempts.RestsUntil(account);
        Waiting = await Unconfirmed.Rows(db).AsNoTracking().SingleOrDefaultAsync(row => row.UserId == id, cancellationToken);
        IsRemovable = Waiting is not null && await waiting.Forget.CanForgetAsync(db, id, null, cancellationToken);
        var roles = await memberships.OfAsync(id, cancellationToken);
        Roles = new RolesField(await choices.ListAsync(cancellationToken), [.. roles.Select(role => role.Name!)]);
        MayEdit = await authorizer.AllowsAsync(current.Actor, IdentityPermissions.EditUsers, null, cancellationToken);
        Ways = MayEdit ? await WaysIn.OfAsync(db, sessions, account, cancellationToken) : null;
        MayDelete = await authorizer.AllowsAsync(current.Actor, IdentityPermissions.DeleteUsers, null, cancellationToken);
        MaySeeHistory = await authorizer.AllowsAsync(current.Actor, Permission.Parse("audit:view:any"), null, cancellationToken);
        var things = new List<OwnedCount>();
        foreach (var source in owned)
            things.AddRange(await source.CountAsync(id, cancellationToken));
        Owned = things;
        return true;
    }

    internal sealed class EditUserForm
    {
        [Display(Name = "User name"), StringLength(256)]
        public string? UserName { get; set; }

        [Display(Name = "E-mail"), StringLength(256)]
        public string? Email { get; set; }

        [Display(Name = "Display name"), StringLength(256)]
        public string? DisplayName { get; set; }

        public List<string> Roles { get; set; } = [];

        public string? Version { get; set; }

        [Display(Name = "New password"), StringLength(256)]
        public string? Password { get; set; }

        [Display(Name = "Reason"), StringLength(500)]
        public string? Reason { get; set; }

        [Display(Name = "User name, once more"), StringLength(256)]
        public string? TypedName { get; set; }
    }
}

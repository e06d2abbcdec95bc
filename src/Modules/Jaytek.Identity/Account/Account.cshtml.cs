using Jaytek.Engine.Http;
using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Features;
using Jaytek.Engine.Security;
using Jaytek.Identity.SignIn;
using Jaytek.Identity.Users;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Jaytek.Identity.Account;

/// <summary><c>/account</c>: what a person does with their own account.</summary>
[Open("For whoever is signed in, about themselves alone; others are led to sign in.")]
[Limited(LimitedWork.Password)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class AccountModel(
    ICurrentActor current, OwnAccountView view, OwnSessions list, Sessions sessions, IAuthorizer authorizer, Enabled<IAccountLink> links, IOptions<AccountOptions> options) : PageModel
{
    [BindProperty]
    public ProfileForm Profile { get; set; } = new();

    [BindProperty]
    public AddressForm Address { get; set; } = new();

    [BindProperty]
    public PasswordForm Password { get; set; } = new();

    [BindProperty]
    public LeaveForm Leave { get; set; } = new();

    public OwnView? Own { get; private set; }

    /// <summary>Where the account is signed in, this one first.</summary>
    public IReadOnlyList<SessionView> Sessions { get; private set; } = [];

    public bool IsWelcome { get; private set; }

    public bool MayEnterAdmin { get; private set; }

    /// <summary>What modules have of the person.</summary>
    public IEnumerable<IAccountLink> Links => links;

    public int PasswordLength => options.Value.PasswordLength;

    /// <summary>A time by the person's own clock.</summary>
    public string Local(DateTimeOffset time) =>
        (Own?.TimeZone is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? TimeZoneInfo.ConvertTime(time, zone) : time.ToUniversalTime())
            .ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>As <see cref="Local"/>, to the minute.</summary>
    public string LocalTime(DateTimeOffset time) =>
        (Own?.TimeZone is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? TimeZoneInfo.ConvertTime(time, zone) : time.ToUniversalTime())
            .ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    /// <param name="welcome"><c>1</c> where a sign-up was just confirmed.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IActionResult> OnGetAsync(string? welcome, CancellationToken cancellationToken)
    {
        IsWelcome = welcome == "1";
        return await ShowAsync(cancellationToken);
    }

    public Task<IActionResult> OnPostProfileAsync([FromServices] SaveOwnProfile save, CancellationToken cancellationToken) =>
        DoAsync(nameof(Profile), async () => (await save.RunAsync(Profile.DisplayName, Profile.TimeZone?.Trim(), cancellationToken)).Error, "Saved.", cancellationToken);

    public Task<IActionResult> OnPostEmailAsync([FromServices] RequestEmailChange request, CancellationToken cancellationToken) =>
        DoAsync(nameof(Address), async () => (await request.RunAsync(Address.Email!, Address.Password, Address.Code, cancellationToken)).Error,
            "If the address can be yours, a mail with a link is on its way to it.", cancellationToken);

    public Task<IActionResult> OnPostPasswordAsync([FromServices] ChangeOwnPassword change, CancellationToken cancellationToken) =>
        DoAsync(nameof(Password), () => StayAsync(change.RunAsync(Password.Current, Password.Code, Password.Password!, cancellationToken)),
            "The password is changed, and every other session has ended.", cancellationToken);

    public Task<IActionResult> OnPostEverywhereAsync([FromServices] EndOwnSessions end, CancellationToken cancellationToken) =>
        DoAsync("", () => StayAsync(end.RunAsync(cancellationToken)), "Every other session has ended.", cancellationToken);

    public Task<IActionResult> OnPostEndAsync([FromForm] string? session, [FromServices] EndSession end, CancellationToken cancellationToken) =>
        DoAsync("None", async () => (await end.OfListAsync(session, current.Actor.UserId!, cancellationToken)).Error, "The session has ended.", cancellationToken);

    public async Task<IActionResult> OnPostDataAsync([FromServices] OwnData data, CancellationToken cancellationToken)
    {
        if (current.Actor.UserId is not { } userId)
            return SignInFirst();
        var json = JsonSerializer.SerializeToUtf8Bytes(await data.ExportAsync(userId, cancellationToken), JsonSerializerOptions.Web);
        return File(json, "application/json", "my-data.json");
    }

    public async Task<IActionResult> OnPostDeleteAsync([FromServices] EraseOwnAccount erase, CancellationToken cancellationToken)
    {
        if (!Leave.IsSure)
            ModelState.AddModelError("Leave.IsSure", "Say that you are sure.");
        var answer = await DoAsync(nameof(Leave), async () => (await erase.RunAsync(Leave.Password, Leave.Code, cancellationToken)).Error, "Your account is erased.", cancellationToken);
        if (answer is not LocalRedirectResult)
            return answer;
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        // A page of the gate, which shows notices; the site's own pages are kept for everybody and show none.
        return LocalRedirect("~/login");
    }

    /// <summary>Runs what one of the page's forms asks for; what the other forms lack is not its business.</summary>
    private async Task<IActionResult> DoAsync(string form, Func<Task<Error?>> act, string done, CancellationToken cancellationToken)
    {
        if (!current.Actor.IsAuthenticated)
            return SignInFirst();
        foreach (var key in ModelState.Keys.Where(key => form.Length == 0 || !key.StartsWith($"{form}.", StringComparison.Ordinal)).ToList())
            ModelState.Remove(key);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await ShowAsync(cancellationToken);
        }

        if (await act() is { } error)
        {
            ModelState.AddRefusal(error, form);
            Response.StatusCode = FormErrors.StatusOf(error);
            return await ShowAsync(cancellationToken);
        }

        TempData.Notify(NoticeKind.Success, done);
        return LocalRedirect("~/account");
    }

    /// <summary>This session goes on under the account's new stamp.</summary>
    private async Task<Error?> StayAsync(Task<Result<AppUser>> action)
    {
        var result = await action;
        if (result.Error is { } error)
            return error;
        await sessions.ContinueAsync(HttpContext, result.Value);
        return null;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        if (!current.Actor.IsAuthenticated || await view.FindAsync(current.Actor, cancellationToken) is not { } own)
            return SignInFirst();
        Own = own;
        Sessions = await list.ListAsync(current.Actor.UserId!, User.FindFirstValue(Ticket.Session), cancellationToken);
        MayEnterAdmin = await authorizer.AllowsAsync(current.Actor, IdentityPermissions.AccessAdmin, null, cancellationToken);
        if (HttpMethods.IsGet(Request.Method) || !ModelState.Keys.Any(key => key.StartsWith($"{nameof(Profile)}.", StringComparison.Ordinal)))
            (Profile.DisplayName, Profile.TimeZone) = (own.DisplayName, own.TimeZone);
        return Page();
    }

    private ChallengeResult SignInFirst() => Challenge(IdentityConstants.ApplicationScheme);
}

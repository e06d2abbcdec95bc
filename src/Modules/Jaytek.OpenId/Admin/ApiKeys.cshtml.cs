using System.ComponentModel.DataAnnotations;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.OpenId.ApiKeys;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.OpenId.Admin;

/// <summary>One's own keys, or everybody's for who may see them; and the form for a new one.</summary>
[Require("api-keys:manage:own")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ApiKeysModel(
    JaytekDb db, ICurrentActor current, IAuthorizer authorizer, IUserDirectory users, PermissionCatalog catalog, IFreshProof proof, MakeApiKey make, RevokeApiKey revoke,
    IWorkLimits limits, TimeProvider clock) : PageModel
{
    private const int Most = 500;

    [BindProperty]
    public KeyForm Form { get; set; } = new();

    public IReadOnlyList<KeyLine> Lines { get; private set; } = [];

    public IReadOnlyList<PermissionInfo> Permissions { get; private set; } = [];

    /// <summary>What the form asks for as proof.</summary>
    public (bool Password, bool Code) Asked { get; private set; }

    /// <summary>The key that was just made, for this one page.</summary>
    public string? NewKey { get; private set; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            await LoadAsync(cancellationToken);
            return this.Invalid();
        }

        // Revoking looks at no password, so it is not counted.
        if (limits.Take(LimitedWork.Password, HttpContext) is { } wait)
        {
            await LoadAsync(cancellationToken);
            return this.TooMany(wait, $"More passwords were tried from your network than this site takes in a minute. Try again in {Math.Ceiling(wait.TotalSeconds):0} seconds.");
        }

        var made = await make.RunAsync(new NewApiKey(Form.Name ?? "", Lists.Read(Form.Permissions), Form.Days, Form.Password, Form.Code), cancellationToken);
        if (made.Error is { } error)
            return await RefuseAsync(error, cancellationToken);
        NewKey = made.Value;
        ModelState.Clear();
        Form = new KeyForm();
        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync([FromForm] string? id, CancellationToken cancellationToken)
    {
        if ((await revoke.RunAsync(id ?? "", cancellationToken)).Error is { } error)
            return await RefuseAsync(error, cancellationToken);
        TempData.Notify(NoticeKind.Success, "The key is revoked; it opens nothing any more.");
        return LocalRedirect("~/admin/api-keys");
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var keys = db.Set<ApiKey>().AsNoTracking();
        if (!await authorizer.AllowsAsync(current.Actor, OpenIdPermissions.ManageKeys, null, cancellationToken))
            keys = keys.Where(key => key.OwnerId == current.Actor.UserId);
        var rows = await keys.OrderBy(key => key.RevokedAt != null).ThenByDescending(key => key.CreatedAt).ThenBy(key => key.Id).Take(Most).ToListAsync(cancellationToken);
        var owners = await users.FindAsync([.. rows.Select(row => row.OwnerId)], cancellationToken);
        Lines = [.. rows.Select(row => new KeyLine(row, owners.TryGetValue(row.OwnerId, out var card) ? card.DisplayName : ""))];
        Asked = await proof.AskedOfAsync(current.Actor, cancellationToken);
        Permissions = [.. (await catalog.ListAsync(cancellationToken)).OrderBy(info => info.Permission.ToString(), StringComparer.Ordinal)];
    }

    private async Task<PageResult> RefuseAsync(Error error, CancellationToken cancellationToken)
    {
        ModelState.AddRefusal(error, nameof(Form));
        Response.StatusCode = FormErrors.StatusOf(error);
        await LoadAsync(cancellationToken);
        return Page();
    }

    internal sealed record KeyLine(ApiKey Key, string Owner);

    internal sealed class KeyForm
    {
        [Display(Name = "Name"), StringLength(100)]
        public string? Name { get; set; }

        [Display(Name = "Permissions"), StringLength(20_000)]
        public string? Permissions { get; set; }

        [Display(Name = "Good for how many days")]
        public int? Days { get; set; }

        [Display(Name = "Your password"), StringLength(256)]
        public string? Password { get; set; }

        [Display(Name = "Code of your app"), StringLength(64)]
        public string? Code { get; set; }
    }
}

using System.ComponentModel.DataAnnotations;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.OpenId.Applications;
using Jaytek.OpenId.Scopes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.OpenId.Admin;

/// <summary>One application; also the form for a new one.</summary>
[Require("openid-applications:manage:any")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class EditApplicationModel(OpenIdState state, IRoleDirectory roles, SaveApplication save, DeleteApplication delete) : PageModel
{
    private const string New = "new";

    [BindProperty]
    public ApplicationForm Form { get; set; } = new();

    /// <summary>The application as it is; null for a new one.</summary>
    public Application? Row { get; private set; }

    /// <summary>What its forms post to: the page that has just made an application still stands at the address for a new one.</summary>
    public string Address => Row?.ClientId ?? New;

    /// <summary>The secret that was just made, for this one page.</summary>
    public string? NewSecret { get; private set; }

    public IReadOnlyList<Choice> Types { get; } =
    [
        new(Application.Confidential, "Yes: it runs on a server, and signs in with a secret"), new(Application.Public, "No: it runs in a browser or on a phone"),
    ];

    public IReadOnlyList<Choice> GrantChoices { get; } =
    [
        new(GrantTypes.Code, "Sign people in"), new(GrantTypes.Refresh, "Keep them signed in"), new(GrantTypes.Client, "Act for itself, with roles of its own"),
    ];

    public IReadOnlyList<Choice> ConsentChoices { get; } =
    [
        new(nameof(Consent.Explicit), "Once"), new(nameof(Consent.Systematic), "Each time"), new(nameof(Consent.Implicit), "Never: it belongs to this site"),
        new(nameof(Consent.External), "Never, and only those may use it who have agreed before"),
    ];

    public IReadOnlyList<Choice> ScopeChoices => [.. BuiltInScopes.Words.Select(one => new Choice(one.Key, one.Value))
        .Concat(state.Current.Scopes.Where(scope => !BuiltInScopes.Words.ContainsKey(scope.Name)).Select(scope => new Choice(scope.Name, state.Current.WordsOf(scope.Name))))];

    public IReadOnlyList<string> RoleChoices => [.. roles.Names.Where(name => name is not ("Anonymous" or "Authenticated"))];

    public IActionResult OnGet([FromRoute] string id)
    {
        if (!Load(id))
            return NotFound();
        Form = Row is { } row ? ApplicationForm.Of(row) : new ApplicationForm
        {
            Type = Application.Confidential, Consent = nameof(Consent.Explicit), Grants = [GrantTypes.Code, GrantTypes.Refresh], Scopes = [.. BuiltInScopes.Words.Keys],
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string id, CancellationToken cancellationToken)
    {
        if (!Load(id))
            return NotFound();
        if (!ModelState.IsValid)
            return this.Invalid();
        var needsSecret = Form.Type == Application.Confidential && (Row?.SecretHash is null || Form.NewSecret);
        var secret = needsSecret ? Secrets.New() : null;
        var clientId = Row?.ClientId ?? Form.ClientId?.Trim() ?? "";
        var saved = await save.RunAsync(Form.ToInput(clientId, secret, isNew: Row is null), cancellationToken);
        if (saved.Error is { } error)
            return Refuse(error);
        if (secret is null)
            return Done($"The application {clientId} is saved.", $"~/admin/openid/applications/{clientId}");
        Load(clientId);
        ModelState.Clear();
        Form = ApplicationForm.Of(Row!);
        NewSecret = secret;
        return Page();
    }

    public async Task<IActionResult> OnPostDeleteAsync([FromRoute] string id, CancellationToken cancellationToken)
    {
        if (!Load(id) || Row is not { } row)
            return NotFound();
        return (await delete.RunAsync(row.ClientId, cancellationToken)).Error is { } error ? Refuse(error) : Done($"The application {row.ClientId} is deleted.", "~/admin/openid");
    }

    private bool Load(string id)
    {
        Row = id == New ? null : state.Current.Named(id);
        return id == New || Row is not null;
    }

    private LocalRedirectResult Done(string message, string address)
    {
        TempData.Notify(NoticeKind.Success, message);
        return LocalRedirect(address);
    }

    private PageResult Refuse(Error error)
    {
        ModelState.AddRefusal(error, nameof(Form));
        Response.StatusCode = FormErrors.StatusOf(error);
        return Page();
    }

    internal sealed class ApplicationForm
    {
        [Display(Name = "Client id"), StringLength(100)]
        public string? ClientId { get; set; }

        [Display(Name = "Name"), StringLength(200)]
        public string? DisplayName { get; set; }

        [StringLength(20)]
        public string Type { get; set; } = "";

        [Display(Name = "Make a new secret")]
        public bool NewSecret { get; set; }

        public List<string> Grants { get; set; } = [];

        [Display(Name = "Addresses after signing in"), StringLength(20_000)]
        public string? RedirectUris { get; set; }

        [Display(Name = "Addresses after signing out"), StringLength(20_000)]
        public string? PostLogoutRedirectUris { get; set; }

        [Display(Name = "Origins"), StringLength(20_000)]
        public string? Origins { get; set; }

        [StringLength(20)]
        public string Consent { get; set; } = "";

        public List<string> Scopes { get; set; } = [];

        public List<string> Roles { get; set; } = [];

        public long? Version { get; set; }

        public static ApplicationForm Of(Application row) => new()
        {
            DisplayName = row.DisplayName, Type = row.Type, Grants = [.. row.Grants], Consent = row.Consent.ToString(), Scopes = [.. row.Scopes], Roles = [.. row.Roles],
            RedirectUris = Lists.Write(row.RedirectUris), PostLogoutRedirectUris = Lists.Write(row.PostLogoutRedirectUris), Origins = Lists.Write(row.Origins), Version = row.RowVersion,
        };

        public ApplicationInput ToInput(string clientId, string? secret, bool isNew) => new(clientId)
        {
            DisplayName = DisplayName ?? "", Type = Type, Secret = secret, Grants = Grants, Scopes = Scopes, Roles = Roles, MustBeNew = isNew, Version = isNew ? null : Version,
            Consent = Enum.TryParse<Consent>(Consent, out var consent) ? consent : null,
            RedirectUris = Lists.Read(RedirectUris), PostLogoutRedirectUris = Lists.Read(PostLogoutRedirectUris), Origins = Lists.Read(Origins),
        };
    }
}

using System.Security.Cryptography;
using System.Text;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jaytek.Identity.Roles.Admin;

/// <summary>Rights down, one role across or all of them; one save for all that changed.</summary>
[Require("roles:manage:any")]
internal sealed class MatrixModel(RoleColumns columns, PermissionCatalog catalog, SaveMatrix save) : PageModel
{
    public const string Grant = "grant";

    /// <summary>What the choice of a role says for all of them.</summary>
    public const string Every = "all";

    public IReadOnlyList<RightsGroup> Groups { get; private set; } = [];

    public IReadOnlyList<RoleColumn> Columns { get; private set; } = [];

    public string? Search { get; private set; }

    /// <summary>Every role, for the choice.</summary>
    public IReadOnlyList<RoleColumn> Roles { get; private set; } = [];

    /// <summary>True where all roles stand side by side, which is a large page.</summary>
    public bool IsAll { get; private set; }

    /// <summary>The role that is shown where not all are.</summary>
    public string? OnlyId { get; private set; }

    /// <summary>What was ticked when a save was refused; null shows what is kept.</summary>
    public IReadOnlySet<string>? Ticked { get; private set; }

    public async Task OnGetAsync([FromQuery] string? q, [FromQuery] string? role, CancellationToken cancellationToken)
    {
        Search = q;
        Groups = RightsTable.Of(await catalog.ListAsync(cancellationToken), q);
        Roles = await columns.ListAsync(cancellationToken);
        IsAll = role == Every;
        OnlyId = Roles.FirstOrDefault(column => column.Role.Id == role)?.Role.Id ?? Roles.FirstOrDefault(column => !SystemRoles.IsImplicit(column.Role.Name!))?.Role.Id;
        Columns = IsAll ? Roles : [.. Roles.Where(column => column.Role.Id == OnlyId)];
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? q, [FromForm] string? role, CancellationToken cancellationToken)
    {
        await OnGetAsync(q, role, cancellationToken);
        var ticked = Request.Form[Grant].OfType<string>().ToHashSet(StringComparer.Ordinal);
        var shown = RightsTable.Names(Groups);
        var changed = new List<MatrixColumn>();
        foreach (var column in Columns.Where(column => !SystemRoles.IsAdministrator(column.Role.Name)))
        {
            var wanted = shown.Where(name => ticked.Contains(ValueOf(column, name))).ToList();
            // A role that was left as the page showed it is none of ours, whatever others have made of it meanwhile.
            if (Request.Form[$"was.{column.Role.Id}"] is [{ Length: > 0 } was, ..] && was != Mark(wanted))
                changed.Add(new MatrixColumn(column.Role.Id, Request.Form[$"version.{column.Role.Id}"].ToString(), shown, wanted));
        }

        var saved = await save.RunAsync(changed, cancellationToken);
        if (saved.Error is { } error)
        {
            Ticked = ticked;
            ModelState.AddModelError("", error.Message);
            Response.StatusCode = FormErrors.StatusOf(error);
            return Page();
        }

        TempData.Notify(NoticeKind.Success, saved.Value.Count == 0 ? "Nothing was different." : $"Saved: {string.Join(", ", saved.Value)}.");
        return LocalRedirect("~/admin/roles/matrix" + Microsoft.AspNetCore.Http.QueryString.Create(
            new KeyValuePair<string, string?>[] { new("q", q), new("role", role) }.Where(one => !string.IsNullOrEmpty(one.Value))));
    }

    public bool IsTicked(RoleColumn column, string name) => Ticked?.Contains(ValueOf(column, name)) ?? column.Held.Contains(name);

    /// <summary>What a column looked like, so that the answer tells whether anybody touched it.</summary>
    public string MarkOf(RoleColumn column) => Mark(RightsTable.Names(Groups).Where(column.Held.Contains));

    public static string ValueOf(RoleColumn column, string name) => $"{column.Role.Id}|{name}";

    private static string Mark(IEnumerable<string> names) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', names.Order(StringComparer.Ordinal)))).AsSpan(0, 8));
}

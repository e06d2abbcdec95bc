using Jaytek.Engine.Data;
using Jaytek.Engine.Http;
using Jaytek.Engine.Security;
using Jaytek.Kernel;
using Jaytek.OpenId.Grants;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.OpenId.Account;

/// <summary><c>/account/applications</c>: which applications act for whoever is signed in, and an end to it.</summary>
[Open("For whoever is signed in, about themselves alone; others are led to sign in.")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class ApplicationsModel(JaytekDb db, OpenIdState state, ICurrentActor current, WithdrawConsent withdraw, TimeProvider clock) : PageModel
{
    public IReadOnlyList<ApplicationLine> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (current.Actor is not { Kind: ActorKind.User, UserId: { } userId })
            return Challenge();
        var now = clock.GetUtcNow();
        var given = await db.Set<GivenConsent>().AsNoTracking().Where(one => one.UserId == userId).Select(one => new { one.ApplicationId, one.Scopes }).ToListAsync(cancellationToken);
        var grants = await db.Set<Grant>().AsNoTracking().Where(one => one.UserId == userId && one.RevokedAt == null && one.ExpiresAt > now)
            .Select(one => new { one.ApplicationId, one.Scopes }).Distinct().ToListAsync(cancellationToken);
        Lines = [.. given.Concat(grants).GroupBy(one => one.ApplicationId)
            .Select(group => (Row: state.Current.Find(group.Key), Scopes: group.SelectMany(one => one.Scopes.Split(' ')).Distinct(StringComparer.Ordinal)))
            .Where(one => one.Row is not null)
            .Select(one => new ApplicationLine(one.Row!.Id, one.Row.DisplayName.Length > 0 ? one.Row.DisplayName : one.Row.ClientId, [.. one.Scopes.Select(state.Current.WordsOf)]))
            .OrderBy(line => line.Name, StringComparer.OrdinalIgnoreCase)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? id, CancellationToken cancellationToken)
    {
        if (!current.Actor.IsAuthenticated)
            return Challenge();
        return (await withdraw.RunAsync(id ?? "", cancellationToken)).Error is { } error
            ? StatusCode(Problems.StatusOf(error.Kind))
            : LocalRedirect("~/account/applications");
    }

    internal sealed record ApplicationLine(string Id, string Name, IReadOnlyList<string> Wants);
}

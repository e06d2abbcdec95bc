using System.Globalization;
using System.Text.Json.Nodes;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Pages.Redirects;

/// <summary>Writes a redirect, new or known, and sees that nobody goes in a circle by it.</summary>
internal sealed class SaveRedirect(ActionRunner runner, ReadRedirect reader, RedirectFinder finder, IHostContext host)
{
    /// <summary>
    /// Keeps one. Errors: <c>pages.redirect.from</c>, <c>pages.redirect.to</c>, <c>pages.redirect.status</c>, <c>pages.redirect.taken</c>,
    /// <c>pages.redirect.loop</c>, <c>pages.redirect.chain</c>, <c>pages.redirect.not_found</c>.
    /// </summary>
    /// <param name="id">The one to change; null makes a new one.</param>
    /// <param name="input">What is wanted.</param>
    /// <param name="version">The version that the editor saw, for a known one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Result<long>> RunAsync(long? id, RedirectInput input, long version, CancellationToken cancellationToken) =>
        runner.RunAsync<long>("pages.redirect.save", async scope =>
        {
            if (await scope.RefuseAsync(RedirectsPermissions.Manage, null, cancellationToken) is { } refusal)
                return refusal;
            var read = await reader.RunAsync(input, cancellationToken);
            if (read.Error is { } wrong)
                return wrong;
            var wanted = read.Value;
            var own = scope.Db.Set<Redirect>().Where(one => one.BrandId == host.BrandId);
            var redirect = id is null ? null : await own.SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
            if (id is not null && redirect is null)
                return new Error("pages.redirect.not_found", "There is no such redirect any more.", ErrorKind.NotFound);
            if (redirect is not null && redirect.RowVersion != version)
                return new Error("engine.conflict", "Somebody else changed this meanwhile. Reload it and try again.", ErrorKind.Conflict);
            if (await own.AnyAsync(one => one.FromKey == wanted.FromKey && one.Id != (id ?? 0), cancellationToken))
                return Error.Member("pages.redirect.taken", "From", $"There is a redirect of {wanted.From} already. Change that one.");
            var before = redirect is null ? null : Json(redirect);
            if (redirect is null)
                scope.Db.Add(redirect = wanted);
            else
                Take(redirect, wanted);
            redirect.ChangedAt = scope.Now;
            await scope.Db.SaveChangesAsync(cancellationToken);
            if (await RedirectChains.RefuseAsync(finder, redirect, cancellationToken) is { } circle)
                return circle;
            scope.Audit("Redirect", redirect.Id.ToString(CultureInfo.InvariantCulture), before is null ? $"Redirect of {redirect.From} made" : $"Redirect of {redirect.From} changed", before, Json(redirect));
            scope.Bump(RedirectCache.Name);
            return redirect.Id;
        }, cancellationToken);

    internal static void Take(Redirect redirect, Redirect wanted) =>
        (redirect.From, redirect.FromKey, redirect.To, redirect.ToKey, redirect.Status, redirect.Source, redirect.ContentItemId) =
            (wanted.From, wanted.FromKey, wanted.To, wanted.ToKey, wanted.Status, wanted.Source, wanted.ContentItemId);

    internal static JsonObject Json(Redirect redirect) => new() { ["From"] = redirect.From, ["To"] = redirect.To, ["Status"] = redirect.Status };
}

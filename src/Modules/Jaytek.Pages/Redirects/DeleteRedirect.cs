using System.Globalization;
using Jaytek.Engine.Actions;
using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Pages.Redirects;

/// <summary>Takes a redirect away: its address is unknown again.</summary>
internal sealed class DeleteRedirect(ActionRunner runner, IHostContext host)
{
    /// <summary>Errors: <c>pages.redirect.not_found</c>.</summary>
    public Task<Result<string>> RunAsync(long id, CancellationToken cancellationToken) =>
        runner.RunAsync<string>("pages.redirect.delete", async scope =>
        {
            if (await scope.RefuseAsync(RedirectsPermissions.Manage, null, cancellationToken) is { } refusal)
                return refusal;
            if (await scope.Db.Set<Redirect>().SingleOrDefaultAsync(one => one.Id == id && one.BrandId == host.BrandId, cancellationToken) is not { } redirect)
                return new Error("pages.redirect.not_found", "There is no such redirect any more.", ErrorKind.NotFound);
            scope.Db.Remove(redirect);
            scope.Audit("Redirect", id.ToString(CultureInfo.InvariantCulture), $"Redirect of {redirect.From} deleted", SaveRedirect.Json(redirect));
            scope.Bump(RedirectCache.Name);
            return redirect.From;
        }, cancellationToken);
}

using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Pages.Redirects;

/// <summary>Finds redirects in the database, as they are saved.</summary>
internal sealed class RedirectFinder(JaytekDb db, IHostContext host) : IRedirectGraph
{
    private IQueryable<Redirect> Own => db.Set<Redirect>().AsNoTracking().Where(redirect => redirect.BrandId == host.BrandId);

    public async ValueTask<Redirect?> FindAsync(string path, CancellationToken cancellationToken)
    {
        var keys = RedirectPath.KeysFor(path);
        if (!RedirectPath.IsSomebodys(keys))
            return null;
        var found = await Own.Where(redirect => keys.Contains(redirect.FromKey)).ToListAsync(cancellationToken);
        return found.MinBy(redirect => keys.ToList().IndexOf(redirect.FromKey));
    }

    public async ValueTask<IReadOnlyList<Redirect>> ParentsAsync(IReadOnlyList<string> fromKeys, int most, CancellationToken cancellationToken)
    {
        var parents = await Own.Where(redirect => redirect.ToKey != null && fromKeys.Contains(redirect.ToKey))
            .OrderBy(redirect => redirect.Id).Take(most).ToListAsync(cancellationToken);
        foreach (var key in fromKeys.Where(key => key.EndsWith('*') && parents.Count < most))
        {
            var folder = key[..^1];
            parents.AddRange(await Own.Where(redirect => redirect.ToKey != null && redirect.ToKey.StartsWith(folder))
                .OrderBy(redirect => redirect.Id).Take(most - parents.Count).ToListAsync(cancellationToken));
        }
        return parents;
    }
}

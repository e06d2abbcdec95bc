using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Pages.Redirects;

/// <summary>Finds the redirect of a path: the exact one, else that of the nearest folder above it.</summary>
internal sealed class RedirectFinder(JaytekDb db)
{
    // Deeper addresses than this are nobody's; each level is a key of the question.
    private const int MaxKeys = 20;

    public async Task<Redirect?> FindAsync(string path, CancellationToken cancellationToken)
    {
        var keys = RedirectPath.KeysFor(path);
        if (keys.Count > MaxKeys || keys[0].Length > RedirectPath.MaxLength)
            return null;
        var found = await db.Set<Redirect>().AsNoTracking().Where(redirect => keys.Contains(redirect.FromKey)).ToListAsync(cancellationToken);
        return found.MinBy(redirect => keys.ToList().IndexOf(redirect.FromKey));
    }
}

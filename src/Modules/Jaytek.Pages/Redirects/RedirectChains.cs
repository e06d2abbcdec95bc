using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Pages.Redirects;

/// <summary>
/// Follows redirects as a visitor would. Asked after a redirect was written and before the commit: by way of it nobody may go in a circle,
/// nor over more than <see cref="MaxHops"/> redirects.
/// </summary>
internal sealed class RedirectChains(JaytekDb db, RedirectFinder finder)
{
    public const int MaxHops = 3;

    // Redirects that lead to one address; who has more of them learns of a chain when one of those is saved.
    private const int MaxParents = 200;

    /// <summary>Null where all is well. Errors: <c>pages.redirect.loop</c>, <c>pages.redirect.chain</c>.</summary>
    public async Task<Error?> RefuseAsync(Redirect saved, CancellationToken cancellationToken)
    {
        var level = new List<Redirect> { saved };
        var seen = new HashSet<long>();
        for (var hop = 0; hop <= MaxHops && level.Count > 0; hop++)
        {
            foreach (var redirect in level)
            {
                if (await WalkAsync(redirect, cancellationToken) is { } refusal)
                    return refusal;
                seen.Add(redirect.Id);
            }
            level = [.. (await ParentsAsync(level, cancellationToken)).Where(parent => !seen.Contains(parent.Id))];
        }
        return null;
    }

    private async Task<Error?> WalkAsync(Redirect start, CancellationToken cancellationToken)
    {
        var path = Sample(start.FromKey);
        var seen = new List<Redirect>();
        // Farther than is allowed, so that a wide circle is told from a long way.
        while (seen.Count < 2 * MaxHops && await finder.FindAsync(path, cancellationToken) is { } next)
        {
            if (seen.Exists(one => one.Id == next.Id))
                return Error.Member("pages.redirect.loop", "To", $"Visitors would go in a circle: {Words(seen)} → {next.From}.");
            seen.Add(next);
            var target = RedirectPath.Target(next.FromKey, next.To, path);
            if (RedirectPath.TargetKeyOf(target) is not { } key)
                break;
            path = key;
        }
        return seen.Count > MaxHops
            ? Error.Member("pages.redirect.chain", "To", $"Visitors would be sent on more than {MaxHops} times: {Words(seen)}. Lead to the last address at once.")
            : null;
    }

    // An address below a star that no other redirect names.
    private static string Sample(string key) => key.EndsWith('*') ? key[..^1] + PublicId.New() : key;

    private async Task<List<Redirect>> ParentsAsync(List<Redirect> level, CancellationToken cancellationToken)
    {
        var keys = level.ConvertAll(redirect => redirect.FromKey);
        var parents = await db.Set<Redirect>().AsNoTracking().Where(redirect => redirect.ToKey != null && keys.Contains(redirect.ToKey))
            .OrderBy(redirect => redirect.Id).Take(MaxParents).ToListAsync(cancellationToken);
        foreach (var key in keys.Where(key => key.EndsWith('*')))
        {
            var folder = key[..^1];
            parents.AddRange(await db.Set<Redirect>().AsNoTracking().Where(redirect => redirect.ToKey != null && redirect.ToKey.StartsWith(folder))
                .OrderBy(redirect => redirect.Id).Take(MaxParents).ToListAsync(cancellationToken));
        }
        return parents;
    }

    private static string Words(List<Redirect> chain) => string.Join(" → ", chain.Select(one => one.From));
}

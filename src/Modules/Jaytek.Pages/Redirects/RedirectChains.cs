using Jaytek.Kernel;

namespace Jaytek.Pages.Redirects;

/// <summary>
/// Follows redirects as a visitor would. Asked after a redirect was written and before the commit: by way of it nobody may go in a circle,
/// nor over more than <see cref="MaxHops"/> redirects.
/// </summary>
internal static class RedirectChains
{
    public const int MaxHops = 3;

    // Redirects that lead to one address; who has more of them learns of a chain when one of those is saved.
    private const int MaxParents = 200;

    /// <summary>Null where all is well. Errors: <c>pages.redirect.loop</c>, <c>pages.redirect.chain</c>.</summary>
    public static async Task<Error?> RefuseAsync(IRedirectGraph redirects, Redirect saved, CancellationToken cancellationToken)
    {
        IReadOnlyList<Redirect> level = [saved];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var hop = 0; hop <= MaxHops && level.Count > 0; hop++)
        {
            foreach (var redirect in level)
            {
                if (await WalkAsync(redirects, redirect, cancellationToken) is { } refusal)
                    return refusal;
                seen.Add(redirect.FromKey);
            }
            var parents = await redirects.ParentsAsync([.. level.Select(redirect => redirect.FromKey)], MaxParents, cancellationToken);
            level = [.. parents.Where(parent => !seen.Contains(parent.FromKey))];
        }
        return null;
    }

    private static async Task<Error?> WalkAsync(IRedirectGraph redirects, Redirect start, CancellationToken cancellationToken)
    {
        var path = Sample(start.FromKey);
        var seen = new List<Redirect>();
        // Farther than is allowed, so that a wide circle is told from a long way.
        while (seen.Count < 2 * MaxHops && await redirects.FindAsync(path, cancellationToken) is { } next)
        {
            if (seen.Exists(one => one.FromKey == next.FromKey))
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

    private static string Words(List<Redirect> chain) => string.Join(" → ", chain.Select(one => one.From));
}

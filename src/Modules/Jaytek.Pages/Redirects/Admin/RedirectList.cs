using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Pages.Redirects.Admin;

/// <summary>Which redirects, as the address says it.</summary>
/// <param name="Search">A part of the old address or of the target.</param>
/// <param name="Source">How it came to be, or null for any.</param>
internal sealed record RedirectQuery(string? Search, RedirectSource? Source)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Search) && Source is null;
}

/// <summary>Pages of redirects, the newest first.</summary>
internal sealed class RedirectList(JaytekDb db, IHostContext host)
{
    public Task<int> CountAsync(RedirectQuery query, CancellationToken cancellationToken) => Matching(query).CountAsync(cancellationToken);

    /// <summary>So many redirects older than one of them.</summary>
    public async Task<IReadOnlyList<Redirect>> ListAsync(RedirectQuery query, long? after, int take, CancellationToken cancellationToken) =>
        await Matching(query).Where(redirect => after == null || redirect.Id < after).OrderByDescending(redirect => redirect.Id).Take(take).ToListAsync(cancellationToken);

    private IQueryable<Redirect> Matching(RedirectQuery query)
    {
        var redirects = db.Set<Redirect>().AsNoTracking().Where(redirect => redirect.BrandId == host.BrandId);
        if (query.Source is { } source)
            redirects = redirects.Where(redirect => redirect.Source == source);
        if (string.IsNullOrWhiteSpace(query.Search))
            return redirects;
        var words = query.Search.Trim();
        var folded = words.ToLowerInvariant();
        return redirects.Where(redirect => redirect.FromKey.Contains(folded) || (redirect.ToKey != null && redirect.ToKey.Contains(folded)) || redirect.To.Contains(words));
    }
}

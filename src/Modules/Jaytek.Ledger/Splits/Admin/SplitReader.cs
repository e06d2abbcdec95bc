using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Features;
using Jaytek.Ledger.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Splits.Admin;

/// <summary>How a version of a split stands at an instant.</summary>
internal enum SplitStanding
{
    /// <summary>Sales are shared by it.</summary>
    InForce,

    /// <summary>They will be.</summary>
    Later,

    /// <summary>They were, until another came.</summary>
    Past,
}

/// <summary>A recorded split, as administrators read it.</summary>
/// <param name="Version">The row.</param>
/// <param name="Kind">For what sort of thing, in words.</param>
/// <param name="Name">For which; null for everything.</param>
/// <param name="Shares">In words; null where it says that there is none any more.</param>
/// <param name="Standing">Now.</param>
/// <param name="By">Who recorded it.</param>
internal sealed record SplitRow(SplitVersion Version, string Kind, string? Name, string? Shares, SplitStanding Standing, string? By);

/// <summary>Reads recorded splits for administrators.</summary>
internal sealed class SplitReader(JaytekDb db, Enabled<ISplitScopes> scopes, IUserDirectory users, TimeProvider clock)
{
    /// <summary>A page of them, the newest first, and how many there are.</summary>
    public async Task<(IReadOnlyList<SplitRow> Rows, int Total)> ListAsync(int page, int size, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var all = db.Set<SplitVersion>().AsNoTracking();
        var versions = await all.OrderByDescending(v => v.Id).Skip((page - 1) * size).Take(size)
            .Select(v => new { Version = v, IsOver = all.Any(next => next.Scope == v.Scope && next.From > v.From && next.From <= now) }).ToListAsync(cancellationToken);
        var keys = versions.Select(one => one.Version.Scope.Split(':', 2)).Where(key => key.Length == 2).ToLookup(key => key[0], key => key[1]);
        var names = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        foreach (var scope in scopes.Where(one => keys.Contains(one.Kind)))
            names[scope.Kind] = await scope.NamesAsync([.. keys[scope.Kind].Distinct()], cancellationToken);
        var ids = versions.SelectMany(one => one.Version.Read().Select(s => s.Holder).Append(one.Version.RecordedBy)).OfType<string>().Where(id => id != SplitShare.Seller).Distinct().ToList();
        var people = await users.FindAsync(ids, cancellationToken);
        return ([.. versions.Select(one => Show(one.Version, one.IsOver, now, names, people))], await all.CountAsync(cancellationToken));
    }

    private SplitRow Show(
        SplitVersion version, bool isOver, DateTimeOffset now, Dictionary<string, IReadOnlyDictionary<string, string>> names, IReadOnlyDictionary<string, UserCard> people)
    {
        var key = version.Scope.Split(':', 2);
        var kind = key.Length < 2 ? "Everything" : scopes.FirstOrDefault(one => one.Kind == key[0])?.DisplayName ?? key[0];
        var shares = version.Read();
        return new SplitRow(
            version, kind, key.Length < 2 ? null : names.GetValueOrDefault(key[0])?.GetValueOrDefault(key[1]) ?? key[1], shares.Count == 0 ? null : SplitText.Say(shares, people),
            version.From > now ? SplitStanding.Later : isOver ? SplitStanding.Past : SplitStanding.InForce,
            version.RecordedBy is { } by ? people.GetValueOrDefault(by)?.DisplayName ?? by : null);
    }
}

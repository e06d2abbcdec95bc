namespace Jaytek.Pages.Redirects;

/// <summary>Redirects in memory, so that many can be checked against each other without a question to the database for each.</summary>
internal sealed class RedirectMap : IRedirectGraph
{
    private const string Last = "\uFFFF";

    private readonly Dictionary<string, Redirect> _byFrom = new(StringComparer.Ordinal);

    private readonly SortedSet<(string To, string From)> _byTo = new(Comparer<(string To, string From)>.Create(
        (one, other) => string.CompareOrdinal(one.To, other.To) is not 0 and var to ? to : string.CompareOrdinal(one.From, other.From)));

    /// <summary>The one that stands at this very address, or null.</summary>
    public Redirect? this[string fromKey] => _byFrom.GetValueOrDefault(fromKey);

    /// <summary>Sets it in the place of the one with the same address. It must not change while it stands here.</summary>
    public void Put(Redirect redirect)
    {
        Remove(redirect.FromKey);
        _byFrom.Add(redirect.FromKey, redirect);
        if (redirect.ToKey is { } to)
            _byTo.Add((to, redirect.FromKey));
    }

    public void Remove(string fromKey)
    {
        if (_byFrom.Remove(fromKey, out var known) && known.ToKey is { } to)
            _byTo.Remove((to, fromKey));
    }

    public ValueTask<Redirect?> FindAsync(string path, CancellationToken cancellationToken)
    {
        var keys = RedirectPath.KeysFor(path);
        return ValueTask.FromResult(RedirectPath.IsSomebodys(keys) ? keys.Select(key => this[key]).FirstOrDefault(one => one is not null) : null);
    }

    public ValueTask<IReadOnlyList<Redirect>> ParentsAsync(IReadOnlyList<string> fromKeys, int most, CancellationToken cancellationToken)
    {
        var parents = fromKeys.SelectMany(key => key.EndsWith('*')
            ? _byTo.GetViewBetween((key[..^1], ""), (key[..^1] + Last, ""))
            : _byTo.GetViewBetween((key, ""), (key, Last)));
        return ValueTask.FromResult<IReadOnlyList<Redirect>>([.. parents.Take(most).Select(one => _byFrom[one.From])]);
    }
}

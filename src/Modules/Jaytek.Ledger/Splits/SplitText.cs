using Jaytek.Engine.Contracts;
using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;

namespace Jaytek.Ledger.Splits;

/// <summary>Shares as people write them: one to a line, a user name or the word <c>seller</c>, and how many percent.</summary>
internal static class SplitText
{
    private const int MostLines = 50;

    /// <summary>The shares. Errors: <c>ledger.split.shares</c>, with the line that is none.</summary>
    public static async Task<Result<IReadOnlyList<SplitShare>>> ReadAsync(string? text, IUserDirectory users, CancellationToken cancellationToken)
    {
        var shares = new List<SplitShare>();
        var lines = (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length is 0 or > MostLines)
            return LedgerErrors.Shares($"One share to a line, such as “seller 70”; from 1 to {MostLines} lines.");
        foreach (var line in lines)
        {
            var words = line.TrimEnd('%').TrimEnd();
            var gap = words.LastIndexOfAny([' ', '\t']);
            if (gap < 0 || !BasisPoints.TryParse(words[gap..], out var part))
                return LedgerErrors.Shares($"“{line}” is no share: a user name or the word seller, then a percentage above 0, with two decimals at most.");
            var name = words[..gap].TrimEnd();
            var holder = name.Equals(SplitShare.Seller, StringComparison.OrdinalIgnoreCase) ? SplitShare.Seller : await users.FindIdByNameAsync(name, cancellationToken);
            if (holder is null)
                return LedgerErrors.Shares($"There is no user {name}.");
            shares.Add(new SplitShare(holder, part));
        }

        return shares;
    }

    /// <summary>The shares in a sentence, with names for ids where there are any, and what is left for the platform.</summary>
    public static string Say(IReadOnlyList<SplitShare> shares, IReadOnlyDictionary<string, UserCard> people)
    {
        var rest = (int)(Rounding.Whole - shares.Sum(s => (long)s.BasisPoints));
        var parts = shares.Select(s => $"{(s.Holder == SplitShare.Seller ? "the seller" : people.GetValueOrDefault(s.Holder)?.DisplayName ?? s.Holder)} {BasisPoints.Format(s.BasisPoints)}");
        return string.Join(", ", rest > 0 ? parts.Append($"the platform {BasisPoints.Format(rest)}") : parts);
    }
}

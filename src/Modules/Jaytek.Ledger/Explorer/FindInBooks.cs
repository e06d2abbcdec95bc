using System.Globalization;
using Jaytek.Engine.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Ledger.Accounts;
using Jaytek.Ledger.Postings;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Explorer;

/// <summary>What was found under something that somebody typed.</summary>
/// <param name="PostingId">The posting whose number it is; null where it is none.</param>
/// <param name="Postings">Those whose key it begins, and those that mention it; the newest first.</param>
/// <param name="Accounts">Those whose number it is, or whose owner.</param>
internal sealed record FoundInBooks(long? PostingId, IReadOnlyList<PostingLine> Postings, IReadOnlyList<AccountLine> Accounts);

/// <summary>From any number to what it is in the books: of a posting, of an account, a key or its beginning, a user, an order.</summary>
internal sealed class FindInBooks(JaytekDb db, IUserDirectory users, PostingList postings, AccountList accounts)
{
    /// <summary>How much is answered of each sort.</summary>
    public const int Most = 50;

    /// <summary>A shorter beginning of a key is no search.</summary>
    public const int ShortestBeginning = 3;

    public async Task<FoundInBooks> RunAsync(string text, CancellationToken cancellationToken)
    {
        var isNumber = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        if (isNumber && await db.Set<LedgerPosting>().AnyAsync(p => p.Id == number, cancellationToken))
            return new FoundInBooks(number, [], []);
        var ids = new HashSet<long>();
        if (text.Length >= ShortestBeginning)
            ids.UnionWith(await KeysAsync(text, cancellationToken));
        // A name that nobody has now may be an id, which stays when a person is forgotten.
        var names = new[] { text, await users.FindIdByNameAsync(text, cancellationToken) ?? text };
        foreach (var name in names.Distinct())
            ids.UnionWith(await MentionsAsync(name, cancellationToken));
        return new FoundInBooks(
            null, await postings.FindAsync([.. ids.OrderDescending().Take(Most)], cancellationToken),
            await accounts.OfAsync(names, isNumber ? number : null, Most, cancellationToken));
    }

    /// <summary>The newest postings that mention a value; by the index of values, which ends in the number.</summary>
    public Task<List<long>> MentionsAsync(string value, CancellationToken cancellationToken) =>
        db.Set<PostingMention>().Where(m => m.Value == value).OrderByDescending(m => m.PostingId).Take(Most).Select(m => m.PostingId).ToListAsync(cancellationToken);

    /// <summary>Postings by the beginning of their key: a span of the keys' index, which is in the order of the bytes.</summary>
    public Task<List<long>> KeysAsync(string beginning, CancellationToken cancellationToken)
    {
        var end = beginning + char.MaxValue;
        return db.Set<LedgerPosting>().Where(p => p.Key.CompareTo(beginning) >= 0 && p.Key.CompareTo(end) < 0)
            .OrderBy(p => p.Key).Take(Most).Select(p => p.Id).ToListAsync(cancellationToken);
    }
}

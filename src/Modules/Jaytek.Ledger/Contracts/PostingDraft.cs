using Jaytek.Kernel;

namespace Jaytek.Ledger.Contracts;

/// <summary>One line of a posting.</summary>
/// <param name="Account">Which account.</param>
/// <param name="Amount">Minor units of the account's currency; positive is a credit (its owner is owed more), negative a debit. Not zero.</param>
public sealed record EntryDraft(AccountRef Account, long Amount)
{
    /// <summary>The largest amount of one entry, minor units: far above any sale, far below where sums overflow.</summary>
    public const long MaxAmount = 1_000_000_000_000_000;

    /// <summary>The two lines that move an amount; none for no money, the other way round for a negative amount.</summary>
    /// <exception cref="ArgumentException">The accounts or the amount differ in currency.</exception>
    public static IReadOnlyList<EntryDraft> Move(AccountRef from, AccountRef to, Money amount)
    {
        if (from.Currency != amount.Currency || to.Currency != amount.Currency)
            throw new ArgumentException($"{amount} cannot move from {from} to {to}.", nameof(amount));
        return amount.IsZero ? [] : [new EntryDraft(from, -amount.Minor), new EntryDraft(to, amount.Minor)];
    }
}

/// <summary>A movement of money, before it is in the books.</summary>
public sealed record PostingDraft
{
    /// <summary>The longest key, characters.</summary>
    public const int MaxKey = 200;

    /// <summary>The most lines.</summary>
    public const int MaxEntries = 1_000;

    /// <summary>
    /// What makes it this movement and no other, such as <c>payment:{id}:split</c>. The same key with the same content answers what the first
    /// time answered and moves nothing; with another content it is refused.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>Why.</summary>
    public required PostingKind Kind { get; init; }

    /// <summary>Which module asks, such as <c>payments</c>.</summary>
    public required string Source { get; init; }

    /// <summary>A sentence for who reads the books; at most 500 characters. It does not count for whether two drafts are the same.</summary>
    public required string Description { get; init; }

    /// <summary>The lines, two at least; those of each currency sum to zero.</summary>
    public required IReadOnlyList<EntryDraft> Entries { get; init; }

    /// <summary>What else is to be found again, such as the id of the payment.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>The id of the posting that this one reverses, wholly or in part.</summary>
    public long? Reverses { get; init; }
}

/// <summary>A posting that is in the books.</summary>
/// <param name="Id">Its number; later ones have higher ones, but for those of the same millisecond.</param>
/// <param name="At">When, UTC, to the millisecond; its number says the same.</param>
/// <param name="IsReplay">True where it was there already under its key, so that nothing moved now.</param>
public sealed record Posted(long Id, DateTimeOffset At, bool IsReplay);

using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;

namespace Jaytek.Ledger.Explorer;

/// <summary>A posting in a list.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Key">What makes it this movement and no other.</param>
/// <param name="Kind">Why money moved.</param>
/// <param name="Description">A sentence.</param>
/// <param name="At">When, UTC.</param>
internal sealed record PostingLine(long Id, string Key, PostingKind Kind, string Description, DateTimeOffset At)
{
    /// <summary>What moved, one for each currency: the sum of what was credited.</summary>
    public IReadOnlyList<Money> Moved { get; init; } = [];
}

/// <summary>An account in a list.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Kind">What for.</param>
/// <param name="Owner">Whose: a user's id, <c>platform</c>, a provider's name, or the key of what is undecided.</param>
/// <param name="Balance">What is on it.</param>
/// <param name="MovedAt">When it was moved last, UTC; null for one that never was.</param>
internal sealed record AccountLine(long Id, AccountKind Kind, string Owner, Money Balance, DateTimeOffset? MovedAt)
{
    /// <summary>True where the owner is a person.</summary>
    public bool IsWallet => Kind is AccountKind.Available or AccountKind.Pending or AccountKind.Reserve;
}

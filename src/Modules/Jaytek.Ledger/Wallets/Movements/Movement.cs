using Jaytek.Kernel;
using Jaytek.Ledger.Contracts;

namespace Jaytek.Ledger.Wallets.Movements;

/// <summary>What one posting did to a person's money of one currency.</summary>
/// <param name="PostingId">The posting's number; later ones have higher ones.</param>
/// <param name="At">When.</param>
/// <param name="Kind">Why, as the books say it.</param>
/// <param name="What">In words for its owner.</param>
/// <param name="Available">How much came to what may be withdrawn, or left it.</param>
/// <param name="Pending">The same of what is not released yet.</param>
/// <param name="Reserved">The same of what is set aside.</param>
internal sealed record Movement(long PostingId, DateTimeOffset At, PostingKind Kind, string What, Money Available, Money Pending, Money Reserved);

/// <summary>Which movements; null members do not filter.</summary>
internal sealed record MovementFilter(PostingKind? Kind, string? Currency);

/// <summary>Some movements, newest first.</summary>
/// <param name="Rows">The movements.</param>
/// <param name="Older">The number below which the next page begins; null on the last.</param>
internal sealed record MovementPage(IReadOnlyList<Movement> Rows, long? Older);

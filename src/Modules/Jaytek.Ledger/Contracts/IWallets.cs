using Jaytek.Kernel;

namespace Jaytek.Ledger.Contracts;

/// <summary>What a person has in one currency.</summary>
/// <param name="Available">To spend or withdraw; below zero after a refund of what was paid out already.</param>
/// <param name="Pending">Earned, and not released yet.</param>
/// <param name="Reserved">Set aside: on its way out, or kept back for a time.</param>
public sealed record WalletBalance(Money Available, Money Pending, Money Reserved)
{
    /// <summary>The ISO 4217 code.</summary>
    public string Currency => Available.Currency;
}

/// <summary>Earnings that will be released.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Amount">How much.</param>
public sealed record ComingRelease(DateTimeOffset At, Money Amount);

/// <summary>Wallets, to read.</summary>
public interface IWallets
{
    /// <summary>A person's balances, one for each currency in which they ever had money, by code.</summary>
    Task<IReadOnlyList<WalletBalance>> BalancesAsync(string userId, CancellationToken cancellationToken);

    /// <summary>What will be released to a person, the next first; at most <paramref name="take"/>.</summary>
    Task<IReadOnlyList<ComingRelease>> ComingAsync(string userId, int take, CancellationToken cancellationToken);
}

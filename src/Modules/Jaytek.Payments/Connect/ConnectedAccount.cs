using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Payments.Connect;

/// <summary>Somebody's own account at Stripe, to which their earnings go. Stripe asks them what it has to know; we keep its number and how it stands.</summary>
internal sealed class ConnectedAccount
{
    public const int MaxRequirements = 2_000;

    public required string UserId { get; init; }

    /// <summary>Two letters; it cannot be changed later.</summary>
    public required string Country { get; init; }

    /// <summary>Stripe's number; null until it has answered.</summary>
    public string? AccountId { get; set; }

    /// <summary>True where money would reach their bank.</summary>
    public bool IsReady { get; set; }

    /// <summary>What Stripe still wants to know, in its own names, with spaces between.</summary>
    public string Requirements { get; set; } = "";

    /// <summary>Why it is stopped, in Stripe's word, or null.</summary>
    public string? DisabledReason { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Of when that is.</summary>
    public DateTimeOffset? LookedAt { get; set; }

    /// <summary>When its owner was erased and it had to be kept for money on its way; it goes after that. Null of all others.</summary>
    public DateTimeOffset? ErasedAt { get; set; }

    /// <summary>The key under which it is made at Stripe, once.</summary>
    public string Key => "connect-" + UserId;
}

/// <summary>
/// How often Stripe has said that our balance there is too small for a payout. It keeps that answer under the call's key for a day, so that the
/// next call needs another; one whose outcome is not known keeps its own.
/// </summary>
internal sealed class TransferTries
{
    public required string PayoutId { get; init; }

    public int Refusals { get; set; }

    /// <summary>The key of the next call.</summary>
    public static string KeyOf(string payoutId, int refusals) => refusals == 0 ? $"withdrawal-{payoutId}" : $"withdrawal-{payoutId}-{refusals}";
}

/// <summary>Maps <see cref="ConnectedAccount"/> and <see cref="TransferTries"/>.</summary>
internal sealed class ConnectTable : IModelContributor
{
    public void Contribute(ModelBuilder model, DatabaseProvider provider)
    {
        model.Entity<TransferTries>(e =>
        {
            e.ToTable("payment_transfer_tries");
            e.HasKey(t => t.PayoutId);
            e.Property(t => t.PayoutId).HasMaxLength(26);
        });
        model.Entity<ConnectedAccount>(e =>
        {
            e.ToTable("payment_connected_account");
            e.HasKey(a => a.UserId);
            e.Property(a => a.UserId).HasMaxLength(26);
            e.Property(a => a.Country).HasMaxLength(2);
            e.Property(a => a.AccountId).HasMaxLength(Orders.Order.MaxReference);
            e.Property(a => a.Requirements).HasMaxLength(ConnectedAccount.MaxRequirements);
            e.Property(a => a.DisabledReason).HasMaxLength(100);
            e.HasIndex(a => a.AccountId).IsUnique();
            e.HasIndex(a => a.ErasedAt).HasFilter("erased_at is not null");
        });
    }
}

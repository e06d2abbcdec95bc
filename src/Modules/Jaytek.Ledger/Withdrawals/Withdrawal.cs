using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Jaytek.Ledger.BankFiles.Lists;
using Jaytek.Ledger.Transfers;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Withdrawals;

/// <summary>Where a withdrawal stands.</summary>
internal enum WithdrawalState
{
    /// <summary>Somebody has to agree.</summary>
    AwaitingApproval,

    /// <summary>It is to be sent, or on its way.</summary>
    Processing,

    /// <summary>The money has left.</summary>
    Completed,

    /// <summary>The money is back.</summary>
    Failed,

    /// <summary>Somebody did not agree; the money is back.</summary>
    Rejected,

    /// <summary>Its owner took it back.</summary>
    Cancelled,
}

/// <summary>A person's money on its way to their bank; set aside from the beginning.</summary>
internal sealed class Withdrawal : IRowVersioned
{
    public const int MaxReason = 300;

    /// <summary>26 characters; the key of its transfer and of its payout.</summary>
    public required string Id { get; init; }

    public required string UserId { get; init; }

    /// <summary>Minor units.</summary>
    public required long Amount { get; init; }

    public required string Currency { get; init; }

    public required string Method { get; init; }

    /// <summary>Where to: details that never change.</summary>
    public required string PayeeId { get; init; }

    public WithdrawalState State { get; set; }

    /// <summary>Why it was refused or failed.</summary>
    public string? Reason { get; set; }

    public required DateTimeOffset RequestedAt { get; init; }

    public string? DecidedBy { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>How often it was sent without an answer, since it was agreed to or somebody had it sent again.</summary>
    public int Tries { get; set; }

    /// <summary>When it was last sent.</summary>
    public DateTimeOffset? TriedAt { get; set; }

    /// <summary>When it is sent next by itself, as long as <see cref="IsGivenUp"/> is false.</summary>
    public DateTimeOffset? NextTryAt { get; set; }

    /// <summary>When its method took it; null until then.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Why it is not sent yet, for administrators.</summary>
    public string? SendError { get; set; }

    /// <summary>The list by which the bank is told; a withdrawal is in one at most.</summary>
    public string? BankListId { get; set; }

    public long RowVersion { get; set; }

    public Money Money => new(Amount, Currency);

    public string TransferKey => "withdrawal:" + Id;

    /// <summary>True where it is tried no more by itself, and a person has to decide.</summary>
    public bool IsGivenUp => State == WithdrawalState.Processing && SentAt is null && Tries >= PayoutBackOff.Most;

    /// <summary>Begins to send it, from the first try on.</summary>
    public void BeginSending(DateTimeOffset now) => (State, Tries, NextTryAt, SendError) = (WithdrawalState.Processing, 0, now + PayoutBackOff.First, null);
}

/// <summary>Maps <see cref="Withdrawal"/>.</summary>
internal sealed class WithdrawalTable : IModelContributor
{
    public IReadOnlyList<TableGuard> Guards { get; } = [new("ledger_withdrawal") { Own = $"user_id = {TableGuard.Reader}" }];

    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<Withdrawal>(e =>
        {
            e.ToTable("ledger_withdrawal", t => t.HasCheckConstraint("ck_ledger_withdrawal_amount", "amount > 0"));
            e.HasKey(w => w.Id);
            e.Property(w => w.Id).HasMaxLength(26);
            e.Property(w => w.UserId).HasMaxLength(26);
            e.Property(w => w.Currency).HasMaxLength(3);
            e.Property(w => w.Method).HasMaxLength(20);
            e.Property(w => w.PayeeId).HasMaxLength(26);
            e.Property(w => w.State).HasMaxLength(20).HasConversion<string>();
            e.Property(w => w.Reason).HasMaxLength(Withdrawal.MaxReason);
            e.Property(w => w.DecidedBy).HasMaxLength(26);
            e.Property(w => w.BankListId).HasMaxLength(26);
            e.HasOne<BankList>().WithMany().HasForeignKey(w => w.BankListId).OnDelete(DeleteBehavior.Restrict);
            e.Property(w => w.RowVersion).IsConcurrencyToken();
            e.Property(w => w.SendError).HasMaxLength(Withdrawal.MaxReason);
            e.Ignore(w => w.Money);
            e.Ignore(w => w.IsGivenUp);
            e.HasIndex(w => w.NextTryAt).HasFilter("state = 'Processing' and sent_at is null");
            e.HasIndex(w => new { w.UserId, w.RequestedAt });
            e.HasIndex(w => new { w.State, w.RequestedAt });
        });
}

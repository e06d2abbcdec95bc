using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Payees;

/// <summary>Where the details of a payee stand.</summary>
internal enum PayeeState
{
    /// <summary>Somebody has to look at them.</summary>
    Requested,

    /// <summary>Money may go there, from a time on.</summary>
    Active,

    /// <summary>Money will go there from a time on; until then it goes where it went.</summary>
    Approved,

    /// <summary>They were refused.</summary>
    Rejected,

    /// <summary>Newer ones came.</summary>
    Replaced,
}

/// <summary>Where a person's money is sent to. Details never change: other ones are another row, which is approved and waits for a while.</summary>
internal sealed class Payee
{
    public const int MaxLabel = 100;

    /// <summary>26 characters.</summary>
    public required string Id { get; init; }

    public required string UserId { get; init; }

    public required string Method { get; init; }

    /// <summary>Encrypted.</summary>
    public required string Details { get; init; }

    public required string Label { get; init; }

    public PayeeState State { get; set; }

    public required DateTimeOffset RequestedAt { get; init; }

    public string? DecidedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>From when money may go there.</summary>
    public DateTimeOffset? UsableFrom { get; set; }

    /// <summary>The name under which one at a time works on where a person's money goes, or relies on it.</summary>
    public static string LockName(string userId) => "payee:" + userId;
}

/// <summary>Maps <see cref="Payee"/>.</summary>
internal sealed class PayeeTable : IModelContributor
{
    public IReadOnlyList<TableGuard> Guards { get; } = [new("ledger_payee") { Own = $"user_id = {TableGuard.Reader}" }];

    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<Payee>(e =>
        {
            e.ToTable("ledger_payee");
            e.HasKey(p => p.Id);
            e.Property(p => p.Id).HasMaxLength(26);
            e.Property(p => p.UserId).HasMaxLength(26);
            e.Property(p => p.Method).HasMaxLength(20);
            e.Property(p => p.Label).HasMaxLength(Payee.MaxLabel);
            e.Property(p => p.State).HasMaxLength(20).HasConversion<string>();
            e.Property(p => p.DecidedBy).HasMaxLength(26);
            // Held by the database too: money has one place to go to.
            e.HasIndex(p => new { p.UserId, p.Method }).IsUnique().HasFilter("state = 'Active'");
            e.HasIndex(p => new { p.UserId, p.RequestedAt });
            e.HasIndex(p => new { p.State, p.RequestedAt });
        });
}

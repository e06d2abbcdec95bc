using Jaytek.Engine.Data;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Postings;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Accounts;

/// <summary>An account of the books. The seal of postings alone moves its balance; nothing else of it ever changes.</summary>
internal sealed class LedgerAccount
{
    public long Id { get; init; }

    public required AccountKind Kind { get; init; }

    public required string Owner { get; init; }

    public required string Currency { get; init; }

    /// <summary>Minor units: the sum of the account's entries.</summary>
    public long Balance { get; init; }

    /// <summary>How far down the balance may go.</summary>
    public required Floor Floor { get; init; }

    /// <summary>The posting that moved the balance last; null for an account that is new.</summary>
    public long? MovedBy { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }
}

/// <summary>How far down a balance may go; held by the database.</summary>
internal enum Floor
{
    /// <summary>Anywhere: what lies at a provider is negative.</summary>
    None = 0,

    /// <summary>Below zero only by refunds, disputes and adjustments.</summary>
    ZeroButForRefunds = 1,

    /// <summary>Never below zero.</summary>
    Zero = 2,
}

/// <summary>Maps <see cref="LedgerAccount"/>.</summary>
internal sealed class AccountTable : IModelContributor
{
    public const string Name = "ledger_account";

    // The seal alone moves balances, by the right of its owner.
    public IReadOnlyList<TableGuard> Guards { get; } = [new(Name) { IsAppendOnly = true, Own = $"owner = {TableGuard.Reader}" }];

    public void Contribute(ModelBuilder model, DatabaseProvider provider) =>
        model.Entity<LedgerAccount>(e =>
        {
            e.ToTable(Name, t =>
            {
                t.HasCheckConstraint("ck_ledger_account_floor", $"floor <> {(int)Floor.Zero} or balance >= 0");
                t.HasCheckConstraint("ck_ledger_account_rule", FloorRule);
                // On SQLite a sum that is too large turns into a floating-point number; this refuses it.
                t.HasCheckConstraint("ck_ledger_account_range", "balance between -9000000000000000000 and 9000000000000000000");
            });
            e.Property(a => a.Kind).HasMaxLength(20).HasConversion(kind => Words.Of(kind), word => Words.Account(word));
            // In the order of the bytes, as lists of several kinds are merged here.
            var owner = e.Property(a => a.Owner).HasMaxLength(AccountRef.MaxOwner);
            if (provider == DatabaseProvider.Postgres)
                owner.UseCollation("C");
            e.Property(a => a.Currency).HasMaxLength(3);
            e.HasIndex(a => new { a.Owner, a.Kind, a.Currency }).IsUnique();
            e.HasIndex(a => new { a.Kind, a.Currency, a.Owner });
        });

    private static string FloorRule { get; } = "floor = case kind "
        + string.Concat(Enum.GetValues<AccountKind>().Select(kind => $"when '{Words.Of(kind)}' then {(int)FloorOf(kind)} ")) + "end";

    /// <summary>The rule of each kind of account.</summary>
    public static Floor FloorOf(AccountKind kind) => kind switch
    {
        AccountKind.Available => Floor.ZeroButForRefunds,
        AccountKind.Pending or AccountKind.Reserve or AccountKind.Suspense => Floor.Zero,
        _ => Floor.None,
    };
}

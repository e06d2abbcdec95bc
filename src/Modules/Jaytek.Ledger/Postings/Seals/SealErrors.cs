using System.Data.Common;

namespace Jaytek.Ledger.Postings.Seals;

/// <summary>What the triggers of both databases say when they refuse. They are the beginnings of the database's messages.</summary>
internal static class SealErrors
{
    /// <summary>A row of the books was to be changed or removed.</summary>
    public const string Fixed = "jaytek.ledger.fixed: the books are append only";

    /// <summary>An entry was to be added to a posting that is sealed.</summary>
    public const string Sealed = "jaytek.ledger.sealed: the posting is in the books already";

    /// <summary>A posting, or an account, was to be written a second time.</summary>
    public const string Twice = "jaytek.ledger.twice: it is in the books already";

    /// <summary>A posting has another number of entries than it says, or fewer than two.</summary>
    public const string Count = "jaytek.ledger.count: the entries are not as many as the posting says";

    /// <summary>The entries of a currency do not sum to zero.</summary>
    public const string Sum = "jaytek.ledger.sum: the entries of a currency do not sum to zero";

    /// <summary>A balance was to be set by other means than a posting.</summary>
    public const string Balance = "jaytek.ledger.balance: a balance moves by a posting only";

    /// <summary>An account would fall below where it may.</summary>
    public const string Insufficient = "jaytek.ledger.insufficient: there is not as much on the account";

    /// <summary>The check of accounts that never fall below zero, which the databases name in their own words.</summary>
    public const string FloorCheck = "ck_ledger_account_floor";

    /// <summary>Whether the database refused because an account would fall below where it may.</summary>
    public static bool IsInsufficient(DbException exception) =>
        exception.Message.Contains(Insufficient, StringComparison.Ordinal) || exception.Message.Contains(FloorCheck, StringComparison.Ordinal);
}

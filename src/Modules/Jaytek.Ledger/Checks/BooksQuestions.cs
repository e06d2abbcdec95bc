using System.Data.Common;
using System.Globalization;
using Jaytek.Kernel;
using Jaytek.Ledger.Accounts;
using Jaytek.Ledger.Contracts;
using Jaytek.Ledger.Postings;

namespace Jaytek.Ledger.Checks;

/// <summary>What is asked of the books, in SQL that both databases understand. Each answer is a sentence about something that is wrong.</summary>
internal static class BooksQuestions
{
    private const string Folds =
        $"""
        select 'The balance of account ' || a.id || ' (' || a.kind || ' of ' || a.owner || ') is ' || a.balance || ' ' || a.currency || ', its entries come to ' || coalesce(s.total, 0)
        from {AccountTable.Name} a left join (select account_id, sum(amount) as total from {PostingTable.Entries} group by account_id) s on s.account_id = a.id
        where a.balance <> coalesce(s.total, 0) order by a.id
        """;

    private const string Currencies =
        $"select 'All balances in ' || currency || ' together are ' || sum(balance) || ' instead of 0' from {AccountTable.Name} group by currency having sum(balance) <> 0 order by currency";

    private const string Sums =
        $"""
        select 'Posting ' || e.posting_id || ' comes to ' || sum(e.amount) || ' ' || a.currency || ' instead of 0'
        from {PostingTable.Entries} e join {AccountTable.Name} a on a.id = e.account_id group by e.posting_id, a.currency having sum(e.amount) <> 0 order by e.posting_id
        """;

    private const string Counts =
        $"""
        select 'Posting ' || p.id || ' has ' || coalesce(c.entries, 0) || ' entries instead of ' || p.entry_count
        from {PostingTable.Name} p left join (select posting_id, count(*) as entries from {PostingTable.Entries} group by posting_id) c on c.posting_id = p.id
        where coalesce(c.entries, 0) <> p.entry_count order by p.id
        """;

    private const string Orphans =
        $"""
        select 'Entries of posting ' || e.posting_id || ' have no posting' from {PostingTable.Entries} e
        where not exists (select 1 from {PostingTable.Name} p where p.id = e.posting_id) group by e.posting_id order by e.posting_id
        """;

    // What is held of a person's earnings is on the account that holds it, and what is set aside is on the reserve: no more and no less.
    private static string Held { get; } =
        $"""
        select 'Of ' || owner || ' ' || held || ' ' || currency || ' are held or set aside as ' || kind || ', the balance there is ' || balance
        from (
          select kind, owner, currency, sum(balance) as balance, sum(held) as held from (
            select kind, owner, currency, balance, 0 as held from {AccountTable.Name} where kind in ('{Words.Of(AccountKind.Pending)}', '{Words.Of(AccountKind.Reserve)}')
            union all
            select account, user_id, currency, 0, "left" from ledger_hold where "left" > 0
            union all
            select '{Words.Of(AccountKind.Reserve)}', user_id, currency, 0, amount from ledger_transfer where state = 'Reserved'
          ) sides group by kind, owner, currency
        ) totals where balance <> held order by owner, kind, currency
        """;

    private static string Floors { get; } =
        $"""
        select 'Account ' || id || ' (' || kind || ' of ' || owner || ') is at ' || balance || ' ' || currency || ' and may not be below zero'
        from {AccountTable.Name} where balance < 0 and kind in ({string.Join(", ", Enum.GetValues<AccountKind>().Where(kind => AccountTable.FloorOf(kind) == Floor.Zero).Select(kind => $"'{Words.Of(kind)}'"))}) order by id
        """;

    private static string Overdrawn { get; } =
        $"""
        select 'Account ' || a.id || ' (' || a.kind || ' of ' || a.owner || ') is at ' || a.balance || ' ' || a.currency || ' without a refund, dispute or adjustment'
        from {AccountTable.Name} a where a.balance < 0 and a.kind = '{Words.Of(AccountKind.Available)}' and not exists (
          select 1 from {PostingTable.Entries} e join {PostingTable.Name} p on p.id = e.posting_id
          where e.account_id = a.id and e.amount < 0 and p.kind in ({Words.OverdrawingInSql})) order by a.id
        """;

    /// <summary>All but whether the seals are there, which each database is asked in its own words.</summary>
    public static IReadOnlyList<string> All { get; } = [Folds, Currencies, Sums, Counts, Orphans, Held, Floors, Overdrawn];

    /// <summary>Undecided money that nothing has moved since <c>@before</c>, the longest waiting first: account, owner, currency, balance, last posting.</summary>
    public static string Waiting { get; } =
        $"""
        select id, owner, currency, balance, moved_by from {AccountTable.Name}
        where kind = '{Words.Of(AccountKind.Suspense)}' and balance > 0 and moved_by < @before order by moved_by
        """;

    /// <summary>One answer to <see cref="Waiting"/> as a sentence.</summary>
    public static string Wait(DbDataReader row) => string.Create(
        CultureInfo.InvariantCulture,
        $"{new Money(row.GetInt64(3), row.GetString(2))} of {row.GetString(1)} wait undecided since {PostingIds.At(row.GetInt64(4)):yyyy-MM-dd HH:mm} UTC, on account {row.GetInt64(0)}");
}

using Jaytek.Engine.Data;
using Jaytek.Ledger.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Ledger.Postings.Seals;

/// <summary>
/// What SQLite holds of the books. The entries stand before their posting; its row comes last, and the trigger behind it counts them, sums
/// them and moves the balances. <c>insert or replace</c> removes rows without a delete trigger, so each table also refuses a row that is there;
/// and <c>insert or ignore</c> makes the trigger's own update skip what a check refuses, so the trigger looks itself, before and after.
/// </summary>
internal static class SqliteSeal
{
    private const string Posting = PostingTable.Name;
    private const string Entry = PostingTable.Entries;
    private const string Account = AccountTable.Name;

    /// <summary>Puts the triggers where they are missing or other than these.</summary>
    public static async Task PutAsync(JaytekDb db, CancellationToken cancellationToken)
    {
        foreach (var (name, sql) in Triggers)
        {
            var there = await db.Database.SqlQuery<string>($"select sql as \"Value\" from sqlite_master where type = 'trigger' and name = {name}")
                .SingleOrDefaultAsync(cancellationToken);
            if (there == sql)
                continue;
            var drop = "drop trigger if exists " + name;
            await db.Database.ExecuteSqlRawAsync(drop, cancellationToken);
            await db.Database.ExecuteSqlRawAsync(sql, cancellationToken);
        }
    }

    private static IReadOnlyList<(string Name, string Sql)> Triggers { get; } =
    [
        Refuse("entry_open", $"before insert on {Entry} when exists (select 1 from {Posting} where id = new.posting_id)", SealErrors.Sealed),
        Refuse("entry_fixed", $"before update on {Entry}", SealErrors.Fixed),
        Refuse("entry_kept", $"before delete on {Entry}", SealErrors.Fixed),
        Refuse("posting_once", $"before insert on {Posting} when exists (select 1 from {Posting} where id = new.id or key = new.key)", SealErrors.Twice),
        Refuse("posting_fixed", $"before update on {Posting}", SealErrors.Fixed),
        Refuse("posting_kept", $"before delete on {Posting}", SealErrors.Fixed),
        Refuse("account_new", $"before insert on {Account} when new.balance <> 0 or new.moved_by is not null", SealErrors.Balance),
        Refuse(
            "account_once",
            $"before insert on {Account} when exists (select 1 from {Account} where id = new.id or (owner = new.owner and kind = new.kind and currency = new.currency))",
            SealErrors.Twice),
        Refuse("account_kept", $"before delete on {Account}", SealErrors.Fixed),
        Refuse(
            "account_fixed",
            $"""
            before update on {Account}
            when new.id <> old.id or new.kind <> old.kind or new.owner <> old.owner or new.currency <> old.currency or new.floor <> old.floor or new.opened_at <> old.opened_at
            """,
            SealErrors.Fixed),
        // SQLite does not tell a trigger who caused an update. So the posting that is named has to be in the books, to say just this, and to be
        // later than the one before: numbers of postings only grow here, which has one writer.
        Refuse(
            "account_moved",
            $"""
            before update on {Account}
            when new.moved_by is null or new.moved_by <= coalesce(old.moved_by, -1)
              or not exists (select 1 from {Posting} where id = new.moved_by)
              or new.balance - old.balance <> coalesce((select sum(amount) from {Entry} where posting_id = new.moved_by and account_id = new.id), 0)
            """,
            SealErrors.Balance),
        Trigger(
            "posting_seal",
            $"""
            after insert on {Posting} begin
              select raise(abort, '{SealErrors.Count}')
                where new.entry_count < 2 or (select count(*) from {Entry} where posting_id = new.id) <> new.entry_count;
              select raise(abort, '{SealErrors.Sum}') where exists (
                select 1 from {Entry} e join {Account} a on a.id = e.account_id where e.posting_id = new.id group by a.currency having sum(e.amount) <> 0);
              select raise(abort, '{SealErrors.Insufficient}') where exists (
                select 1 from {Account} a where a.floor = {(int)Floor.Zero} and a.id in (select account_id from {Entry} where posting_id = new.id)
                  and a.balance + (select sum(amount) from {Entry} where posting_id = new.id and account_id = a.id) < 0);
              update {Account} set moved_by = new.id,
                balance = balance + (select sum(amount) from {Entry} where posting_id = new.id and account_id = {Account}.id)
                where id in (select account_id from {Entry} where posting_id = new.id);
              select raise(abort, '{SealErrors.Balance}') where exists (
                select 1 from {Account} where id in (select account_id from {Entry} where posting_id = new.id) and moved_by is not new.id);
              select raise(abort, '{SealErrors.Insufficient}') where new.kind not in ({Words.OverdrawingInSql}) and exists (
                select 1 from {Account} a where a.floor = {(int)Floor.ZeroButForRefunds} and a.balance < 0 and a.id in (
                  select account_id from {Entry} where posting_id = new.id group by account_id having sum(amount) < 0));
            end
            """),
    ];

    /// <summary>A question of which each answer is a sentence: whether all triggers are there.</summary>
    public static string Check { get; } =
        $"""
        select 'Of the {Triggers.Count} triggers that seal the books ' || found || ' are there'
        from (select count(*) as found from sqlite_master where type = 'trigger' and name like 'ledger!_%' escape '!') where found <> {Triggers.Count}
        """;

    private static (string, string) Refuse(string name, string when, string error) =>
        Trigger(name, $"{when} begin select raise(abort, '{error}'); end");

    private static (string, string) Trigger(string name, string body) => ("ledger_" + name, $"CREATE TRIGGER ledger_{name} {body}");
}

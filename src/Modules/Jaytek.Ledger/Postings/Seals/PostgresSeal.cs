using System.Security.Cryptography;
using System.Text;
using Jaytek.Engine.Data;
using Jaytek.Ledger.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Jaytek.Ledger.Postings.Seals;

/// <summary>
/// What PostgreSQL holds of the books: as <see cref="SqliteSeal"/>, and since here transactions run beside each other, entries and posting
/// bear the transaction's id and a foreign key that is checked at the commit holds both. Balances move behind the insert: a trigger before it
/// fires also where <c>on conflict do nothing</c> writes no row. What fires for each row names every table, function and operator by its schema:
/// to set the path anew at each call is as safe and takes longer than all the rest of it.
/// </summary>
internal static class PostgresSeal
{
    private const string Posting = PostingTable.Name;
    private const string Entry = PostingTable.Entries;
    private const string Account = AccountTable.Name;

    /// <summary>Whether whoever asks sees an entry of a posting. A function, and no subquery: each plan over postings would set up all of it before its first row.</summary>
    public const string IsOwn = "ledger_posting_is_own";

    private const string Sql =
        $"""
        create or replace function ledger_refuse() returns trigger language plpgsql set search_path = @path as $body$
        begin
          raise exception '%', tg_argv[0];
        end $body$;

        create or replace function {IsOwn}(id bigint) returns boolean language plpgsql stable as $body$
        begin
          return exists (select 1 from @schema.{Entry} where posting_id operator(pg_catalog.=) $1);
        end $body$;

        create or replace function ledger_entry_open() returns trigger language plpgsql as $body$
        begin
          new.xid := pg_catalog.pg_current_xact_id();
          if exists (select 1 from @schema.{Posting} where id operator(pg_catalog.=) new.posting_id) then
            raise exception '{SealErrors.Sealed}';
          end if;
          return new;
        end $body$;

        create or replace function ledger_posting_own() returns trigger language plpgsql as $body$
        begin
          new.xid := pg_catalog.pg_current_xact_id();
          return new;
        end $body$;

        create or replace function ledger_account_new() returns trigger language plpgsql set search_path = @path as $body$
        begin
          if new.balance <> 0 or new.moved_by is not null then
            raise exception '{SealErrors.Balance}';
          end if;
          return new;
        end $body$;

        create or replace function ledger_account_moved() returns trigger language plpgsql as $body$
        begin
          if new.id operator(pg_catalog.<>) old.id or new.kind operator(pg_catalog.<>) old.kind or new.owner operator(pg_catalog.<>) old.owner
            or new.currency operator(pg_catalog.<>) old.currency or new.floor operator(pg_catalog.<>) old.floor or new.opened_at operator(pg_catalog.<>) old.opened_at then
            raise exception '{SealErrors.Fixed}';
          end if;
          -- Of the depths the first is this trigger's own; the seal's is the one around it. Somebody's own trigger around it is none, so the posting
          -- has to be of this transaction and to say just this, too.
          if pg_catalog.pg_trigger_depth() operator(pg_catalog.<) 2 or new.moved_by is null
            or (old.moved_by is not null and new.moved_by operator(pg_catalog.=) old.moved_by)
            or not exists (select 1 from @schema.{Posting} where id operator(pg_catalog.=) new.moved_by and xid operator(pg_catalog.=) pg_catalog.pg_current_xact_id())
            or (new.balance operator(pg_catalog.-) old.balance) operator(pg_catalog.<>) coalesce(
              (select pg_catalog.sum(amount) from @schema.{Entry} where posting_id operator(pg_catalog.=) new.moved_by and account_id operator(pg_catalog.=) new.id), 0) then
            raise exception '{SealErrors.Balance}';
          end if;
          return new;
        end $body$;

        create or replace function ledger_posting_seal() returns trigger language plpgsql security definer set search_path = @path as $body$
        declare
          counted bigint;
          is_even boolean;
          is_low boolean;
        begin
          select coalesce(sum(entries), 0), coalesce(bool_and(total = 0), false) into counted, is_even from (
            select count(*) as entries, sum(e.amount) as total from {Entry} e join {Account} a on a.id = e.account_id where e.posting_id = new.id group by a.currency) sums;
          if new.entry_count < 2 or counted <> new.entry_count then
            raise exception '{SealErrors.Count}';
          end if;
          if not is_even then
            raise exception '{SealErrors.Sum}';
          end if;
          -- In the order of their ids, so that two postings over the same accounts wait for each other instead of meeting in a deadlock.
          perform 1 from {Account} where id in (select account_id from {Entry} where posting_id = new.id) order by id for no key update;
          with given as (select account_id, sum(amount) as amount from {Entry} where posting_id = new.id group by account_id),
          moved as (
            update {Account} a set balance = a.balance + given.amount, moved_by = new.id from given where a.id = given.account_id
            returning a.balance, a.floor, given.amount)
          select exists (select 1 from moved where amount < 0 and balance < 0 and floor = 1) into is_low;
          if is_low and new.kind not in (@overdrawing) then
            raise exception '{SealErrors.Insufficient}';
          end if;
          return null;
        end $body$;

        -- It moves balances by the right of its owner. On a table of their own, another role would have it move them again.
        revoke all on function ledger_posting_seal() from public;

        create or replace trigger ledger_entry_open before insert on {Entry} for each row execute function ledger_entry_open();
        create or replace trigger ledger_entry_fixed before update or delete on {Entry} for each row execute function ledger_refuse('{SealErrors.Fixed}');
        create or replace trigger ledger_entry_kept before truncate on {Entry} for each statement execute function ledger_refuse('{SealErrors.Fixed}');
        create or replace trigger ledger_posting_own before insert on {Posting} for each row execute function ledger_posting_own();
        create or replace trigger ledger_posting_seal after insert on {Posting} for each row execute function ledger_posting_seal();
        create or replace trigger ledger_posting_fixed before update or delete on {Posting} for each row execute function ledger_refuse('{SealErrors.Fixed}');
        create or replace trigger ledger_posting_kept before truncate on {Posting} for each statement execute function ledger_refuse('{SealErrors.Fixed}');
        create or replace trigger ledger_account_new before insert on {Account} for each row execute function ledger_account_new();
        create or replace trigger ledger_account_moved before update on {Account} for each row execute function ledger_account_moved();
        create or replace trigger ledger_account_fixed before delete on {Account} for each row execute function ledger_refuse('{SealErrors.Fixed}');
        create or replace trigger ledger_account_kept before truncate on {Account} for each statement execute function ledger_refuse('{SealErrors.Fixed}');

        alter table {Entry} enable trigger user;
        alter table {Posting} enable trigger user;
        alter table {Account} enable trigger user;

        create unique index if not exists ux_ledger_posting_id_xid on {Posting} (id, xid);
        do $body$ begin
          if not exists (select 1 from pg_constraint where conname = 'fk_ledger_entry_posting' and conrelid = '{Entry}'::regclass) then
            alter table {Entry} add constraint fk_ledger_entry_posting foreign key (posting_id, xid) references {Posting} (id, xid) deferrable initially deferred;
          end if;
        end $body$;

        -- Looked at when the seal has the account's row. At the insert, writers on one account would all hold that row weakly, and each who then
        -- moves its balance would have to look through all of them.
        alter table {Entry} alter constraint fk_ledger_entry_ledger_account_account_id deferrable initially deferred;
        """;

    private const int Triggers = 11;

    private const string Held =
        $"""
        select count(*) from pg_trigger where not tgisinternal and tgenabled = 'O' and tgname like 'ledger\_%'
          and tgrelid in (to_regclass('{Account}'), to_regclass('{Posting}'), to_regclass('{Entry}'))
        """;

    /// <summary>A question of which each answer is a sentence: whether all triggers are there and switched on.</summary>
    public const string Check = $"select 'Of the 11 triggers that seal the books ' || found || ' are there and switched on' from (select ({Held}) as found) held where found <> 11";

    /// <summary>Puts functions, triggers and the foreign key where they are missing, switched off or other than these.</summary>
    /// <remarks>A trigger takes a lock on its table, for which other nodes' postings would wait, so a seal that is whole is left alone.</remarks>
    public static async Task PutAsync(JaytekDb db, CancellationToken cancellationToken)
    {
        // Named, and temporary tables last: whoever asks may have tables of the same names there.
        var schema = await db.Database.SqlQuery<string>($"select quote_ident(current_schema()) as \"Value\"").SingleAsync(cancellationToken);
        var sql = Sql.Replace("@overdrawing", Words.OverdrawingInSql, StringComparison.Ordinal).Replace("@schema", schema, StringComparison.Ordinal)
            .Replace("@path", schema + ", pg_temp", StringComparison.Ordinal);
        var mark = "seal " + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)));
        var there = await db.Database.SqlQuery<string?>($"select obj_description(to_regclass({Posting}), 'pg_class') as \"Value\"").SingleAsync(cancellationToken);
        var held = await db.Database.SqlQueryRaw<long>($"select ({Held}) as \"Value\"").SingleAsync(cancellationToken);
        if (there == mark && held == Triggers)
            return;
        // Not by EF, which takes braces for places of parameters.
        await using var command = db.Database.CurrentTransaction!.GetDbTransaction().Command($"{sql} comment on table {Posting} is '{mark}';");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

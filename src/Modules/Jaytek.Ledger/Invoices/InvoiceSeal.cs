using System.Security.Cryptography;
using System.Text;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Jaytek.Ledger.Invoices;

/// <summary>
/// What the database holds of invoices: the next one bears the next number and no other, and none is changed or removed, whoever writes the SQL.
/// The numbers are seen by the trigger itself, so that a counter that somebody turned makes no gap either.
/// </summary>
internal static class InvoiceSeal
{
    /// <summary>An issued row was to be changed or removed.</summary>
    public const string Fixed = "jaytek.invoice.fixed: what was issued is never changed";

    /// <summary>A row was to bear another number than the next.</summary>
    public const string Gap = "jaytek.invoice.gap: it is not the next number";

    private const string Table = InvoiceTable.Name;

    private const string Next = "(select coalesce(max(sequence), 0) + 1 from " + Table + " where brand_id = new.brand_id and kind = new.kind and year = new.year)";

    private const string Postgres =
        $"""
        create or replace function invoice_refuse() returns trigger language plpgsql set search_path = @path as $body$
        begin
          raise exception '{Fixed}';
        end $body$;

        create or replace function invoice_next() returns trigger language plpgsql set search_path = @path as $body$
        begin
          if new.sequence <> {Next} then
            raise exception '{Gap}';
          end if;
          return new;
        end $body$;

        create or replace trigger invoice_next before insert on {Table} for each row execute function invoice_next();
        create or replace trigger invoice_fixed before update or delete on {Table} for each row execute function invoice_refuse();
        create or replace trigger invoice_kept before truncate on {Table} for each statement execute function invoice_refuse();
        alter table {Table} enable trigger user;
        """;

    private const int PostgresTriggers = 3;

    private const string Held =
        $"select count(*) from pg_trigger where not tgisinternal and tgenabled = 'O' and tgname like 'invoice\\_%' and tgrelid = to_regclass('{Table}')";

    private static readonly (string Name, string Sql)[] Sqlite =
    [
        Trigger("invoice_next", $"before insert on {Table} when new.sequence <> {Next}", Gap),
        // "insert or replace" removes rows without a delete trigger.
        Trigger("invoice_once", $"before insert on {Table} when exists (select 1 from {Table} where id = new.id or key = new.key or (brand_id = new.brand_id and number = new.number))", Fixed),
        Trigger("invoice_fixed", $"before update on {Table}", Fixed),
        Trigger("invoice_kept", $"before delete on {Table}", Fixed),
    ];

    /// <summary>A question of which each answer is a sentence: whether all triggers are there and switched on.</summary>
    public static string Check(DatabaseProvider provider)
    {
        var (held, all) = provider == DatabaseProvider.Sqlite
            ? ("select count(*) from sqlite_master where type = 'trigger' and name like 'invoice!_%' escape '!'", Sqlite.Length)
            : (Held, PostgresTriggers);
        return $"select 'Of the {all} triggers that seal invoices ' || found || ' are there and switched on' from (select ({held}) as found) held where found <> {all}";
    }

    /// <summary>Puts the triggers where they are missing, switched off or other than these.</summary>
    public static Task PutAsync(JaytekDb db, CancellationToken cancellationToken) =>
        db.Provider == DatabaseProvider.Sqlite ? PutSqliteAsync(db, cancellationToken) : PutPostgresAsync(db, cancellationToken);

    private static async Task PutSqliteAsync(JaytekDb db, CancellationToken cancellationToken)
    {
        foreach (var (name, sql) in Sqlite)
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

    // A trigger takes a lock on its table, for which other nodes would wait, so a seal that is whole is left alone.
    private static async Task PutPostgresAsync(JaytekDb db, CancellationToken cancellationToken)
    {
        var path = await db.Database.SqlQuery<string>($"select quote_ident(current_schema()) || ', pg_temp' as \"Value\"").SingleAsync(cancellationToken);
        var sql = Postgres.Replace("@path", path, StringComparison.Ordinal);
        var mark = "seal " + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)));
        var there = await db.Database.SqlQuery<string?>($"select obj_description(to_regclass({Table}), 'pg_class') as \"Value\"").SingleAsync(cancellationToken);
        var held = await db.Database.SqlQueryRaw<long>($"select ({Held}) as \"Value\"").SingleAsync(cancellationToken);
        if (there == mark && held == PostgresTriggers)
            return;
        // Not by EF, which takes braces for places of parameters.
        await using var command = db.Database.CurrentTransaction!.GetDbTransaction().Command($"{sql} comment on table {Table} is '{mark}';");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static (string, string) Trigger(string name, string when, string error) =>
        (name, $"CREATE TRIGGER {name} {when} begin select raise(abort, '{error}'); end");
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Jaytek.Engine.Data.Roles;

/// <summary>
/// Row-level security of the tables that guards name: who reads as somebody, by <see cref="OwnRows"/>, sees the rows of theirs, and everybody else
/// all. The reader is looked up once for a query, as a subquery is; a call by itself would be made for each row.
/// </summary>
internal static class PutPolicies
{
    private const string Name = "jaytek_reader";

    // What a transaction has set is an empty text once it is over, and not nothing.
    private const string Reader = "(select nullif(current_setting('" + OwnRows.Setting + "', true), ''))";

    /// <summary>Puts the policies where they are missing, switched off or other than these.</summary>
    /// <remarks>It takes a lock on its table, for which other nodes would wait, so a policy that is whole is left alone.</remarks>
    /// <param name="db">The owner's context, in a transaction.</param>
    /// <param name="guards">Which tables.</param>
    /// <param name="site">The role that the site runs by.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task RunAsync(JaytekDb db, IEnumerable<TableGuard> guards, string site, CancellationToken cancellationToken)
    {
        foreach (var guard in guards.Where(one => one.Own is not null))
        {
            // A table's owner is held by no policy unless it is forced. Where the owner is another than the site, it is left free: it makes the
            // backups, and the seals read by its right.
            var isForced = await db.Database.SqlQuery<bool>(
                $"select pg_has_role({site}, relowner, 'USAGE') as \"Value\" from pg_class where oid = to_regclass({guard.Table})").SingleAsync(cancellationToken);
            var sql = Sql(guard, isForced);
            var mark = "guard " + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)));
            var isWhole = await db.Database.SqlQuery<bool>($"""
                select exists (
                  select 1 from pg_class c join pg_policy p on p.polrelid = c.oid and p.polname = {Name}
                  where c.oid = to_regclass({guard.Table}) and c.relrowsecurity and c.relforcerowsecurity = {isForced} and obj_description(p.oid, 'pg_policy') = {mark}
                    and (select count(*) from pg_policy where polrelid = c.oid) = 2) as "Value"
                """).SingleAsync(cancellationToken);
            if (isWhole)
                continue;
            // Not by EF, which takes braces for places of parameters.
            await using var command = db.Database.CurrentTransaction!.GetDbTransaction().Command($"{sql} comment on policy {Name} on {guard.Table} is '{mark}';");
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    // The one policy allows everything, for without one nothing is allowed; the other takes away what is not the reader's, of reading alone: who
    // writes is no reader, and a check of each row that is written would say nothing.
    private static string Sql(TableGuard guard, bool isForced) => string.Create(CultureInfo.InvariantCulture, $"""
        drop policy if exists {Name} on {guard.Table};
        drop policy if exists jaytek_all on {guard.Table};
        create policy jaytek_all on {guard.Table} using (true) with check (true);
        create policy {Name} on {guard.Table} as restrictive for select using ({Reader} is null or ({guard.Own!.Replace(TableGuard.Reader, Reader, StringComparison.Ordinal)}));
        alter table {guard.Table} enable row level security;
        alter table {guard.Table} {(isForced ? "force" : "no force")} row level security;
        """);
}

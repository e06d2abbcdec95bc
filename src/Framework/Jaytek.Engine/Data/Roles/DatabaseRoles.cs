using System.Data.Common;

namespace Jaytek.Engine.Data.Roles;

/// <summary>The roles of a site on PostgreSQL, as the database sees them.</summary>
/// <param name="Site">The role that the site runs by.</param>
/// <param name="IsFree">True for a superuser, and for a role that row-level security does not hold.</param>
/// <param name="Owners">The roles that own guarded tables.</param>
/// <param name="OwnsTables">The site may do what their owner may: switch triggers off, drop them.</param>
public sealed record DatabaseRoles(string Site, bool IsFree, IReadOnlyList<string> Owners, bool OwnsTables)
{
    /// <summary>Asks on a connection of the site's.</summary>
    public static async Task<DatabaseRoles> ReadAsync(DbConnection connection, IEnumerable<TableGuard> guards, CancellationToken cancellationToken)
    {
        await using var command = connection.Command(
            """
            select current_user::text, rolsuper or rolbypassrls,
              array(select distinct relowner::regrole::text from pg_class where oid in (select to_regclass(name) from unnest(@tables) as name) order by 1),
              exists (select 1 from pg_class where oid in (select to_regclass(name) from unnest(@tables) as name) and pg_has_role(current_user, relowner, 'MEMBER'))
            from pg_roles where rolname = current_user
            """,
            ("tables", guards.Select(guard => guard.Table).ToArray()));
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return new DatabaseRoles(row.GetString(0), row.GetBoolean(1), row.GetFieldValue<string[]>(2), row.GetBoolean(3));
    }
}

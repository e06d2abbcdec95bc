using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Jaytek.Engine.Data.Roles;

/// <summary>Looks, before the owner's role changes anything, whether both connection strings lead to the same tables and whether they are the owner's.</summary>
internal sealed class OwnerConnection(JaytekDb owner, NpgsqlDataSource site)
{
    /// <summary>Before the migrations. A database that does not exist yet is made by them.</summary>
    /// <exception cref="ConfigurationException">The strings lead to two databases or schemas, or tables are somebody else's.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        if (!await ExistsAsync(cancellationToken))
        {
            if (await SiteExistsAsync(cancellationToken))
                throw TwoDatabases();
            return;
        }
        var role = await CheckSameAsync(cancellationToken);
        await CheckOwnershipAsync(cancellationToken);
        await RefuseMightyAsync(role, cancellationToken);
    }

    /// <summary>Behind the migrations: the same where there was no database before.</summary>
    /// <exception cref="ConfigurationException">As of <see cref="CheckAsync"/>.</exception>
    public async Task CheckMadeAsync(CancellationToken cancellationToken) => await RefuseMightyAsync(await CheckSameAsync(cancellationToken), cancellationToken);

    // Whether a lock that the one takes is in the other's way: names of hosts and databases say nothing, a pooler has its own.
    private async Task<string> CheckSameAsync(CancellationToken cancellationToken)
    {
        var key = Random.Shared.NextInt64();
        await using var connection = await OpenSiteAsync(cancellationToken);
        await using var transaction = await owner.Database.BeginTransactionAsync(cancellationToken);
        await owner.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({key})", cancellationToken);
        await using var other = await connection.BeginTransactionAsync(cancellationToken);
        await using var command = other.Command("select pg_try_advisory_xact_lock(@key), current_user::text, coalesce(current_schema(), '(none)')", ("key", key));
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        if (row.GetBoolean(0))
            throw TwoDatabases();
        var schema = await owner.Database.SqlQuery<string>($"select coalesce(current_schema(), '(none)') as \"Value\"").SingleAsync(cancellationToken);
        return schema == row.GetString(2) ? row.GetString(1) : throw new ConfigurationException(
            DatabaseOptions.OwnerKey, $"it makes its tables in the schema {schema}, and the role of the site looks in {row.GetString(2)}: give both the same 'Search Path'");
    }

    // Who is held by nothing, or could make itself so: no grant takes that away.
    private async Task RefuseMightyAsync(string site, CancellationToken cancellationToken)
    {
        var mighty = await owner.Database.SqlQuery<string?>($"""
            select case
              when rolname = current_user then 'is the owner itself: two roles are needed'
              when rolsuper then 'is a superuser, whom nothing holds'
              when rolbypassrls then 'is not held by row-level security: alter role … nobypassrls'
              when pg_has_role(rolname, current_user, 'MEMBER') then 'is a member of the owner''s role'
              when exists (select 1 from pg_database where datname = current_database() and pg_has_role(pg_roles.rolname, datdba, 'MEMBER')) then 'owns the database: alter database … owner to …'
              when exists (select 1 from pg_namespace where nspname = current_schema() and pg_has_role(pg_roles.rolname, nspowner, 'MEMBER')) then 'owns the schema: alter schema … owner to …'
              when has_parameter_privilege(rolname, 'session_replication_role', 'SET') then 'may set session_replication_role, which switches triggers off'
            end as "Value" from pg_roles where rolname = {site}
            """).SingleAsync(cancellationToken);
        if (mighty is not null)
            throw new ConfigurationException("Jaytek:Database:ConnectionString", $"the role {site} {mighty}. docs/operations.md says under 'The owner's role' how to make the two");
    }

    private async Task CheckOwnershipAsync(CancellationToken cancellationToken)
    {
        var tables = TablesOf(owner).ToArray();
        var strange = await owner.Database.SqlQuery<string>($"""
            select relname || ' is ' || relowner::regrole::text || '''s' as "Value" from pg_class
            where relnamespace = current_schema()::regnamespace and relname = any({tables}) and not pg_has_role(current_user, relowner, 'USAGE')
            union select f.oid::regprocedure::text || ' is ' || proowner::regrole::text || '''s' from pg_proc f join pg_trigger t on t.tgfoid = f.oid join pg_class c on c.oid = tgrelid
            where c.relnamespace = current_schema()::regnamespace and relname = any({tables}) and not tgisinternal and not pg_has_role(current_user, proowner, 'USAGE') order by 1
            """).ToListAsync(cancellationToken);
        if (strange.Count > 0)
            throw new ConfigurationException(
                DatabaseOptions.OwnerKey,
                $"the role that it names does not own all tables and their functions ({strange[0]}{(strange.Count > 1 ? $", and {strange.Count - 1} more are others'" : "")}). Give them to it first, as docs/operations.md says under 'The owner's role'");
    }

    /// <summary>All tables of this build, and that of the migrations.</summary>
    public static IEnumerable<string> TablesOf(JaytekDb db) =>
        db.Model.GetEntityTypes().Select(entity => entity.GetTableName()).OfType<string>().Append(History).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>The table in which EF notes which migrations were applied.</summary>
    public const string History = "__EFMigrationsHistory";

    private async Task<bool> ExistsAsync(CancellationToken cancellationToken) =>
        await ((IRelationalDatabaseCreator)((IDatabaseFacadeDependenciesAccessor)owner.Database).Dependencies.DatabaseCreator).ExistsAsync(cancellationToken);

    private async Task<bool> SiteExistsAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await site.OpenConnectionAsync(cancellationToken);
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            return false;
        }
        catch (NpgsqlException e)
        {
            throw Unreachable(e);
        }
    }

    private async Task<NpgsqlConnection> OpenSiteAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await site.OpenConnectionAsync(cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            throw TwoDatabases();
        }
        catch (NpgsqlException e)
        {
            throw Unreachable(e);
        }
    }

    private static ConfigurationException Unreachable(NpgsqlException e) => new("Jaytek:Database:ConnectionString", $"the role of the site cannot connect: {e.Message}");

    private static ConfigurationException TwoDatabases() =>
        new(DatabaseOptions.OwnerKey, "it leads to another database than Jaytek:Database:ConnectionString. Both must name the same, by two roles");
}

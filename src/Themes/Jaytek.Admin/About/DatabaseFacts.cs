using System.Globalization;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Engine.Data.Roles;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Admin.About;

/// <summary>The database: which, how large, and whether its schema is this build's.</summary>
internal sealed class DatabaseFacts(JaytekDb db, IReadConnections connections, IEnumerable<IModelContributor> contributors) : ISystemFacts
{
    public async Task<IReadOnlyList<SystemFact>> ListAsync(CancellationToken cancellationToken)
    {
        var sqlite = db.Provider == DatabaseProvider.Sqlite;
        var version = sqlite
            ? await db.Database.SqlQuery<string>($"select sqlite_version() as \"Value\"").SingleAsync(cancellationToken)
            : await db.Database.SqlQuery<string>($"select current_setting('server_version') as \"Value\"").SingleAsync(cancellationToken);
        var bytes = sqlite
            ? await db.Database.SqlQuery<long>($"select (select page_count from pragma_page_count()) * (select page_size from pragma_page_size()) as \"Value\"").SingleAsync(cancellationToken)
            : await db.Database.SqlQuery<long>($"select pg_database_size(current_database()) as \"Value\"").SingleAsync(cancellationToken);
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
        return
        [
            new("Database", sqlite ? "SQLite" : "PostgreSQL", version),
            new("Database", "Size", Sizes.Of(bytes)),
            new("Database", "Migrations", string.Create(CultureInfo.InvariantCulture, $"{applied.Count} applied, {pending} pending"),
                pending == 0 ? SystemFactState.Good : SystemFactState.Bad, pending == 0 ? null : "They are applied when the site starts."),
            new("Database", "Newest migration", applied.Count > 0 ? applied[^1] : "none"),
            .. sqlite ? [] : await RolesAsync(cancellationToken),
        ];
    }

    private async Task<IReadOnlyList<SystemFact>> RolesAsync(CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        var roles = await DatabaseRoles.ReadAsync(connection, contributors.SelectMany(one => one.Guards), cancellationToken);
        return
        [
            new("Database", "Role of the site", roles.Site + (roles.IsFree ? ", held by nothing" : ""), roles.IsFree ? SystemFactState.Missing : SystemFactState.Plain,
                roles.IsFree ? "A superuser, or a role that row-level security does not hold: people are held to their own rows by the queries alone." : null),
            new("Database", "Owner of the books", string.Join(", ", roles.Owners), roles.OwnsTables ? SystemFactState.Missing : SystemFactState.Good,
                roles.OwnsTables ? "The site's own role, which could switch the seals of the books off. A role of its own holds the site as well: see MigrationConnectionString in docs/operations.md." : "Another role than the site's, which can therefore not switch the seals off."),
        ];
    }
}

using System.Globalization;
using Jaytek.Admin.Contracts;
using Jaytek.Engine.Data;
using Jaytek.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Admin.About;

/// <summary>The database: which, how large, and whether its schema is this build's.</summary>
internal sealed class DatabaseFacts(JaytekDb db) : ISystemFacts
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
        ];
    }
}

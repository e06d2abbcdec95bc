using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Jaytek.Engine.Data;

/// <summary>Brings the database to this build's schema at start.</summary>
internal sealed class DatabaseMigrator(
    IServiceScopeFactory scopes, DatabaseOptions options, IEnumerable<IModelContributor> contributors, TimeProvider clock, ILogger<DatabaseMigrator> logger)
{
    // Any number that no other lock of this database uses.
    private const int CompletionLock = 0x4A54_4D49;

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<JaytekDb>();
        if (options.Provider == DatabaseProvider.Postgres)
        {
            await CheckReachableAsync(db, cancellationToken);
            await db.Database.MigrateAsync(cancellationToken);
            await CompleteAsync(db, cancellationToken);
            return;
        }
        await MigrateSqliteAsync(db, cancellationToken);
        await CompleteAsync(db, cancellationToken);
    }

    private async Task MigrateSqliteAsync(JaytekDb db, CancellationToken cancellationToken)
    {
        if (File.Exists(db.Database.GetDbConnection().DataSource) && !(await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            return;
        await using var file = await LockFileAsync(cancellationToken);
        // EF's own lock on SQLite is a row that survives a killed process and would be waited for without end. Ours is held by the
        // operating system, so under it a row that is still there can only be a dead process's.
        await db.Database.ExecuteSqlRawAsync("drop table if exists \"__EFMigrationsLock\"", cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
    }

    // On SQLite the transaction alone keeps a second process out: it begins as a writer.
    private async Task CompleteAsync(JaytekDb db, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (options.Provider == DatabaseProvider.Postgres)
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({CompletionLock}, 0)", cancellationToken);
        foreach (var contributor in contributors)
            await contributor.CompleteAsync(db, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task CheckReachableAsync(JaytekDb db, CancellationToken cancellationToken)
    {
        try
        {
            await db.Database.OpenConnectionAsync(cancellationToken);
            await db.Database.CloseConnectionAsync();
        }
        // EF wraps what may pass by itself; either way nobody answers at this address now.
        catch (Exception e) when (NotReached(e) is { } cause)
        {
            throw new ConfigurationException("Jaytek:Database:ConnectionString", $"the database cannot be reached: {cause.Message}");
        }
    }

    // A database that does not exist yet is made by the migration.
    private static Npgsql.NpgsqlException? NotReached(Exception e)
    {
        var cause = e as Npgsql.NpgsqlException ?? e.InnerException as Npgsql.NpgsqlException;
        return cause is Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.InvalidCatalogName } ? null : cause;
    }

    private async Task<FileStream> LockFileAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(options.DataDirectory, ".migrating");
        for (var waited = 0; ; waited++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited < 300)
            {
                if (waited == 0)
                    logger.LogInformation("Another process migrates this database; waiting");
                await Task.Delay(TimeSpan.FromMilliseconds(200), clock, cancellationToken);
            }
        }
    }
}

using Jaytek.Engine.Data.Roles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Jaytek.Engine.Data;

/// <summary>Brings the database to this build's schema at start.</summary>
internal sealed class DatabaseMigrator(
    IServiceScopeFactory scopes, DatabaseOptions options, IEnumerable<IModelContributor> contributors, IReadConnections connections, TimeProvider clock, ILogger<DatabaseMigrator> logger)
{
    // Any number that no other lock of this database uses.
    private const int CompletionLock = 0x4A54_4D49;

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<JaytekDb>();
        if (options.Provider == DatabaseProvider.Sqlite)
        {
            await MigrateSqliteAsync(db, cancellationToken);
            await CompleteAsync(db, cancellationToken);
        }
        else if (options.MigrationConnectionString is { } ownerString)
        {
            await using var owner = OwnerDb(ownerString);
            await MigrateAsOwnerAsync(owner, scope.ServiceProvider.GetRequiredService<NpgsqlDataSource>(), cancellationToken);
        }
        else
        {
            await CheckReachableAsync(db, "Jaytek:Database:ConnectionString", cancellationToken);
            await MigratePostgresAsync(db, () => CompleteAsync(db, cancellationToken), "the role of the site does not own the tables, and this build has to change them. Start it once with the owner's", cancellationToken);
        }
    }

    private async Task MigrateAsOwnerAsync(JaytekDb owner, NpgsqlDataSource site, CancellationToken cancellationToken)
    {
        await CheckReachableAsync(owner, DatabaseOptions.OwnerKey, cancellationToken);
        var roles = new OwnerConnection(owner, site);
        await roles.CheckAsync(cancellationToken);
        await MigratePostgresAsync(
            owner,
            async () =>
            {
                await roles.CheckMadeAsync(cancellationToken);
                await CompleteAsync(owner, cancellationToken);
            },
            "the role that it names lacks a right", cancellationToken);
    }

    // With nothing to migrate EF would lock its table all the same, which the role of a site that does not own it may not.
    private static async Task MigratePostgresAsync(JaytekDb db, Func<Task> complete, string complaint, CancellationToken cancellationToken)
    {
        try
        {
            if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
                await db.Database.MigrateAsync(cancellationToken);
            await complete();
        }
        catch (Exception e) when ((e as PostgresException ?? e.InnerException as PostgresException) is { SqlState: PostgresErrorCodes.InsufficientPrivilege } cause)
        {
            throw new ConfigurationException(DatabaseOptions.OwnerKey, $"{complaint} ({cause.MessageText})");
        }
    }

    private JaytekDb OwnerDb(string connectionString)
    {
        var builder = new DbContextOptionsBuilder<JaytekDb>();
        DatabaseServices.Configure(builder, DatabaseProvider.Postgres, connectionString, null);
        return new JaytekDb(builder.Options, contributors);
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
        if (options.Provider == DatabaseProvider.Postgres)
            await GuardAsync(db, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task GuardAsync(JaytekDb db, CancellationToken cancellationToken)
    {
        var guards = contributors.SelectMany(contributor => contributor.Guards).ToList();
        await using var connection = await connections.OpenAsync(cancellationToken);
        var site = (await DatabaseRoles.ReadAsync(connection, guards, cancellationToken)).Site;
        await PutPolicies.RunAsync(db, guards, site, cancellationToken);
        if (options.MigrationConnectionString is not null)
            await new GrantSite(db, guards, site).RunAsync(cancellationToken);
    }

    private static async Task CheckReachableAsync(JaytekDb db, string key, CancellationToken cancellationToken)
    {
        try
        {
            await db.Database.OpenConnectionAsync(cancellationToken);
            await db.Database.CloseConnectionAsync();
        }
        // EF wraps what may pass by itself; either way nobody answers at this address now.
        catch (Exception e) when ((e as NpgsqlException ?? e.InnerException as NpgsqlException) is { } cause)
        {
            // A database that does not exist yet is made by the migration.
            if (cause is not PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName })
                throw new ConfigurationException(key, $"the database cannot be reached: {cause.Message}");
        }
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

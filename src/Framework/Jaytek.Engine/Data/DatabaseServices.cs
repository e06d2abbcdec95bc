using Jaytek.Engine.Actions;
using Jaytek.Engine.Epochs;
using Jaytek.Engine.Events;
using Jaytek.Engine.Features;
using Jaytek.Engine.Jobs;
using Jaytek.Engine.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Jaytek.Engine.Data;

/// <summary>Registers the context, the read connections and the engine's own tables.</summary>
public static class DatabaseServices
{
    internal static void AddJaytekDatabase(this IServiceCollection services, DatabaseOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<DatabaseMigrator>();
        services.AddSingleton<SideNotes>();
        services.AddScoped<OwnRows>();
        services.AddEngineTables();
        if (options.Provider == DatabaseProvider.Postgres)
        {
            services.AddSingleton(NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(options.ConnectionString) { MaxAutoPrepare = 100, AutoPrepareMinUsages = 2 }.ConnectionString));
            services.AddSingleton<IReadConnections, PostgresReadConnections>();
            services.AddHostedService<EpochListening>();
            services.AddDbContext<JaytekDb>((s, db) => Configure(db, DatabaseProvider.Postgres, null, s.GetRequiredService<NpgsqlDataSource>()));
        }
        else
        {
            services.AddSingleton<IReadConnections, SqliteReadConnections>();
            services.AddDbContext<JaytekDb>((_, db) => Configure(db, DatabaseProvider.Sqlite, options.ConnectionString, null));
        }
    }

    /// <summary>The engine's own tables; also for the design-time tool that writes migrations.</summary>
    public static void AddEngineTables(this IServiceCollection services)
    {
        services.AddSingleton<IModelContributor, FeatureTable>();
        services.AddSingleton<IModelContributor, EpochTable>();
        services.AddSingleton<IModelContributor, SettingTable>();
        services.AddSingleton<IModelContributor, AuditTable>();
        services.AddSingleton<IModelContributor, OutboxTable>();
        services.AddSingleton<IModelContributor, JobRunTable>();
    }

    /// <summary>Sets a context's options up for a database; the migrations lie in <c>Jaytek.Migrations.{Provider}</c>.</summary>
    public static void Configure(DbContextOptionsBuilder builder, DatabaseProvider provider, string? connectionString, NpgsqlDataSource? source)
    {
        if (provider == DatabaseProvider.Sqlite)
            builder.UseSqlite(connectionString, o => o.MigrationsAssembly("Jaytek.Migrations.Sqlite")).AddInterceptors(new SqlitePragmas())
                .ReplaceService<IMigrationsSqlGenerator, SqliteMigrationWriter>();
        else if (source is not null)
            builder.UseNpgsql(source, o => o.MigrationsAssembly("Jaytek.Migrations.Postgres"));
        else
            builder.UseNpgsql(connectionString, o => o.MigrationsAssembly("Jaytek.Migrations.Postgres"));
        // A single query is right for our shapes; a cartesian product would be a bug to see, not a warning to read.
        builder.ConfigureWarnings(w => w.Ignore(RelationalEventId.MultipleCollectionIncludeWarning));
    }
}

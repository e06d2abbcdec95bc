using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Jaytek.Engine.Data;

/// <summary>The one database context, composed from the modules' tables. Entities are internal to their modules; all share this context and so one transaction.</summary>
public sealed class JaytekDb(DbContextOptions<JaytekDb> options, IEnumerable<IModelContributor> contributors) : DbContext(options)
{
    /// <summary>Which database this is.</summary>
    public DatabaseProvider Provider => Database.ProviderName!.Contains("Sqlite", StringComparison.Ordinal) ? DatabaseProvider.Sqlite : DatabaseProvider.Postgres;

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var contributor in contributors)
            contributor.Contribute(modelBuilder, Provider);
        SnakeCase.Apply(modelBuilder);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // SQLite sorts instants only as numbers; PostgreSQL takes offset zero only.
        if (Provider == DatabaseProvider.Sqlite)
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantToTicks>();
        else
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantToUtc>();
    }

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        IncrementRowVersions();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        IncrementRowVersions();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    private void IncrementRowVersions()
    {
        foreach (var entry in ChangeTracker.Entries<IRowVersioned>())
        {
            if (entry.State == EntityState.Modified)
                entry.Entity.RowVersion++;
        }
    }

    private sealed class InstantToTicks() : ValueConverter<DateTimeOffset, long>(
        instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    private sealed class InstantToUtc() : ValueConverter<DateTimeOffset, DateTimeOffset>(
        instant => instant.ToUniversalTime(), instant => instant.ToUniversalTime());
}

/// <summary>A row with optimistic concurrency; map <see cref="RowVersion"/> with <c>IsConcurrencyToken()</c>.</summary>
public interface IRowVersioned
{
    /// <summary>Counts the row's changes; raised by <see cref="JaytekDb"/> on save.</summary>
    long RowVersion { get; set; }
}

using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Contents.Index;

/// <summary>
/// Holds the writers of a type's index rows and the changes of its fields apart, until the end of the transaction. Without it a
/// writer that has read the fields and not committed yet would leave its item without rows in a field that was added, listed and
/// built meanwhile. SQLite has one writer at a time and needs no lock.
/// </summary>
internal static class FieldLock
{
    // Tells these locks from others that somebody may take by two numbers.
    private const int Space = 0x636D73;

    /// <summary>For who writes rows by the fields: many at once.</summary>
    public static Task ShareAsync(JaytekDb db, string contentType, CancellationToken cancellationToken) => db.Provider == DatabaseProvider.Postgres
        ? db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock_shared({Space}, hashtext({contentType}))", cancellationToken)
        : Task.CompletedTask;

    /// <summary>For who changes the fields: alone, after every open writer.</summary>
    public static Task TakeAsync(JaytekDb db, string contentType, CancellationToken cancellationToken) => db.Provider == DatabaseProvider.Postgres
        ? db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Space}, hashtext({contentType}))", cancellationToken)
        : Task.CompletedTask;
}

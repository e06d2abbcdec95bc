using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Portfolio.DJs;

/// <summary>
/// Lets one unit of work at a time give a profile to somebody, until it ends: of two at one moment the second sees what the first made.
/// SQLite has one writer at a time and needs no lock.
/// </summary>
internal static class ProfileLock
{
    // Tells these locks from others that somebody may take by two numbers.
    private const int Space = 0x646A70;

    public static Task TakeAsync(JaytekDb db, string ownerId, CancellationToken cancellationToken) => db.Provider == DatabaseProvider.Postgres
        ? db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Space}, hashtext({ownerId}))", cancellationToken)
        : Task.CompletedTask;
}

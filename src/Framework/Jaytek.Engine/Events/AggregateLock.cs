using System.Security.Cryptography;
using System.Text;
using Jaytek.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Jaytek.Engine.Events;

/// <summary>
/// Lets one unit of work at a time write outbox rows of an aggregate, until it ends. Without it a row that got its number first could be
/// committed, and so delivered, second.
/// </summary>
/// <remarks>Units that change the same item meet at its row already; this also holds for those that have no row in common.</remarks>
internal static class AggregateLock
{
    // Any number that no other lock of this database uses.
    private const int Kind = 0x4A54_4F42;

    /// <summary>
    /// Takes the locks. PostgreSQL keeps every lock in a table of bounded size, so aggregates share 256 of them by hash: an import of ten
    /// thousand items takes 256, and strangers that share one wait for the short time between this and their commits.
    /// </summary>
    public static async Task TakeAsync(JaytekDb db, IEnumerable<string> aggregateIds, CancellationToken cancellationToken)
    {
        // SQLite has one writer at a time.
        if (db.Provider != DatabaseProvider.Postgres)
            return;
        // In one order, so that two units cannot wait for each other.
        foreach (var bucket in aggregateIds.Select(BucketOf).Distinct().Order())
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Kind}, {bucket})", cancellationToken);
    }

    private static int BucketOf(string aggregateId) => SHA256.HashData(Encoding.UTF8.GetBytes(aggregateId))[0];
}
